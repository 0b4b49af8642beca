import { useSignal } from '@preact/signals'
import type { Control } from '#domain/components/document.ts'
import { configure } from '#domain/components/operations/controls.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { spanOf } from '../span-of.ts'
import { controlIcon, controlTitle } from '../titles.ts'
import { boxIn, elementOf, type CanvasModel } from './canvas-model.ts'
import { spanTo } from './drop-place.ts'
import { styleOf, useBox } from './overlay-box.ts'
import { WriteInPlace } from './write-in-place.tsx'

/** What is drawn over the page: the outlines of what is selected and pointed at, the line where something would be dropped. */
export function Overlay({ canvas }: { canvas: CanvasModel }) {
  const { model, view } = useEditor()
  const selected = model.selected.value
  const writing = selected.find((control) => control.id === view.writing.value)
  return (
    <div class="overlay">
      <Hover canvas={canvas} />
      {selected.map((control) => (
        <Pick key={control.id} canvas={canvas} control={control} alone={selected.length === 1} />
      ))}
      <Guides canvas={canvas} />
      <DropLine canvas={canvas} />
      {writing && <WriteInPlace key={writing.id} canvas={canvas} control={writing} />}
    </div>
  )
}

function Hover({ canvas }: { canvas: CanvasModel }) {
  const { model } = useEditor()
  const id = canvas.hover.value
  const box = useBox(canvas, id)
  if (!box || model.selected.value.some((control) => control.id === id)) return null
  return <div class="hover-line" style={styleOf(box, 3)} />
}

function Guides({ canvas }: { canvas: CanvasModel }) {
  const box = canvas.guides.value ?? canvas.drop.value?.columns
  if (!box) return null
  return (
    <div class="guides" style={styleOf(box)} aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <b key={index} />
      ))}
    </div>
  )
}

function DropLine({ canvas }: { canvas: CanvasModel }) {
  const { model } = useEditor()
  const t = messages.t.canvas
  const drop = canvas.drop.value
  const document = model.draft.document.value
  const page = model.page.value
  if (!drop || !document || !page) return null
  const titleOf = (id: string) => {
    const control = page.controls[id]
    return control ? controlTitle(control, document.component.model) : ''
  }
  const container = drop.place.parent === null ? t.thePage : titleOf(drop.place.parent)
  const { after, line } = drop
  const words =
    after.kind === 'first'
      ? t.intoFirst(container)
      : t.after(container, after.kind === 'row' ? t.row(after.row) : titleOf(after.id))
  const upright = line.left === line.right
  return (
    <>
      {drop.place.parent !== null && <div class="drop-container" style={styleOf(drop.container, 6)} />}
      <div class={upright ? 'drop-line upright' : 'drop-line'} style={styleOf(line)}>
        <span>{words}</span>
      </div>
    </>
  )
}

type PickProps = { canvas: CanvasModel; control: Control; alone: boolean }

/** The outline of a selected control, its name, and the handles of its width. */
function Pick({ canvas, control, alone }: PickProps) {
  const { model } = useEditor()
  const t = messages.t.canvas
  const box = useBox(canvas, control.id)
  const resizing = useSignal(false)
  const document = model.draft.document.value
  if (!box || !document) return null
  const span = spanOf(control)
  const properties = document.component.model

  const resize = (from: 'start' | 'end') => (event: PointerEvent) => {
    const [frame, page] = [canvas.frame.peek(), model.page.peek()]
    const cell = frame && elementOf(frame, control.id)
    const columns = cell?.parentElement
    if (!frame || !page || !cell || !columns) return
    event.preventDefault()
    const handle = event.currentTarget as HTMLElement
    handle.setPointerCapture(event.pointerId)
    const width = columns.getBoundingClientRect().width
    const edges = cell.getBoundingClientRect()
    canvas.guides.value = boxIn(frame, columns)
    resizing.value = true

    const move = ({ clientX }: PointerEvent) => {
      const to = from === 'end' ? spanTo(clientX, edges.left, width) : spanTo(edges.right, clientX, width)
      const now = model.draft.document.peek()
      const held = model.page.peek()?.controls[control.id]
      if (now && held && to !== spanOf(held)) {
        model.act(configure(now, page.id, control.id, 'span', to), { select: false, merge: `resize ${control.id}` })
      }
    }
    const end = () => {
      handle.removeEventListener('pointermove', move)
      canvas.guides.value = null
      resizing.value = false
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end, { once: true })
    handle.addEventListener('pointercancel', end, { once: true })
  }

  return (
    <div class="editor-pick" style={styleOf(box, 7)}>
      <span class="tag">
        <NamedIcon name={controlIcon(control, properties)} />
        {controlTitle(control, properties)}
      </span>
      {alone && span !== null && (
        <>
          <i class="w" title={t.resizeStart} onPointerDown={resize('start')} />
          <i class="e" title={t.resizeEnd} onPointerDown={resize('end')} />
          {(resizing.value || box.right - box.left > 200) && <span class="dim">{t.columnsOf(span)}</span>}
        </>
      )}
    </div>
  )
}
