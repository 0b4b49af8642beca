import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { UniqueKey } from '#domain/components/model.ts'
import { addKey, keyMembers, removeKey } from '#domain/components/operations/keys.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon, plusIcon, xIcon } from '#web/ui/icons.ts'
import { MultiCombobox } from '#web/ui/multi-combobox.tsx'
import { useEditor } from '../context.ts'
import { problemText } from '../expression/problem-text.ts'
import { messages } from '../messages.ts'

const namesOf = ({ properties }: UniqueKey, { component }: ComponentDocument): string =>
  properties.map((id) => component.model.properties[id]?.title ?? id).join(' + ')

/** The uniqueness over several properties together: which there are, what is wrong with them, and one more. */
export function KeysInput() {
  const { model } = useEditor()
  const t = messages.t.uniqueKeys
  const adding = useSignal(false)
  const group = useRef<HTMLDivElement>(null)
  const document = model.draft.document.value
  if (!document) return null
  const keys = Object.values(document.component.model.keys)
  const problemOf = (key: UniqueKey) =>
    model.problems.value.find(({ path }) => path[2] === 'keys' && path[3] === key.id)
  const close = () => {
    adding.value = false
    // The form with the focus goes away: the button that opened it takes it back.
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>('.add-key')?.focus())
  }

  return (
    <div ref={group} class="entry-group" role="group" aria-label={t.title} data-entry="component.keys">
      <span class="label">{t.title}</span>
      {keys.length > 0 && (
        <ul class="item-list">
          {keys.map((key) => {
            const names = namesOf(key, document)
            const problem = problemOf(key)
            return (
              <li key={key.id} class="key-line">
                <span class="grow">
                  {names}
                  {problem && (
                    <span class="err">
                      <Icon drawing={errorIcon} />
                      <span>{problemText(problem)}</span>
                    </span>
                  )}
                </span>
                <IconButton
                  icon={xIcon}
                  size="s"
                  label={t.remove(names)}
                  onClick={() => model.act(removeKey(key.id), { select: false })}
                />
              </li>
            )
          })}
        </ul>
      )}
      <span class="help">{t.help}</span>
      {adding.value ? (
        <NewKey document={document} onClose={close} />
      ) : (
        <Button size="s" kind="ghost" icon={plusIcon} class="add-key" onClick={() => (adding.value = true)}>
          {t.add}
        </Button>
      )}
    </div>
  )
}

/** Which properties the new key holds. */
function NewKey({ document, onClose }: { document: ComponentDocument; onClose: () => void }) {
  const { model } = useEditor()
  const t = messages.t.uniqueKeys
  const chosen = useSignal<readonly string[]>([])
  const options = keyMembers(document).map(({ id, title }) => ({ value: id, label: title }))
  const operation = addKey(document, chosen.value, model.random())
  const obstacle = chosen.value.length < 2 ? t.tooFew : operation.edits.length === 0 ? t.taken : false
  return (
    <div class="new-key">
      <Field label={t.members}>
        {(wiring) => (
          <MultiCombobox
            {...wiring}
            label={t.members}
            options={options}
            placeholder={t.choose}
            value={chosen.value.flatMap((id) => options.find((option) => option.value === id) ?? [])}
            onChange={(value) => (chosen.value = value.map((option) => option.value))}
          />
        )}
      </Field>
      <div class="row">
        <Button
          size="s"
          disabled={obstacle}
          onClick={() => {
            model.act(operation, { select: false })
            onClose()
          }}
        >
          {t.addAct}
        </Button>
        <Button size="s" kind="ghost" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </div>
  )
}
