import { around, bottom, type Box, overlap, type Point, right, type SceneCard, type SceneEdge } from '../scene.ts'
import { edgeOf, type Leaving } from './place.ts'

// Lines between columns. They run in the gutters between columns and on rows under all of them; lines to one column share their track.

const TRACK = 12
const GUTTER = 44
const ROW = 18
const CLEAR = 8

export type Column = {
  readonly id: string
  readonly box: Box
  readonly cards: readonly SceneCard[]
  readonly leaving: readonly Leaving[]
  /** Where lines to it end, at a card's start or the column's. */
  readonly entry: { readonly to: string; readonly at: Point }
}

type Wanted = { readonly from: number; readonly to: number }

/** Whether a line goes straight into the next gutter's column, without a row under the columns. */
const isNext = ({ from, to }: Wanted): boolean => to === from + 1

/**
 * Tracks of each gutter: `in <column>` for lines that end right of it, `out <column>` for those that go down to a row first.
 * Gutter `i` stands before column `i`.
 */
export function gutters(
  count: number,
  wanted: readonly Wanted[],
): { readonly tracks: readonly (readonly string[])[]; readonly widths: readonly number[] } {
  const tracks = Array.from({ length: count + 1 }, () => new Set<string>())
  for (const line of wanted) {
    tracks[line.to]?.add(`in ${line.to}`)
    if (!isNext(line)) tracks[line.from + 1]?.add(`out ${line.to}`)
  }
  const lists = tracks.map((set) => [...set].toSorted())
  return { tracks: lists, widths: lists.map((list) => GUTTER + TRACK * Math.max(0, list.length - 1)) }
}

/** Lines of everything that leaves its column. */
export function routes(columns: readonly Column[], tracks: readonly (readonly string[])[], under: number): SceneEdge[] {
  const index = new Map(columns.map(({ id }, i) => [id, i]))
  const targets = columns.flatMap(({ leaving }, from) =>
    leaving.flatMap(({ go }) => {
      const to = index.get(go.to)
      return to === undefined || isNext({ from, to }) ? [] : [to]
    }),
  )
  const rows = [...new Set(targets)].toSorted((a, b) => a - b)

  const trackX = (gutter: number, name: string): number => {
    const list = tracks[gutter] ?? []
    const before = columns[gutter - 1]
    const behind = columns[gutter]
    const width = GUTTER + TRACK * Math.max(0, list.length - 1)
    const start = before ? right(before.box) : (behind?.box.x ?? 0) - width
    return start + width / 2 + (list.indexOf(name) - (list.length - 1) / 2) * TRACK
  }

  const lines = columns.flatMap((column, from) =>
    column.leaving.flatMap((leaving): SceneEdge[] => {
      const to = index.get(leaving.go.to)
      const target = to === undefined ? undefined : columns[to]
      if (to === undefined || target === undefined) return []
      const { entry } = target
      const direct = isNext({ from, to })
      const way = wayOut(column, leaving)
      const last = way.at(-1) ?? leaving.at
      const gutterX = trackX(from + 1, direct ? `in ${to}` : `out ${to}`)
      const rowY = under + rows.indexOf(to) * ROW
      const inX = trackX(to, `in ${to}`)
      const points = [
        ...way,
        { x: gutterX, y: last.y },
        ...(direct
          ? []
          : [
              { x: gutterX, y: rowY },
              { x: inX, y: rowY },
            ]),
        { x: inX, y: entry.at.y },
        entry.at,
      ]
      const rises = direct && entry.at.y < last.y
      const label =
        leaving.go.label === ''
          ? {}
          : { label: { text: leaving.go.label, at: { x: gutterX, y: last.y + (rises ? -22 : 22) } } }
      const via = leaving.go.id === '' ? {} : { via: leaving.go.id }
      const tidy = points.filter((point, i) => i === 0 || point.x !== points[i - 1]?.x || point.y !== points[i - 1]?.y)
      return [{ ...edgeOf(leaving.from, entry.to, tidy, { ...via, ...label }), box: around(tidy) }]
    }),
  )
  return apart(lines)
}

const LABEL = { width: 64, height: 20 }

/** Labels that would lie over each other are moved along their line. */
function apart(lines: readonly SceneEdge[]): SceneEdge[] {
  const taken: Point[] = []
  return lines.map((line) => {
    if (!line.label) return line
    let { at } = line.label
    const step = at.y < (line.points[1]?.y ?? at.y) ? -LABEL.height : LABEL.height
    const hits = (spot: Point) =>
      taken.some(({ x, y }) => Math.abs(x - spot.x) < LABEL.width && Math.abs(y - spot.y) < LABEL.height)
    for (let tries = 0; hits(at) && tries < 8; tries++) at = { x: at.x, y: at.y + step }
    taken.push(at)
    return { ...line, label: { ...line.label, at } }
  })
}

/** From where a way leaves to where it may turn to the gutter without going under a card. */
function wayOut({ box, cards }: Column, { at, side, from }: Leaving): Point[] {
  const others = cards.filter(({ id }) => id !== from)
  const freeRight = (start: Point) => {
    const line = { x: start.x, y: start.y - CLEAR / 2, width: right(box) - start.x, height: CLEAR }
    return !others.some((card) => overlap(card.box, line))
  }
  if (side !== null && freeRight(side)) return [side]
  const beneath = others
    .map((card) => card.box)
    .filter((card) => card.x < at.x && right(card) > at.x && card.y >= at.y - 1)
  const floor = Math.min(bottom(box) - CLEAR, ...beneath.map((card) => card.y - 6))
  for (let y = at.y + 12; y <= floor; y += CLEAR) {
    const turn = { x: at.x, y }
    if (freeRight(turn)) return [at, turn]
  }
  return [at, { x: at.x, y: at.y + 12 }]
}
