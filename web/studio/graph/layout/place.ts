import {
  around,
  bottom,
  middle,
  type Box,
  type Point,
  right,
  type SceneCard,
  type SceneEdge,
  type SceneGroup,
  type ScenePlace,
} from '../scene.ts'
import { gapAfter, type measurer, rowSize, SIZE, type Way, waysGap, wayWidth } from './measure.ts'
import { type Go, isEmpty, type Node, type Sequence } from './tree.ts'

/** Where the way goes on from: a card, the spot a line begins at, and whether it came past everything the card holds. */
export type Exit = { readonly from: string; readonly at: Point; readonly past?: boolean }
/** A way that leaves its column. */
export type Leaving = Exit & { readonly go: Go; readonly side: Point | null }

type Out = {
  readonly cards: SceneCard[]
  readonly groups: SceneGroup[]
  readonly edges: SceneEdge[]
  readonly places: ScenePlace[]
  readonly leaving: Leaving[]
}
export const emptyOut = (): Out => ({ cards: [], groups: [], edges: [], places: [], leaving: [] })

export const edgeOf = (
  from: string,
  to: string,
  points: readonly Point[],
  more: Partial<SceneEdge> = {},
): SceneEdge => ({
  id: `${from}>${to}${more.past ? ':past' : ''}${more.via === undefined ? '' : `:${more.via}`}`,
  from,
  to,
  points,
  box: around(points),
  ...more,
})

const isPast = ({ past }: Exit): Partial<SceneEdge> => (past ? { past } : {})

const down = (at: Point, by: number): Point => ({ x: at.x, y: at.y + by })

/** The middle of one cell at a card's foot, at its lower edge. */
const cellAt = (card: Box, index: number, count: number): Point => ({
  x: card.x + (card.width * (index + 0.5)) / count,
  y: bottom(card),
})

/** Puts the cards of sequences at their places, from top to bottom around an axis. */
export function placer(measure: ReturnType<typeof measurer>, out: Out) {
  /** @returns where the way goes on from after the sequence */
  function sequence(of: Sequence, axis: number, top: number): readonly Exit[] {
    let y = top
    let exits: readonly Exit[] = []
    of.nodes.forEach((node, index) => {
      const into = { x: axis, y }
      if (index > 0) lead(exits, node.id, into, `${of.id}#${index}`)
      else if (!node.fixed) out.places.push({ id: `${of.id}#0`, at: down(into, -8), look: 'hidden' })
      exits = placeNode(node, axis, y)
      y += measure.node(node).height + gapAfter(measure.ways(node))
    })
    const last = of.nodes.at(-1)
    if (last === undefined) return []
    if (of.go !== null) {
      for (const exit of exits) out.leaving.push({ ...exit, go: of.go, side: null })
      out.places.push({ id: `${of.id}#${of.nodes.length}`, at: { x: axis, y: y - 20 }, look: 'hidden' })
      return []
    }
    if (of.ends) return []
    if (exits.length === 0) {
      // Every way of the last step leads elsewhere.
      out.places.push({ id: `${of.id}#${of.nodes.length}`, at: { x: axis, y: y - 20 }, look: 'hidden' })
      return []
    }
    const end = { x: axis, y: top + measure.sequence(of).height }
    const place = down(end, -SIZE.tail + 20)
    const joined = exits.filter(
      (exit, i) => exits.findIndex(({ at }) => at.x === exit.at.x && at.y === exit.at.y) === i,
    )
    out.places.push({ id: `${of.id}#${of.nodes.length}`, at: place, look: 'plus' })
    for (const exit of joined) {
      const points = bend(exit.at, down(place, -9), place.y - 16)
      out.edges.push(edgeOf(exit.from, `${of.id}#end`, points, { headless: true, ...isPast(exit) }))
    }
    return [{ from: last.id, at: down(place, 9) }]
  }

  /** Lines from where the way goes on to the top of the next card, with the place between them. */
  function lead(exits: readonly Exit[], to: string, into: Point, placeId: string): void {
    const straight = exits.length === 1 && exits[0] !== undefined && Math.abs(exits[0].at.x - into.x) < SIZE.card / 2
    const [only] = exits
    const target = straight && only ? { x: only.at.x, y: into.y } : into
    for (const exit of exits) out.edges.push(edgeOf(exit.from, to, bend(exit.at, target, target.y - 34), isPast(exit)))
    const at = straight && only ? { x: target.x, y: (only.at.y + target.y) / 2 } : down(target, -18)
    out.places.push({ id: placeId, at, look: exits.length === 0 ? 'hidden' : 'plus' })
  }

  function placeNode(node: Node, axis: number, top: number): readonly Exit[] {
    const ways = measure.ways(node)
    const row = rowSize(node, ways)
    const width = node.framed ? Math.max(node.width, row.width) : node.width
    const card = { x: axis - width / 2, y: top, width, height: node.height }
    out.cards.push({ id: node.id, box: card, look: 'card' })
    node.chips.forEach(({ id, look, depth }, i) => {
      const x = card.x + SIZE.chip.indent * (1 + Math.min(3, depth))
      const y = bottom(card) + SIZE.chip.first + i * SIZE.chip.pitch
      out.cards.push({ id, look, box: { x, y, width: card.x + 180 - x, height: SIZE.chip.height } })
    })
    const cells = node.branches.length
    node.branches.forEach((branch, i) => {
      const at = cellAt(card, i, cells)
      if (!node.framed && isEmpty(branch))
        out.places.push({ id: `${branch.sequence.id}#0`, at: down(at, -10), look: 'hidden' })
      const { go, nodes } = branch.sequence
      if (go === null || nodes.length > 0) return
      const side = i === cells - 1 ? { x: right(card), y: at.y - 13 } : null
      out.leaving.push({ from: node.id, at, go, side })
    })
    if (ways.length > 0) return placeWays(node, card, ways, axis)
    return plainExits(node, card)
  }

  /** Of a node with nothing under it: from its middle, or from the one cell that still goes on. */
  function plainExits(node: Node, card: Box): readonly Exit[] {
    const open = node.branches.flatMap((branch, i) => (isEmpty(branch) ? [i] : []))
    if (node.branches.length > 0 && open.length === 0) return []
    const [only] = open
    if (only !== undefined && open.length === 1 && node.branches.length > 1)
      return [{ from: node.id, at: cellAt(card, only, node.branches.length) }]
    const aside = node.chips.length > 0 ? 88 : 0
    return [{ from: node.id, at: { x: middle(card).x + aside, y: bottom(card) } }]
  }

  function placeWays(node: Node, card: Box, ways: readonly Way[], axis: number): readonly Exit[] {
    const row = rowSize(node, ways)
    const top = bottom(card) + waysGap(node, ways)
    const end = top + row.height
    const gap = node.framed ? SIZE.lane.gap : SIZE.between
    const exits: Exit[] = []
    let x = axis - row.width / 2
    ways.forEach((way, i) => {
      const width = wayWidth(way)
      const at = x + width / 2
      x += width + gap
      if ('bypass' in way) {
        const from = comesFrom(node, card, way, ways)
        const turn = bottom(card) + turnOf(i, ways.length)
        const label = { text: way.bypass.map(({ title }) => title).join(', '), at: { x: at, y: top - 22 } }
        // One line to where the ways come together: it is drawn by what follows.
        const knee = { x: at, y: top - 12 }
        out.edges.push(edgeOf(node.id, `${node.id}#bypass`, bend(from, knee, turn), { label, headless: true }))
        exits.push({ from: node.id, at: knee, past: true })
      } else if (node.framed)
        exits.push(placeLane(node, card, way, { x: at - width / 2, y: top, width, height: row.height }))
      else {
        const { branch } = way
        const from = ways.length === 1 ? { x: middle(card).x, y: bottom(card) } : comesFrom(node, card, way, ways)
        const turn = bottom(card) + turnOf(i, ways.length)
        const [first] = branch.sequence.nodes
        if (first === undefined) return
        const label = { text: branch.title, at: { x: at, y: top - 20 } }
        out.edges.push(edgeOf(node.id, first.id, bend(from, { x: at, y: top }, turn), { label }))
        exits.push(...sequence(branch.sequence, at, top))
      }
    })
    const goesOn = node.framed ? node.branches.length > 0 : true
    return goesOn ? exits.map((exit) => (exit.at.y > end ? { ...exit, at: { ...exit.at, y: end } } : exit)) : []
  }

  function placeLane(node: Node, card: Box, way: Extract<Way, { branch: unknown }>, box: Box): Exit {
    const { branch, size } = way
    const lane = { ...box, height: size.height }
    const { x } = middle(lane)
    out.groups.push({ id: `${node.id}/${branch.slot}`, box: lane, look: 'lane', title: branch.title })
    const [first] = branch.sequence.nodes
    const from = { x: middle(card).x, y: bottom(card) }
    const into = { x, y: lane.y + (first === undefined ? 0 : SIZE.lane.top) }
    out.edges.push(edgeOf(node.id, first?.id ?? `${node.id}/${branch.slot}`, bend(from, into, lane.y - 18)))
    if (first === undefined) out.places.push({ id: `${branch.sequence.id}#0`, at: middle(lane), look: 'plus' })
    else
      for (const exit of sequence(branch.sequence, x, lane.y + SIZE.lane.top))
        out.edges.push(
          edgeOf(exit.from, `${node.id}/${branch.slot}#out`, [exit.at, { x, y: bottom(lane) }], {
            headless: true,
            ...isPast(exit),
          }),
        )
    return { from: node.id, at: { x, y: bottom(lane) } }
  }

  return { sequence }
}

/** Outer lines turn before inner ones, so that none of a card's lines cross. */
const turnOf = (index: number, count: number): number => 10 + SIZE.turn * Math.min(index, count - 1 - index)

/** The cell a way begins at. */
function comesFrom(node: Node, card: Box, way: Way, ways: readonly Way[]): Point {
  const branch = 'bypass' in way ? way.bypass[0] : way.branch
  const index = branch === undefined ? 0 : node.branches.indexOf(branch)
  return ways.length === 0 ? middle(card) : cellAt(card, Math.max(0, index), node.branches.length)
}

/** A line down from one spot to another with its turn at a height. */
export function bend(from: Point, to: Point, turnY: number): readonly Point[] {
  if (Math.abs(from.x - to.x) < 0.5) return [from, to]
  const y = Math.max(from.y, Math.min(turnY, to.y))
  return [from, { x: from.x, y }, { x: to.x, y }, to]
}
