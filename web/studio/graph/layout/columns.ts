import { type Box, around, bottom, right, type Scene } from '../scene.ts'
import { measurer, SIZE } from './measure.ts'
import { emptyOut, type Exit, type Leaving, placer } from './place.ts'
import { gutters, routes } from './routes.ts'
import type { Column, Go, Sequence } from './tree.ts'

/** Every way that is drawn as a line to another column. */
function* gosOf({ nodes, go }: Sequence): Generator<Go> {
  if (go !== null) yield go
  for (const node of nodes) for (const { sequence } of node.branches) yield* gosOf(sequence)
}

/** The column the way goes on to where a column is over: the next with anything in it. */
const nextOf = (columns: readonly Column[], index: number): Column | undefined =>
  columns.slice(index + 1).find(({ sequence }) => sequence.nodes.some(({ fixed }) => fixed !== true))

const goesOn = ({ sequence }: Column): boolean => !sequence.ends && sequence.go === null && sequence.nodes.length > 0

/**
 * Lays out columns from left to right: steps from top to bottom, branches side by side under their step, lines to other columns in the
 * gutters between them. The same columns give the same scene.
 */
export function layoutColumns(columns: readonly Column[]): Scene {
  const measure = measurer()
  const index = new Map(columns.map(({ id }, i) => [id, i]))
  const wanted = columns.flatMap((column, from) => {
    const on = goesOn(column) ? nextOf(columns, from) : undefined
    const ends = [...gosOf(column.sequence)].map(({ to }) => to).concat(on ? [on.id] : [])
    return ends.flatMap((id) => {
      const to = index.get(id)
      return to === undefined ? [] : [{ from, to }]
    })
  })
  const { tracks, widths } = gutters(columns.length, wanted)
  const scene = emptyOut()
  let x = 0
  const placed = columns.map((column, i) => {
    x += widths[i] ?? 0
    const size = measure.sequence(column.sequence)
    const width = size.width + 2 * SIZE.column.side
    const out = emptyOut()
    const axis = x + width / 2
    const exits = placer(measure, out).sequence(column.sequence, axis, SIZE.column.head)
    const isBlank = column.sequence.nodes.length === 0
    if (isBlank)
      out.places.push({
        id: `${column.sequence.id}#0`,
        at: { x: axis, y: SIZE.column.head + SIZE.column.empty / 2 - 6 },
        look: 'empty',
      })
    const height = SIZE.column.head + (isBlank ? SIZE.column.empty : size.height) + SIZE.column.end
    const box: Box = { x, y: 0, width, height }
    x += width
    out.groups.unshift({ id: column.id, box, look: 'stage', title: column.title })
    const next = goesOn(column) ? nextOf(columns, i) : undefined
    const on = next === undefined ? [] : onward(exits, next.id)
    const first = column.sequence.nodes.find(({ fixed }) => fixed !== true)
    const card = first && out.cards.find(({ id }) => id === first.id)
    const entry = card
      ? { to: card.id, at: { x: card.box.x, y: card.box.y + 24 } }
      : { to: column.id, at: { x: box.x, y: 18 } }
    return { id: column.id, box, cards: out.cards, leaving: [...out.leaving, ...on], entry, out }
  })
  for (const { out } of placed) {
    scene.cards.push(...out.cards)
    scene.groups.push(...out.groups)
    scene.edges.push(...out.edges)
    scene.places.push(...out.places)
  }
  const under = Math.max(0, ...placed.map(({ box }) => bottom(box))) + 28
  scene.edges.push(...routes(placed, tracks, under))
  const boxes = [...scene.groups.map(({ box }) => box), ...scene.edges.map(({ box }) => box)]
  const { cards, groups, edges, places } = scene
  const bounds = around(boxes.flatMap((box) => [box, { x: right(box), y: bottom(box) }]))
  return { bounds: boxes.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : bounds, cards, groups, edges, places }
}

/** The way on to the next column, which nobody has drawn. */
const onward = (exits: readonly Exit[], to: string): Leaving[] =>
  exits.map((exit) => ({ ...exit, go: { id: '', to, label: '' }, side: null }))
