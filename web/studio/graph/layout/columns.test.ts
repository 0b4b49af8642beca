import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bottom, overlap, type Point, right, type Scene, type SceneCard } from '../scene.ts'
import { layoutColumns } from './columns.ts'
import { SIZE } from './measure.ts'
import { arrowHead, roundedPath } from './path.ts'
import type { Branch, Column, Node, Sequence } from './tree.ts'

type Draft = {
  readonly shape: number
  readonly height: number
  readonly branches: readonly Plan[]
  readonly chips: number
}
type Plan = { readonly nodes: readonly Draft[]; readonly end: 'open' | 'over' | 'go'; readonly to: number }

/** Trees of steps as people draw them, up to four levels deep. */
const { plan } = fc.letrec<{ plan: Plan; draft: Draft }>((tie) => ({
  plan: fc.record({
    nodes: fc.array(tie('draft'), { maxLength: 4, depthIdentifier: 'steps' }),
    end: fc.constantFrom('open', 'open', 'over', 'go'),
    to: fc.nat(4),
  }),
  draft: fc.record({
    shape: fc.nat(3),
    height: fc.constantFrom(48, 74, 101),
    branches: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'steps' },
      fc.constant([]),
      fc.array(tie('plan'), { minLength: 1, maxLength: 4 }),
    ),
    chips: fc.nat(2),
  }),
}))
const plans = fc.array(plan, { minLength: 1, maxLength: 5 })

function build(drawn: readonly Plan[]): Column[] {
  let count = 0
  const sequence = (id: string, { nodes, end, to }: Plan, isBranch: boolean): Sequence => ({
    id,
    nodes: nodes.map(node),
    go:
      end === 'go' && (nodes.length > 0 || isBranch)
        ? { id: `go${count++}`, to: `stage${to % drawn.length}`, label: 'On' }
        : null,
    ends: end === 'over' && nodes.length > 0,
  })
  const node = ({ shape, height, branches, chips }: Draft): Node => {
    const id = `n${count++}`
    const framed = shape === 0 && branches.length > 0
    return {
      id,
      width: Math.max(SIZE.card, branches.length * 52),
      height,
      framed,
      chips: Array.from({ length: chips }, (_, i) => ({ id: `${id}c${i}`, look: 'undo', depth: i })),
      branches: branches.map((each, i): Branch => {
        const inside = sequence(`${id}/${i}`, each, !framed)
        return { slot: `${i}`, title: `Way ${i}`, sequence: inside }
      }),
    }
  }
  return drawn.map((each, i) => ({
    id: `stage${i}`,
    title: `Stage ${i}`,
    sequence: sequence(`stage${i}`, each, false),
  }))
}

const laidOut = (drawn: readonly Plan[]): Scene => layoutColumns(build(drawn))

const onRim = ({ box }: Pick<SceneCard, 'box'>, { x, y }: Point): boolean => {
  const inside = x >= box.x - 0.5 && x <= right(box) + 0.5 && y >= box.y - 0.5 && y <= bottom(box) + 0.5
  const deep = x > box.x + 0.5 && x < right(box) - 0.5 && y > box.y + 0.5 && y < bottom(box) - 0.5
  return inside && !deep
}

describe('columns', () => {
  test('no two cards lie over each other', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const { cards } = laidOut(drawn)
        for (const [i, a] of cards.entries())
          for (const b of cards.slice(i + 1)) expect(overlap(a.box, b.box), `${a.id} ${b.id}`).toBe(false)
      }),
    )
  })

  test('every card lies in its column, and columns lie side by side', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const { cards, groups } = laidOut(drawn)
        const stages = groups.filter(({ look }) => look === 'stage')
        expect(stages.map(({ id }) => id)).toEqual(drawn.map((_, i) => `stage${i}`))
        for (const [i, stage] of stages.slice(1).entries())
          expect(stage.box.x).toBeGreaterThan(right(stages[i]?.box ?? stage.box))
        for (const { box } of cards) {
          const around = stages.find((stage) => box.x > stage.box.x && right(box) < right(stage.box))
          expect(around && box.y > around.box.y && bottom(box) < bottom(around.box)).toBe(true)
        }
      }),
    )
  })

  test('lines run straight or across, begin at a card or under a place, and those with a head end at what they name', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const { cards, groups, edges, bounds } = laidOut(drawn)
        const byId = new Map([...groups, ...cards].map((each) => [each.id, each]))
        for (const { id, from, to, points, headless } of edges) {
          expect(byId.has(from), id).toBe(true)
          for (const [i, point] of points.slice(1).entries()) {
            const before = points[i] ?? point
            expect(Math.min(Math.abs(point.x - before.x), Math.abs(point.y - before.y)), id).toBeLessThan(0.5)
          }
          const end = points.at(-1)
          const target = byId.get(to)
          if (headless !== true)
            expect(end && target && onRim(target, end), `${id} ${JSON.stringify(points)}`).toBe(true)
          for (const { x, y } of points) {
            expect(
              x >= bounds.x - 1 && x <= right(bounds) + 1 && y >= bounds.y - 1 && y <= bottom(bounds) + 1,
              id,
            ).toBe(true)
          }
          expect(roundedPath(points)).toMatch(/^M[-\d.]/)
          expect(arrowHead(points)).not.toContain('NaN')
        }
      }),
    )
  })

  test('every step can be put before and behind every other: each gap has one place, and no place is named twice', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const columns = build(drawn)
        const { places } = layoutColumns(columns)
        const ids = places.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const wanted = (of: Sequence): string[] => [
          ...(of.go !== null && of.nodes.length === 0
            ? []
            : Array.from({ length: of.nodes.length + (of.ends ? 0 : 1) }, (_, i) => `${of.id}#${i}`)),
          ...of.nodes.flatMap((node) => node.branches.flatMap(({ sequence }) => wanted(sequence))),
        ]
        for (const { sequence } of columns) for (const id of wanted(sequence)) expect(ids, id).toContain(id)
      }),
    )
  })

  test('the same columns give the same scene', () => {
    fc.assert(fc.property(plans, (drawn) => void expect(laidOut(drawn)).toEqual(laidOut(drawn))))
  })

  test('each way to another column is one line that stands for its step', () => {
    const to = (id: string, column: string): Sequence => ({
      id,
      nodes: [],
      go: { id: `go-${id}`, to: column, label: id },
      ends: false,
    })
    const choice: Node = {
      id: 'choice',
      width: 208,
      height: 74,
      chips: [],
      framed: false,
      branches: [
        { slot: 'yes', title: 'Yes', sequence: to('yes', 'c') },
        { slot: 'no', title: 'No', sequence: to('no', 'b') },
      ],
    }
    const step = (id: string): Node => ({ id, width: 208, height: 48, chips: [], framed: false, branches: [] })
    const scene = layoutColumns([
      { id: 'a', title: 'A', sequence: { id: 'a', nodes: [choice], go: null, ends: false } },
      { id: 'b', title: 'B', sequence: { id: 'b', nodes: [step('one')], go: null, ends: true } },
      { id: 'c', title: 'C', sequence: { id: 'c', nodes: [step('two')], go: null, ends: true } },
    ])
    const ways = scene.edges.flatMap(({ via, from, to: end, label }) =>
      via ? [{ via, from, to: end, label: label?.text }] : [],
    )
    expect(ways).toEqual([
      { via: 'go-yes', from: 'choice', to: 'two', label: 'yes' },
      { via: 'go-no', from: 'choice', to: 'one', label: 'no' },
    ])
    // The far one runs under the columns, the near one does not.
    const lowest = (via: string) =>
      Math.max(...(scene.edges.find((edge) => edge.via === via)?.points ?? []).map(({ y }) => y))
    const floor = Math.max(...scene.groups.map(({ box }) => bottom(box)))
    expect(lowest('go-yes')).toBeGreaterThan(floor)
    expect(lowest('go-no')).toBeLessThan(floor)
  })
})
