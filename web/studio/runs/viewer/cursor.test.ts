import { describe, expect, test } from 'vitest'
import { machineFor, play, type Play } from '#domain/workflows/testing.ts'
import { Timeline } from '#domain/workflows/timeline.ts'
import type { SceneEdge } from '../../graph/scene.ts'
import { barsOf, spanOf, ticksOf } from './gantt-bars.ts'
import { edgePaints, paintAt } from './paint.ts'

const event = (name: string) => ({ for: 'event', event: name })
const machine = machineFor(
  {
    ask: [
      {
        id: 'small',
        kind: 'if',
        config: { condition: 'record.total > 1' },
        slots: { yes: [{ id: 'first', kind: 'wait', config: event('one') }] },
      },
      { id: 'pay', kind: 'call', config: { url: 'https://example.org' } },
    ],
  },
  { onFailure: 'hold' },
)
const say = (run: Play, name: string, at?: number) =>
  run.send({ type: 'event.received', id: name, name, correlation: null, payload: null, ...(at ? { at } : {}) })

function told() {
  const run = play(machine)
  say(run, 'one', 5_000)
  run.fail('pay')
  return new Timeline(() => machine, run.log)
}
const colours = (story: Timeline, position: number) => {
  const state = story.stateAt(position)
  if (!state) throw new Error('no state')
  return Object.fromEntries([...paintAt(story, position, state)].map(([node, { paint }]) => [node, paint]))
}

describe('at the cursor', () => {
  test('cards wear what the run had come to by then', () => {
    const story = told()
    expect(colours(story, 0)).toEqual({ small: 'done', first: 'live' })
    expect(colours(story, 1)).toEqual({ small: 'done', first: 'done', pay: 'live' })
    expect(colours(story, 2)).toEqual({ small: 'done', first: 'done', pay: 'failed' })
  })

  test('a step that failed and is tried again was failed then, and is at work now', () => {
    const story = told()
    story.take([{ type: 'steps.retried', at: 9_000, by: { id: 'ada', name: 'Ada', email: '' } }])
    expect([colours(story, 2)['pay'], colours(story, 3)['pay']]).toEqual(['failed', 'live'])
  })

  test('lines are taken that the run has gone along', () => {
    const story = told()
    const edge = (from: string, to: string): SceneEdge => ({ id: `${from}>${to}`, from, to, points: [], box: NOWHERE })
    const edges = [
      edge('start', 'small'),
      edge('small', 'first'),
      edge('small', 'small#bypass'),
      edge('first', 'pay'),
      { ...edge('small', 'ask#end'), past: true },
      edge('small', 'ask#out'),
    ]
    const at = (position: number) => {
      const state = story.stateAt(position)
      if (!state) throw new Error('no state')
      return [...edgePaints(edges, story, position, paintAt(story, position, state), machine).values()]
    }
    expect(at(0)).toEqual(['done', 'done', 'idle', 'idle', 'idle', 'idle'])
    expect(at(1)).toEqual(['done', 'done', 'idle', 'done', 'idle', 'done'])
  })

  test('lines from where ways come together are taken, and those past them are not', () => {
    const story = told()
    const state = story.stateAt(1)
    if (!state) throw new Error('no state')
    const line = (to: string, past: boolean): SceneEdge => {
      const id = `${to} ${past ? 'past' : 'joined'}`
      return { id, from: 'small', to, points: [], box: NOWHERE, ...(past ? { past } : {}) }
    }
    const edges = [line('pay', false), line('pay', true), line('stage ask#end', false), line('stage ask#end', true)]
    const paints = edgePaints(edges, story, 1, paintAt(story, 1, state), machine)
    expect([...paints.values()]).toEqual(['done', 'idle', 'done', 'idle'])
  })
})

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 }

describe('steps over time', () => {
  test('have bars for tries and hatched ones for waits', () => {
    const { visits } = told()
    const [, first, pay] = visits
    if (!first || !pay) throw new Error('two stays')
    const span = spanOf(visits, 1_000, 6_000)
    expect(barsOf([first], span, 6_000).map(({ kind }) => kind)).toEqual(['wait', 'done'])
    expect(barsOf([pay], span, 6_000).map(({ kind }) => kind)).toEqual(['fail'])
  })

  test('of ten thousand stays no more bars than can be told apart', () => {
    const [, , pay] = told().visits
    if (!pay) throw new Error('a stay')
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      ...pay,
      attempts: [
        { number: 1, from: i * 10, to: i * 10 + 4, fromEvent: 0, toEvent: 0, end: 'done' as const, error: null },
      ],
      waits: [],
      end: 'left' as const,
      to: i * 10 + 4,
    }))
    expect(barsOf(many, { from: 0, to: 100_000 }, 100_000).length).toBeLessThan(600)
  })

  test('ticks are round and few', () => {
    expect(ticksOf({ from: 0, to: 6 * 3_600_000 })).toEqual({
      step: 3_600_000,
      at: [0, 1, 2, 3, 4, 5, 6].map((hour) => hour * 3_600_000),
    })
    for (const length of [3, 1_000, 45_000, 7e6, 3e8, 9e10]) {
      const { at } = ticksOf({ from: 17, to: 17 + length })
      expect(at.length).toBeLessThanOrEqual(8)
      expect(at.length).toBeGreaterThan(0)
    }
  })
})

test('a log of ten thousand events is told fast, and any state of it is near', () => {
  const loop = machineFor({
    only: [
      {
        id: 'all',
        kind: 'each',
        config: { items: 'input.items', concurrency: 50 },
        slots: { body: [{ id: 'one', kind: 'call', config: { url: 'https://example.org' } }] },
      },
    ],
  })
  const items = Array.from({ length: 5_000 }, (_, i) => i)
  const run = play(loop, { input: { items } })
  for (const _ of items) run.succeed('one')
  const story = new Timeline(() => loop, run.log)
  expect(story.visits).toHaveLength(5_001)
  expect(story.stateAt(2_500)?.threads[0]?.join?.ended).toBe(2_500)
})
