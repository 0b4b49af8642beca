/** A spot of the graph's own plane; 1 is a pixel where nothing is zoomed. */
export type Point = { readonly x: number; readonly y: number }
export type Box = Point & { readonly width: number; readonly height: number }

/** What a run has made of a card, an edge or an answer. */
export type Paint = 'done' | 'live' | 'wait' | 'failed' | 'idle'

/** What a card shows. Plain data, so that a card is drawn anew only where something it shows has changed. */
export type CardFace = {
  readonly icon: string
  /** What it is in words, for those who do not see the icon. */
  readonly kind: string
  readonly title: string
  readonly detail: string
  /** The detail is an expression. */
  readonly code?: boolean
  readonly tone: 'plain' | 'ask' | 'data' | 'out' | 'time'
  /** Its ways on, as cells at its foot. */
  readonly foot?: readonly { readonly id: string; readonly title: string; readonly paint?: Paint }[]
  /** A line at its end: what is wrong, or worth knowing, and the word of a button that mends it. */
  readonly note?: { readonly tone: 'danger' | 'warning' | 'quiet'; readonly text: string; readonly fix?: string }
  readonly flag?: 'danger' | 'warning'
  readonly paint?: Paint
  /** A short word at the end of the title's line, as how long it took. */
  readonly aside?: string
}

/** `card`; or a small dashed one under the card it belongs to. */
export type CardLook = 'card' | 'undo' | 'failed'
export type SceneCard = { readonly id: string; readonly box: Box; readonly look: CardLook }

/** A frame around cards: a column, or one of several ways gone side by side. */
export type SceneGroup = {
  readonly id: string
  readonly box: Box
  readonly look: 'stage' | 'lane'
  readonly title: string
}

export type SceneEdge = {
  readonly id: string
  readonly from: string
  /** A card, or a group where there is none to point at. */
  readonly to: string
  readonly points: readonly Point[]
  /** Ends at something that is no card: without the head of an arrow. */
  readonly headless?: boolean
  /** Leads on from a way of `from` that holds nothing, beside ways that hold something. */
  readonly past?: boolean
  /** Around the points, for leaving out what is not in view. */
  readonly box: Box
  /** What stands for the edge in the document, where something does: it is selected by its label. */
  readonly via?: string
  readonly label?: { readonly text: string; readonly at: Point }
}

/** Where something can be put in. */
export type ScenePlace = {
  readonly id: string
  readonly at: Point
  /** Drawn as a button; as a large one where there is nothing else; or only found by dragging. */
  readonly look: 'plus' | 'empty' | 'hidden'
  /** In place of the usual words of a large one. */
  readonly label?: string
}

/** A graph laid out: everything that is painted, and where. */
export type Scene = {
  readonly bounds: Box
  readonly cards: readonly SceneCard[]
  readonly groups: readonly SceneGroup[]
  readonly edges: readonly SceneEdge[]
  readonly places: readonly ScenePlace[]
}

export const right = ({ x, width }: Box): number => x + width
export const bottom = ({ y, height }: Box): number => y + height
export const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

export const overlap = (a: Box, b: Box): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)

/** The smallest box around points. */
export function around(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const px = (n: number): string => `${n}px`

/** A box as the style of an element on the plane. */
export const boxStyle = ({ x, y, width, height }: Box) => ({
  left: px(x),
  top: px(y),
  width: px(width),
  height: px(height),
})

/** A spot as the style of an element on the plane. */
export const spotStyle = ({ x, y }: Point) => ({ left: px(x), top: px(y) })
