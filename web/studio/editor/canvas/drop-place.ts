/** A box on the page, px; which origin is the caller's matter, the same for all. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
export type Point = { readonly x: number; readonly y: number }

/** A control inside the container that something is dropped into. */
export type Sibling = { readonly id: string; readonly box: Box }

/** Where among its siblings a dropped control goes, and the line that shows it. */
export type Gap = {
  readonly index: number
  readonly line: Box
  /** What it comes after: nothing, a whole row (counted from 1), or one control of a row. */
  readonly after:
    | { readonly kind: 'first' }
    | { readonly kind: 'row'; readonly row: number }
    | { readonly kind: 'control'; readonly id: string }
}

type Row = { readonly top: number; readonly bottom: number; readonly from: number; readonly items: readonly Sibling[] }

/** Siblings in reading order, as the rows they stand in. */
function rowsOf(siblings: readonly Sibling[]): Row[] {
  const rows: { top: number; bottom: number; from: number; items: Sibling[] }[] = []
  for (const [index, sibling] of siblings.entries()) {
    const { top, bottom } = sibling.box
    const last = rows.at(-1)
    // Beside the last one: they share more than half of the lower one's height.
    if (last && top < last.bottom - Math.min(bottom - top, last.bottom - last.top) / 2) {
      last.items.push(sibling)
      last.top = Math.min(last.top, top)
      last.bottom = Math.max(last.bottom, bottom)
    } else rows.push({ top, bottom, from: index, items: [sibling] })
  }
  return rows
}

/** How near to a row's upper or lower edge the pointer means the gap between rows. */
const EDGE = 0.22

/**
 * The gap nearest to the pointer: between two rows of the container, or between two controls of one.
 * @param siblings what the container holds, in reading order, without what is dragged
 */
export function gapAt(point: Point, container: Box, siblings: readonly Sibling[]): Gap {
  const rows = rowsOf(siblings)
  const level = (y: number): Box => ({ left: container.left, right: container.right, top: y, bottom: y })
  const [first] = rows
  if (!first) return { index: 0, line: level(container.top + 4), after: { kind: 'first' } }

  for (const [number, row] of rows.entries()) {
    const height = row.bottom - row.top
    const above = rows[number - 1]
    if (point.y < row.top + height * EDGE) {
      const y = above ? (above.bottom + row.top) / 2 : row.top - 6
      return { index: row.from, line: level(y), after: above ? { kind: 'row', row: number } : { kind: 'first' } }
    }
    if (point.y > row.bottom - height * EDGE) continue
    return inRow(point, row, number)
  }
  const last = rows.at(-1) ?? first
  return {
    index: last.from + last.items.length,
    line: level(last.bottom + 6),
    after: { kind: 'row', row: rows.length },
  }
}

/** The gap in a row: before the first control whose middle lies behind the pointer. */
function inRow(point: Point, { items, from, top, bottom }: Row, number: number): Gap {
  const at = items.findIndex(({ box }) => point.x < (box.left + box.right) / 2)
  const index = at === -1 ? items.length : at
  const [before, behind] = [items[index - 1], items[index]]
  const x =
    before && behind
      ? (before.box.right + behind.box.left) / 2
      : behind
        ? behind.box.left - 6
        : (before?.box.right ?? 0) + 6
  const line = { left: x, right: x, top, bottom }
  if (before) return { index: from + index, line, after: { kind: 'control', id: before.id } }
  return { index: from, line, after: number === 0 ? { kind: 'first' } : { kind: 'row', row: number } }
}

/** How many of twelve columns reach from a control's start to the pointer. @param gap px between columns */
export function spanTo(pointerX: number, startX: number, width: number, gap = 16): number {
  const column = (width + gap) / 12
  return Math.min(12, Math.max(1, Math.round((pointerX - startX + gap) / column)))
}
