import { useComputed } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Control } from '#domain/components/document.ts'
import { duplicateControls, moveControls, rootsOf } from '#domain/components/operations/controls.ts'
import type { ControlKind } from '#domain/controls/control.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { PageView } from '#web/controls/page-view.tsx'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { pageIcon } from '#web/ui/icons.ts'
import { combine, dragSource, dropTarget, type Dragged, type Spot } from '../../drag/drag.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'
import { pageRuntime, viewOf } from '../page-runtime.ts'
import { isInside } from '../places.ts'
import { controlTitle } from '../titles.ts'
import { controlMenu } from '../tree/control-menu.ts'
import { DEVICE_WIDTHS } from '../view-model.ts'
import { CanvasModel, controlAt, dropSpot } from './canvas-model.ts'
import { Overlay } from './overlay.tsx'
import { useCanvasKeys } from './canvas-keys.ts'

/** Controls on the canvas are looked at, not used; what holds others stays open to the pointer. */
const decorate = (control: Control, drawing: Parameters<NonNullable<Parameters<typeof PageView>[0]['decorate']>>[1]) =>
  CONTROLS[control.kind].holds === 'nothing' ? (
    <div class="canvas-leaf" inert>
      {drawing}
    </div>
  ) : (
    drawing
  )

const writable = (kind: ControlKind): string | null =>
  ['label', 'text', 'title'].find((entry) => CONTROLS[kind].fields[entry]?.input === 'text') ?? null

/** The page as people will see it, with what is selected, and the places things can be dropped. */
export function Canvas() {
  const { model, view, evaluation } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.canvas
  const canvas = useMemo(() => new CanvasModel(), [])
  const frame = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const pressed = useRef<string | null>(null)
  const keyDown = useCanvasKeys()

  const component = useComputed(() => model.draft.document.value?.component ?? null)
  const document = model.draft.document.value
  const page = model.page.value
  const [records, record] = [evaluation.records.value, evaluation.record.value]
  const runtime = useMemo(() => {
    if (!component.value || !page) return null
    const pageView = viewOf({ component: component.value }, page, model.surroundings.peek())
    return pageRuntime({
      mode: 'canvas',
      view: pageView,
      record,
      records,
      user: evaluation.user.peek(),
      now: evaluation.now,
    })
  }, [component.value, page, record, records, evaluation, model])

  useEffect(() => {
    const [around, inside] = [frame.current, content.current]
    if (!around || !inside) return
    canvas.frame.value = around
    const sizes = new ResizeObserver(() => (canvas.layout.value += 1))
    sizes.observe(inside)
    sizes.observe(around)
    // The page fills its frame: rows that come into a grid move what is drawn, and the page stays as large as it was.
    const contents = new MutationObserver(() => (canvas.layout.value += 1))
    contents.observe(inside, { childList: true, subtree: true, characterData: true })

    const moving = (dragged: Dragged): ReadonlySet<string> => new Set(dragged.type === 'controls' ? dragged.ids : [])
    const spotOf = (dragged: Dragged, { clientX, clientY, copy }: Spot) => {
      const shown = model.page.peek()
      return shown && dropSpot(around, shown, clientX, clientY, copy ? new Set() : moving(dragged))
    }
    function drop(dragged: Dragged, spot: Spot) {
      const place = spotOf(dragged, spot)?.place
      const [now, shown] = [model.draft.document.peek(), model.page.peek()]
      if (!place || !now || !shown) return
      if (dragged.type === 'property') acts.addProperty(dragged.id, place)
      else if (dragged.type === 'palette') acts.addControl(dragged.kind as ControlKind, place)
      else if (dragged.type === 'controls' && spot.copy) {
        model.act(duplicateControls(now, shown.id, dragged.ids, model.random()))
        const [after, copies] = [model.draft.document.peek(), model.selected.peek().map(({ id }) => id)]
        if (after) model.act(moveControls(after, shown.id, copies, place))
      } else if (dragged.type === 'controls') model.act(moveControls(now, shown.id, dragged.ids, place))
      inside?.focus()
    }
    const stop = combine(
      dragSource(inside, () => {
        const [id, shown, now] = [pressed.current, model.page.peek(), model.draft.document.peek()]
        const control = shown?.controls[id ?? '']
        if (!control || !shown || !now || view.writing.peek() !== null) return null
        const selected = model.selected.peek().map((each) => each.id)
        const ids = selected.some((each) => isInside(shown, control.id, each)) ? rootsOf(shown, selected) : [control.id]
        const title = ids.length > 1 ? messages.t.page.controls(ids.length) : controlTitle(control, now.component.model)
        return { type: 'controls', ids, title }
      }),
      dropTarget(around, {
        takes: (dragged) => dragged.type === 'controls' || dragged.type === 'property' || dragged.type === 'palette',
        over: (dragged, spot) => {
          canvas.hover.value = null
          canvas.drop.value = dragged ? spotOf(dragged, spot) : null
        },
        drop,
      }),
    )
    return () => {
      sizes.disconnect()
      contents.disconnect()
      stop()
    }
  }, [canvas, model, view, acts, page === null])

  // What is drawn may stand elsewhere after any change of the page.
  useEffect(() => void (canvas.layout.value = canvas.layout.peek() + 1), [page, view.device.value, record])

  if (!document || !page || !runtime) return null
  const at = (event: MouseEvent) => (frame.current ? controlAt(frame.current, event.clientX, event.clientY) : null)

  function press(event: MouseEvent) {
    const id = at(event)
    if (id === null) return model.select({ kind: 'none' })
    if (event.ctrlKey || event.metaKey || event.shiftKey) return model.toggle(id)
    if (!model.selected.peek().some((control) => control.id === id)) model.select({ kind: 'controls', ids: [id] })
  }

  return (
    <main class="stage" aria-label={t.label}>
      <div class="cbar">
        <span>{messages.t.bar[view.device.value]}</span>
        <RealWidth canvas={canvas} />
        <span class="subtle" aria-hidden>
          ·
        </span>
        <span>{evaluation.isLive.value ? t.live : t.sample}</span>
      </div>
      <div
        class="stage-scroll"
        onClick={(event) => event.target === event.currentTarget && model.select({ kind: 'none' })}
      >
        <div
          class="frame"
          ref={frame}
          data-density="comfortable"
          style={{ maxWidth: `${DEVICE_WIDTHS[view.device.value]}px`, '--drop-hint': `"${t.emptyContainer}"` }}
        >
          <div
            ref={content}
            class="frame-page"
            data-page
            tabIndex={0}
            role="group"
            aria-roledescription={t.label}
            aria-label={page.title}
            onPointerDown={(event) => (pressed.current = at(event))}
            onPointerMove={(event) => (canvas.hover.value = at(event))}
            onPointerLeave={() => (canvas.hover.value = null)}
            onClick={press}
            onDblClick={(event) => {
              const control = page.controls[at(event) ?? '']
              if (control && writable(control.kind) !== null) view.writing.value = control.id
            }}
            onContextMenu={(event) => {
              const id = at(event)
              if (id === null) return
              if (!model.selected.peek().some((control) => control.id === id))
                model.select({ kind: 'controls', ids: [id] })
              const control = page.controls[id]
              openContextMenu(
                event,
                control ? controlTitle(control, document.component.model) : '',
                controlMenu(model, acts),
              )
            }}
            onKeyDown={keyDown}
          >
            <h1 class="title frame-title">{page.title}</h1>
            <PageView runtime={runtime} decorate={decorate} />
            {Object.keys(page.controls).length === 0 && (
              <EmptyState icon={pageIcon} title={t.empty}>
                {t.emptyHelp}
              </EmptyState>
            )}
          </div>
          <Overlay canvas={canvas} />
        </div>
      </div>
      {view.moving.value && (
        <div class="move-hint" role="status">
          {t.moveMode(model.selected.value[0] ? controlTitle(model.selected.value[0], document.component.model) : '')}
        </div>
      )}
    </main>
  )
}

/** How wide the page is drawn, where there is less room than the device has. */
function RealWidth({ canvas }: { canvas: CanvasModel }) {
  const { view } = useEditor()
  // Measured anew whenever what is drawn may stand elsewhere.
  const width = canvas.layout.value > 0 ? canvas.frame.value?.clientWidth : undefined
  if (width === undefined || width >= DEVICE_WIDTHS[view.device.value]) return null
  return <span class="c-warning">{messages.t.canvas.shownAt(width)}</span>
}
