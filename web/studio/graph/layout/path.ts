import type { Point } from '../scene.ts'

const RADIUS = 8

/** A line through points as an SVG path, its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${at(first)}`
  rest.forEach((point, i) => {
    const before = points[i] ?? first
    const after = rest[i + 1]
    if (after === undefined) return void (path += `L${at(point)}`)
    const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2)
    path += `L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`
  })
  return path
}

/** The head of an arrow at a line's end. */
export function arrowHead(points: readonly Point[]): string {
  const [tip, before] = [points.at(-1), points.at(-2)]
  if (tip === undefined || before === undefined) return ''
  if (Math.abs(tip.x - before.x) < 0.5) {
    const back = tip.y < before.y ? 6 : -6
    return `M${at({ x: tip.x - 4, y: tip.y + back })}L${at(tip)}L${at({ x: tip.x + 4, y: tip.y + back })}z`
  }
  const back = tip.x < before.x ? 6 : -6
  return `M${at({ x: tip.x + back, y: tip.y - 4 })}L${at(tip)}L${at({ x: tip.x + back, y: tip.y + 4 })}z`
}

const round = (n: number): number => Math.round(n * 10) / 10
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
const towards = (from: Point, to: Point, by: number): Point => {
  const whole = distance(from, to) || 1
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole }
}
