import { Dialog } from '#web/ui/dialog.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { shortcuts } from '#web/ui/keys.ts'
import { messages } from '../messages.ts'

/** Every shortcut that works on this screen. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(shortcuts.value, ({ group }) => group)
  return (
    <Dialog title={messages.t.frame.shortcuts} onClose={onClose} size="wide" closable>
      <div class="shortcuts">
        {[...groups].map(([group, list]) => (
          <section key={group}>
            <h3 class="cap">{group}</h3>
            <dl>
              {list.map(({ keys, name }) => (
                <div key={`${keys}${name}`}>
                  <dt>{name}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
