import { bottom, middle, right, type Box, type Scene } from './scene.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** How far a box lies in a direction, or null where it does not. Boxes in the same row or column count as nearer. */
function reach(from: Box, to: Box, direction: Direction): number | null {
  const across = direction === 'left' || direction === 'right'
  const [a, b] = [middle(from), middle(to)]
  const ahead = { up: a.y - b.y, down: b.y - a.y, left: a.x - b.x, right: b.x - a.x }[direction]
  const clear = {
    up: bottom(to) <= from.y + 1,
    down: to.y >= bottom(from) - 1,
    left: right(to) <= from.x + from.width / 2,
    right: to.x >= right(from) - from.width / 2,
  }[direction]
  if (ahead <= 1 || !clear) return null
  const aside = across ? Math.abs(a.y - b.y) : Math.abs(a.x - b.x)
  const inLine = across ? to.y < bottom(from) && bottom(to) > from.y : to.x < right(from) && right(to) > from.x
  return ahead + aside * (inLine ? 0.5 : 3)
}

/** The card an arrow key goes to. */
export function neighbour({ cards }: Pick<Scene, 'cards'>, from: string, direction: Direction): string | null {
  const here = cards.find(({ id }) => id === from)
  if (!here) return cards[0]?.id ?? null
  let best: { readonly id: string; readonly far: number } | null = null
  for (const { id, box } of cards) {
    const far = id === from ? null : reach(here.box, box, direction)
    if (far !== null && (best === null || far < best.far)) best = { id, far }
  }
  return best?.id ?? null
}
