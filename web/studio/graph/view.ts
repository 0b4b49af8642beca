import { computed, createModel, signal } from '@preact/signals'
import { type Box, bottom, overlap, type Point, right } from './scene.ts'

/** Where the window onto the plane stands: a spot of the plane is drawn at `spot * zoom + (x, y)`. */
export type Eye = Point & { readonly zoom: number }

export const MIN_ZOOM = 0.08
export const MAX_ZOOM = 2
const STEP = 1.2
/** Below this only shapes can be told apart: cards leave their words out. */
export const FAR = 0.5
/** How much around the window is drawn already, in parts of it. */
const MARGIN = 0.5
const PAD = 24

const clampZoom = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))

/** The window's part of the plane. */
const seen = ({ x, y, zoom }: Eye, { width, height }: { width: number; height: number }): Box => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
})

const grown = (box: Box, by: number): Box => ({
  x: box.x - box.width * by,
  y: box.y - box.height * by,
  width: box.width * (1 + 2 * by),
  height: box.height * (1 + 2 * by),
})

const contains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x && outer.y <= inner.y && right(outer) >= right(inner) && bottom(outer) >= bottom(inner)

/** Pan and zoom of a graph. Nothing is drawn anew by them but what comes into view. */
export const GraphView = createModel(() => {
  const eye = signal<Eye>({ x: PAD, y: PAD, zoom: 1 })
  const size = signal({ width: 0, height: 0 })
  const moving = signal(false)
  const bounds = signal<Box>({ x: 0, y: 0, width: 0, height: 0 })
  let drawn: Box = { x: 0, y: 0, width: 0, height: 0 }
  let rest: ReturnType<typeof setTimeout> | undefined

  const look = (next: Eye) => {
    eye.value = next
    moving.value = true
    clearTimeout(rest)
    rest = setTimeout(() => (moving.value = false), 160)
  }

  function zoomAround(at: Point, wanted: number): void {
    const { x, y, zoom } = eye.peek()
    const next = clampZoom(wanted)
    look({ x: at.x - ((at.x - x) * next) / zoom, y: at.y - ((at.y - y) * next) / zoom, zoom: next })
  }
  const centre = (): Point => ({ x: size.peek().width / 2, y: size.peek().height / 2 })

  return {
    eye,
    size,
    /** While it is panned or zoomed. */
    moving,
    window: computed(() => seen(eye.value, size.value)),
    /** The part of the plane that is drawn: changes only when the window leaves it, or is much smaller than it. */
    drawn: computed(() => {
      const now = seen(eye.value, size.value)
      // Far out the same margin would be many more cards.
      const wide = grown(now, MARGIN * Math.min(1, eye.value.zoom) ** 2)
      if (!contains(drawn, now) || drawn.width > wide.width * 1.6) drawn = wide
      return drawn
    }),
    far: computed(() => eye.value.zoom < FAR),

    pan: (dx: number, dy: number) => look({ ...eye.peek(), x: eye.peek().x + dx, y: eye.peek().y + dy }),
    zoomAround: (at: Point, by: number) => zoomAround(at, eye.peek().zoom * by),
    zoomIn: () => zoomAround(centre(), eye.peek().zoom * STEP),
    zoomOut: () => zoomAround(centre(), eye.peek().zoom / STEP),
    zoomTo: (zoom: number) => zoomAround(centre(), zoom),
    /** All there is; the graph says it. */
    bounds,
    /** Shows everything, never larger than life. */
    fit() {
      const box = bounds.peek()
      const { width, height } = size.peek()
      if (box.width === 0 || width === 0) return
      const room = { width: width - 2 * PAD, height: height - 2 * PAD }
      const zoom = clampZoom(Math.min(1, room.width / box.width, room.height / box.height))
      look({
        x: (width - box.width * zoom) / 2 - box.x * zoom,
        y: Math.max(PAD, (height - box.height * zoom) / 2) - box.y * zoom,
        zoom,
      })
    },
    /** At life size from the box's start. */
    start: (box: Box) => look({ x: PAD - box.x, y: PAD - box.y, zoom: 1 }),
    /** Moves as little as it takes to see a box. */
    reveal(box: Box) {
      const { x, y, zoom } = eye.peek()
      const shown = size.peek()
      if (shown.width === 0) return
      const shift = (from: number, length: number, offset: number, room: number) => {
        const [low, high] = [from * zoom + offset, (from + length) * zoom + offset]
        if (low < PAD) return PAD - low
        return high > room - PAD ? Math.max(room - PAD - high, PAD - low) : 0
      }
      const dx = shift(box.x, box.width, x, shown.width)
      const dy = shift(box.y, box.height, y, shown.height)
      if (dx !== 0 || dy !== 0) look({ x: x + dx, y: y + dy, zoom })
    },
    /** Puts a spot of the plane into the middle. */
    centreOn: (at: Point) =>
      look({ ...eye.peek(), x: centre().x - at.x * eye.peek().zoom, y: centre().y - at.y * eye.peek().zoom }),
    /** A spot of the window as one of the plane. */
    toPlane: (at: Point): Point => ({
      x: (at.x - eye.peek().x) / eye.peek().zoom,
      y: (at.y - eye.peek().y) / eye.peek().zoom,
    }),
  }
})
export type GraphView = InstanceType<typeof GraphView>

export const inView = <T extends { readonly box: Box }>(all: readonly T[], drawn: Box): readonly T[] =>
  all.filter(({ box }) => overlap({ ...box, width: box.width + 1, height: box.height + 1 }, drawn))
