import { useEffect, useRef } from 'preact/hooks'
import type { Control } from '#domain/components/document.ts'
import { configure } from '#domain/components/operations/controls.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import type { Field } from '#domain/controls/control.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { controlTitle } from '../titles.ts'
import type { CanvasModel } from './canvas-model.ts'
import { styleOf, useBox } from './overlay-box.ts'

/** The words of a control, edited where they stand. */
export function WriteInPlace({ canvas, control }: { canvas: CanvasModel; control: Control }) {
  const { model, view } = useEditor()
  const box = useBox(canvas, control.id)
  const area = useRef<HTMLTextAreaElement>(null)
  const fields: { readonly [name: string]: Field } = CONTROLS[control.kind].fields
  const entry = ['label', 'text', 'title'].find((name) => fields[name]?.input === 'text')
  const held = control.config[entry ?? '']
  const properties = model.draft.document.value?.component.model
  const shown = typeof held === 'string' ? held : properties ? controlTitle(control, properties) : ''

  useEffect(() => {
    area.current?.focus()
    area.current?.select()
  }, [box !== null])

  if (!box || entry === undefined) return null
  const multiline = fields[entry]?.input === 'text' && 'multiline' in fields[entry] && fields[entry].multiline === true

  function leave(keep: boolean) {
    view.writing.value = null
    const words = area.current?.value ?? shown
    const [now, page] = [model.draft.document.peek(), model.page.peek()]
    if (keep && now && page && words !== shown && entry !== undefined) {
      model.act(configure(now, page.id, control.id, entry, words === '' ? undefined : words))
    }
  }

  return (
    <textarea
      ref={area}
      class="write-in-place"
      rows={multiline ? 3 : 1}
      aria-label={messages.t.fields[entry] ?? entry}
      style={{ ...styleOf(box), height: undefined }}
      defaultValue={shown}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') leave(false)
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          leave(true)
        }
      }}
    />
  )
}
