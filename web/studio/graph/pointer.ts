import type { GraphView } from './view.ts'
import type { Box, Point } from './scene.ts'

type Hands = {
  readonly view: GraphView
  /** A rectangle was drawn over cards, in the plane. Null while nothing is drawn. */
  readonly marquee: (box: Box | null, done: boolean) => void
  /** A press on empty ground that became no drag. */
  readonly ground: (event: PointerEvent) => void
}

const ZOOM_SPEED = 0.0022
const DRAG_PX = 4

/** A group's head is no ground: its title and buttons get presses of their own, which a captured pointer would keep from them. */
const isGround = ({ target }: Event, element: HTMLElement): boolean =>
  target === element ||
  (target instanceof Element && target.closest('[data-ground], .st')?.matches('[data-ground]') === true)

/** Wheel, drag, Space and drag, two fingers: everything that pans and zooms a graph. @returns stops it */
export function listenToPointer(element: HTMLElement, { view, marquee, ground }: Hands): () => void {
  const stop = new AbortController()
  const on = <K extends keyof HTMLElementEventMap>(type: K, run: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, run, { signal: stop.signal, passive: false })
  const local = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = element.getBoundingClientRect()
    return { x: clientX - box.left, y: clientY - box.top }
  }
  const fingers = new Map<number, Point>()
  let drag: { readonly start: Point; readonly draws: boolean; moved: boolean; last: Point } | null = null

  on('wheel', (event) => {
    event.preventDefault()
    const scale = event.deltaMode === 1 ? 16 : 1
    if (event.ctrlKey || event.metaKey) {
      // Pinches come in small steps, notches of a wheel in large ones.
      const by = Math.max(-60, Math.min(60, event.deltaY * scale))
      view.zoomAround(local(event), Math.exp(-by * (Math.abs(event.deltaY) < 40 ? 5 : 1) * ZOOM_SPEED))
    } else if (event.shiftKey && event.deltaX === 0) view.pan(-event.deltaY * scale, 0)
    else view.pan(-event.deltaX * scale, -event.deltaY * scale)
  })

  on('pointerdown', (event) => {
    const held = element.dataset['pan'] !== undefined
    if (event.button > 1 || !(event.button === 1 || held || isGround(event, element))) return
    if (event.button === 1 || held) event.preventDefault()
    element.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, local(event))
    drag = {
      start: local(event),
      last: local(event),
      draws: event.shiftKey && !held && event.button === 0,
      moved: false,
    }
  })

  on('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (!before || !drag) return
    const now = local(event)
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1] ?? now
      const ratio =
        Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
      view.zoomAround({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, ratio)
      view.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
      drag.moved = true
    } else {
      drag.moved ||= Math.hypot(now.x - drag.start.x, now.y - drag.start.y) > DRAG_PX
      if (drag.moved && drag.draws) marquee(between(view.toPlane(drag.start), view.toPlane(now)), false)
      else if (drag.moved) view.pan(now.x - drag.last.x, now.y - drag.last.y)
    }
    if (drag.moved) drag.last = now
    fingers.set(event.pointerId, now)
  })

  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || !drag || fingers.size > 0) return
    if (!drag.moved && event.type === 'pointerup' && isGround(event, element)) ground(event)
    else if (drag.draws && drag.moved) marquee(between(view.toPlane(drag.start), view.toPlane(local(event))), true)
    if (drag.draws) marquee(null, true)
    drag = null
  }
  // Space held over the graph makes every drag a pan; where it presses or writes something it does that.
  const space = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    const target = event.target instanceof Element ? event.target : null
    if (event.type === 'keyup') delete element.dataset['pan']
    else if (element.matches(':hover') && !target?.closest('button, input, textarea, select, [contenteditable=true]')) {
      element.dataset['pan'] = ''
      event.preventDefault()
    }
  }
  addEventListener('keydown', space, { signal: stop.signal })
  addEventListener('keyup', space, { signal: stop.signal })

  on('pointerup', up)
  on('pointercancel', up)
  return () => stop.abort()
}

const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})
