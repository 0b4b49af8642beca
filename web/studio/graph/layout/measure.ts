import { type Branch, hasCards, isEmpty, type Node, type Sequence } from './tree.ts'

/** Distances of the plane, px. */
export const SIZE = {
  card: 208,
  /** Between a card and the next. */
  gap: 40,
  /** Between several ways that come together and the next card. */
  joinGap: 58,
  /** Under a sequence that goes on, for the place at its end. */
  tail: 34,
  /** Between ways side by side. */
  between: 16,
  /** A way with nothing on it, beside others. */
  bypass: 36,
  chip: { height: 24, first: 5, pitch: 28, indent: 16, after: 4 },
  lane: { top: 18, end: 12, side: 8, gap: 8, width: 204, empty: 64, before: 36 },
  /** From a card to the ways under it; each further level of turns takes a little more. */
  branchGap: 46,
  turn: 6,
  column: { head: 38, side: 12, end: 14, empty: 88 },
} as const

export type Size = { readonly width: number; readonly height: number }

/** Ways under a card that take room beside each other: those with cards, and one for all that have none. */
export type Way = { readonly branch: Branch; readonly size: Size } | { readonly bypass: readonly Branch[] }

export function waysOf(node: Node, sizeOf: (sequence: Sequence) => Size): Way[] {
  if (node.framed) return node.branches.map((branch) => ({ branch, size: laneSize(branch, sizeOf) }))
  if (!node.branches.some(hasCards)) return []
  const empty = node.branches.filter(isEmpty)
  return node.branches.flatMap((branch): Way[] =>
    hasCards(branch) ? [{ branch, size: sizeOf(branch.sequence) }] : branch === empty[0] ? [{ bypass: empty }] : [],
  )
}

export const wayWidth = (way: Way): number => ('bypass' in way ? SIZE.bypass : way.size.width)
const wayHeight = (way: Way): number => ('bypass' in way ? 0 : way.size.height)

const gapOf = ({ framed }: Node): number => (framed ? SIZE.lane.gap : SIZE.between)

/** Ways side by side. */
export function rowSize(node: Node, ways: readonly Way[]): Size {
  const width = ways.reduce((sum, way) => sum + wayWidth(way), 0) + gapOf(node) * Math.max(0, ways.length - 1)
  return { width, height: Math.max(0, ...ways.map(wayHeight)) }
}

function laneSize({ sequence }: Branch, sizeOf: (sequence: Sequence) => Size): Size {
  if (sequence.nodes.length === 0) return { width: SIZE.lane.width, height: SIZE.lane.empty }
  const { width, height } = sizeOf(sequence)
  const { side, top, end } = SIZE.lane
  return { width: Math.max(SIZE.lane.width, width + 2 * side), height: top + height + end }
}

export const chipsHeight = ({ chips }: Node): number =>
  chips.length === 0 ? 0 : SIZE.chip.first + chips.length * SIZE.chip.pitch - SIZE.chip.after

/** How far under the card its ways begin. */
export function waysGap(node: Node, ways: readonly Way[]): number {
  if (node.framed) return SIZE.lane.before + chipsHeight(node)
  return SIZE.branchGap + SIZE.turn * Math.max(0, Math.ceil(ways.length / 2) - 1) + chipsHeight(node)
}

/** Whether several lines come out of a node. */
export const joins = (ways: readonly Way[]): boolean => ways.length > 1

/** How far the next card stands under a node. */
export const gapAfter = (ways: readonly Way[]): number => (joins(ways) ? SIZE.joinGap : SIZE.gap)

/** Sizes of everything, each worked out once. */
export function measurer(): {
  sequence: (sequence: Sequence) => Size
  ways: (node: Node) => readonly Way[]
  node: (node: Node) => Size
} {
  const sequences = new Map<Sequence, Size>()
  const nodes = new Map<Node, { size: Size; ways: readonly Way[] }>()

  function measured(node: Node) {
    const known = nodes.get(node)
    if (known) return known
    const ways = waysOf(node, sequenceSize)
    const row = rowSize(node, ways)
    const under = ways.length === 0 ? chipsHeight(node) : waysGap(node, ways) + row.height
    const result = { size: { width: Math.max(node.width, row.width), height: node.height + under }, ways }
    nodes.set(node, result)
    return result
  }

  function sequenceSize(sequence: Sequence): Size {
    const known = sequences.get(sequence)
    if (known) return known
    const inside = sequence.nodes.map(measured)
    const heights = inside.map(({ size, ways }, i) => size.height + (i < inside.length - 1 ? gapAfter(ways) : 0))
    const size = {
      width: Math.max(SIZE.card, ...inside.map((each) => each.size.width)),
      height: heights.reduce((sum, height) => sum + height, 0) + (sequence.ends ? 0 : SIZE.tail),
    }
    sequences.set(sequence, size)
    return size
  }

  return { sequence: sequenceSize, ways: (node) => measured(node).ways, node: (node) => measured(node).size }
}
