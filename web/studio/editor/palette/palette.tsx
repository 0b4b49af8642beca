import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { CONTROL_KINDS, type ControlKind } from '#domain/controls/control.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { searchIcon, xIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { filterOptions } from '#web/ui/use-options.ts'
import { dragSource } from '../../drag/drag.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { focusFirst } from '../focus-first.ts'
import { messages } from '../messages.ts'

const GROUPS = ['input', 'display', 'layout', 'data', 'action'] as const

/** Every control there is, by group: drag one onto the page, or press Enter on it. */
export function Palette() {
  const { view } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.palette
  const words = useSignal('')
  const found = filterOptions(
    CONTROL_KINDS.map((kind) => ({ value: kind, label: messages.t.kinds[kind] })),
    words.value,
  ).map(({ value }) => value as ControlKind)
  const first = found[0]

  return (
    <section
      class="editor-palette"
      aria-label={t.title}
      onKeyDown={(event) => event.key === 'Escape' && (view.palette.value = false)}
    >
      <div class="phead line">
        {t.title}
        <span class="grow" />
        <IconButton icon={xIcon} size="s" label={t.close} onClick={() => (view.palette.value = false)} />
      </div>
      <div class="panel-find">
        <TextInput
          size="s"
          icon={searchIcon}
          aria-label={t.find}
          value={words.value}
          inputRef={focusFirst}
          onInput={(text) => (words.value = text)}
          onKeyDown={(event) => event.key === 'Enter' && first !== undefined && acts.addControl(first)}
        />
      </div>
      <div class="panel-scroll">
        {GROUPS.map((group) => {
          const kinds = found.filter((kind) => CONTROLS[kind].group === group)
          if (kinds.length === 0) return null
          return (
            <div key={group} role="group" aria-label={t.groups[group]}>
              <h3 class="cap">{t.groups[group]}</h3>
              <div class="palette-kinds">
                {kinds.map((kind) => (
                  <PaletteItem key={kind} kind={kind} onAdd={() => acts.addControl(kind)} />
                ))}
              </div>
            </div>
          )
        })}
        <p class="panel-empty">{found.length === 0 ? t.none : t.hint}</p>
      </div>
    </section>
  )
}

function PaletteItem({ kind, onAdd }: { kind: ControlKind; onAdd: () => void }) {
  const item = useRef<HTMLButtonElement>(null)
  const title = messages.t.kinds[kind]
  useEffect(
    () => (item.current ? dragSource(item.current, () => ({ type: 'palette', kind, title })) : undefined),
    [kind, title],
  )
  return (
    <button
      ref={item}
      type="button"
      class="palette-kind"
      title={messages.t.palette.add(title)}
      onDblClick={onAdd}
      onClick={(event) => event.detail === 0 && onAdd()}
    >
      <NamedIcon name={CONTROLS[kind].icon} />
      <span>{title}</span>
    </button>
  )
}
