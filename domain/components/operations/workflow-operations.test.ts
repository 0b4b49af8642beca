import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Step, Workflow } from '../../workflows/definition.ts'
import { slotsOf } from '../../workflows/registry.ts'
import { STEP_KINDS } from '../../workflows/step.ts'
import { type Sequence, stepsIn, walkSteps } from '../../workflows/tree.ts'
import { TRIGGER_KINDS } from '../../workflows/trigger.ts'
import { canonicalText } from '../canonical.ts'
import { ComponentDocument } from '../document.ts'
import { applyAll } from '../edit.ts'
import type { Operation, RandomBytes } from './operation.ts'
import { changeProperty } from './properties.ts'
import { addStage, moveStage, removeStage, renameStage } from './stages.ts'
import { addStep, clipSteps, duplicateSteps, moveSteps, pasteSteps, removeSteps, setStep } from './steps.ts'
import { addTrigger, removeTrigger, setTrigger } from './triggers.ts'
import {
  addWorkflow,
  changeWorkflow,
  duplicateWorkflow,
  removeWorkflow,
  renameWorkflow,
  workflowsOf,
} from './workflows.ts'

const EMPTY: ComponentDocument = {
  workflows: {},
  component: {
    schema: 1,
    id: 'invoice_aaaaaa',
    key: 'invoice',
    title: 'Invoice',
    description: '',
    icon: 'cube',
    access: 'private',
    model: {
      properties: { total_a: { id: 'total_a', name: 'total', title: 'Total', order: 'a0', type: 'number' } },
      keys: {},
      nameFrom: null,
    },
  },
  pages: {},
}

const bytes = (seed: number): RandomBytes => {
  let state = seed
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

const TITLES = ['Approve', 'approve', 'Größe', '名前', '1', 'Ask again']
const CONFIGS = {
  parallel: { branches: [{ id: 'a' }, { id: 'b' }] },
  ask: { options: [{ id: 'yes', title: 'Yes' }], title: 'Is {{ steps.approve }} fine?' },
} as const

type Draw = { readonly act: number; readonly a: number; readonly b: number; readonly c: number; readonly d: number }
type Act = (document: ComponentDocument, workflow: Workflow, draw: Draw, random: RandomBytes) => Operation | null

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
const title = (n: number) => pick(TITLES, n) ?? ''

/** Every sequence a workflow has room for, and one it has not. */
const sequencesOf = (workflow: Workflow): Sequence[] => [
  ...Object.keys(workflow.stages).map((stage) => ({ stage, parent: null })),
  ...Object.values(workflow.steps).flatMap((step) =>
    slotsOf(step).map(({ id }) => ({ stage: step.stage, parent: step.id, slot: id })),
  ),
  { stage: 'gone', parent: null },
]

const placeOf = (workflow: Workflow, n: number, index: number) => ({
  ...(pick(sequencesOf(workflow), n) ?? { stage: 'gone', parent: null }),
  index: index % 5,
})

const chosen = (workflow: Workflow, ...numbers: number[]): string[] =>
  numbers.flatMap((n) => pick(walkSteps(workflow), n)?.id ?? [])

const ACTS: readonly Act[] = [
  (document, _, { a }, random) => addWorkflow(document, { title: title(a), stage: 'Begin' }, random),
  (document, { id }, { a, b }) => renameWorkflow(document, id, title(a), b % 2 === 0),
  (document, { id }, { a }) => changeWorkflow(document, id, 'keepDays', (a % 30) + 1),
  (document, { id }, { a }, random) => duplicateWorkflow(document, id, title(a), random),
  (document, { id }, { a }) => (a % 5 === 0 ? removeWorkflow(document, id) : null),
  (document, { id }, { a, b }, random) => addStage(document, id, { title: title(a), index: b % 4 }, random),
  (document, { id, stages }, { a, b }) => renameStage(document, id, pick(Object.keys(stages), a) ?? 'gone', title(b)),
  (document, { id, stages }, { a, b }) => {
    const stage = pick(Object.keys(stages), a)
    return stage === undefined ? null : moveStage(document, id, stage, b % 5)
  },
  (document, { id, stages }, { a, b }) => {
    const stage = pick(Object.keys(stages), a)
    return stage === undefined || b % 3 > 0 ? null : removeStage(document, id, stage)
  },
  ...Array.from({ length: 4 }, (): Act => (document, workflow, { a, b, c, d }, random) => {
    const kind = pick(STEP_KINDS, a) ?? 'set'
    const config = kind === 'parallel' || kind === 'ask' ? CONFIGS[kind] : {}
    const wanted = { kind, title: title(b), config: config as never }
    return addStep(document, workflow.id, wanted, placeOf(workflow, c, d), random)
  }),
  ...Array.from(
    { length: 3 },
    (): Act =>
      (document, workflow, { a, b, c, d }) =>
        moveSteps(document, workflow.id, chosen(workflow, a, b), placeOf(workflow, c, d)),
  ),
  (document, workflow, { a, b }) => removeSteps(document, workflow.id, chosen(workflow, a, b)),
  (document, workflow, { a, b }, random) => duplicateSteps(document, workflow.id, chosen(workflow, a, b), random),
  (document, workflow, { a, b, c, d }, random) =>
    pasteSteps(document, workflow.id, clipSteps(workflow, chosen(workflow, a, b)), placeOf(workflow, c, d), random),
  (document, workflow, { a, b }) => {
    const step = pick(walkSteps(workflow), a)
    return step ? setStep(document, workflow.id, step.id, { path: ['title'], value: title(b) }) : null
  },
  (document, { id }, { a }, random) => addTrigger(document, id, pick(TRIGGER_KINDS, a) ?? 'webhook', random),
  (document, { id, triggers }, { a, b }) =>
    Object.keys(triggers).length === 0
      ? null
      : setTrigger(document, id, pick(Object.keys(triggers), a) ?? '', { entry: 'off', value: b % 2 === 0 }),
  (document, { id, triggers }, { a }) => removeTrigger(document, id, pick(Object.keys(triggers), a) ?? 'gone'),
]

const nat = fc.nat(60)
const draws = fc.array(fc.record({ act: nat, a: nat, b: nat, c: nat, d: nat }), { minLength: 5, maxLength: 50 })

function play(drawn: readonly Draw[], seed: number, see: (before: ComponentDocument, operation: Operation) => void) {
  const random = bytes(seed)
  let document = applyAll(EMPTY, addWorkflow(EMPTY, { title: 'First', stage: 'Begin' }, random).edits).doc
  for (const draw of drawn) {
    const workflow = pick(workflowsOf(document), draw.d)
    const operation = workflow && pick(ACTS, draw.act)?.(document, workflow, draw, random)
    if (!operation) continue
    see(document, operation)
    document = applyAll(document, operation.edits).doc
  }
  return document
}

const unique = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length

describe('operations on workflows', () => {
  it('are undone by the inverse of their edits', () => {
    fc.assert(
      fc.property(draws, fc.nat(), (drawn, seed) => {
        play(drawn, seed, (before, { edits }) => {
          const { doc, undo } = applyAll(before, edits)
          const back = applyAll(doc, undo)
          expect(back.refused).toEqual([])
          expect(canonicalText(back.doc)).toBe(canonicalText(before))
        })
      }),
    )
  })

  it('keep names, keys and ids unique, every step in its tree and stage, and the document valid', () => {
    fc.assert(
      fc.property(draws, fc.nat(), (drawn, seed) => {
        const document = play(drawn, seed, () => {})
        const parsed = v.safeParse(ComponentDocument, document)
        expect(parsed.issues?.map(({ message }) => message) ?? []).toEqual([])
        expect(unique(workflowsOf(document).map(({ key }) => key))).toBe(true)
        for (const workflow of workflowsOf(document)) {
          const steps = Object.values(workflow.steps)
          expect(unique(steps.map(({ name }) => name))).toBe(true)
          for (const items of [workflow.stages, workflow.steps, workflow.triggers])
            expect(Object.entries(items).every(([id, item]) => id === item.id)).toBe(true)
          expect(walkSteps(workflow)).toHaveLength(steps.length)
          for (const { stage, parent } of steps)
            expect(parent === null ? stage in workflow.stages : workflow.steps[parent]?.stage === stage).toBe(true)
        }
      }),
    )
  })

  it('do not change a document they find nothing in', () => {
    const random = bytes(1)
    const place = { stage: 'gone', parent: null, index: 0 }
    const nowhere = [
      addStage(EMPTY, 'gone', { title: 'Stage', index: 0 }, random),
      moveStage(EMPTY, 'gone', 'gone', 0),
      removeStage(EMPTY, 'gone', 'gone'),
      addStep(EMPTY, 'gone', { kind: 'set', title: 'Set' }, place, random),
      moveSteps(EMPTY, 'gone', ['gone'], place),
      removeSteps(EMPTY, 'gone', ['gone']),
      duplicateSteps(EMPTY, 'gone', ['gone'], random),
      setStep(EMPTY, 'gone', 'gone', { path: ['title'], value: 'x' }),
      addTrigger(EMPTY, 'gone', 'webhook', random),
      setTrigger(EMPTY, 'gone', 'gone', { entry: 'off', value: true }),
      removeTrigger(EMPTY, 'gone', 'gone'),
      duplicateWorkflow(EMPTY, 'gone', 'Copy', random),
      removeWorkflow(EMPTY, 'gone'),
    ]
    for (const { edits } of nowhere) expect(applyAll(EMPTY, edits).doc).toBe(EMPTY)
  })
})

const step = (id: string, over: Partial<Step>): Step => ({
  id,
  kind: 'set',
  name: id,
  title: '',
  stage: 'one',
  parent: null,
  order: 'a0',
  config: {},
  ...over,
})

const withSteps = (steps: readonly Step[], over: Partial<Workflow> = {}): ComponentDocument => ({
  ...EMPTY,
  workflows: {
    wf: {
      schema: 1,
      id: 'wf',
      key: 'wf',
      title: 'Flow',
      order: 'a0',
      description: '',
      stages: { one: { id: 'one', title: 'One', order: 'a0' }, two: { id: 'two', title: 'Two', order: 'a1' } },
      steps: Object.fromEntries(steps.map((each) => [each.id, each])),
      triggers: {},
      limits: {},
      onFailure: 'undo',
      keepDays: 90,
      ...over,
    },
  },
})

const after = (document: ComponentDocument, { edits }: Operation): Workflow => {
  const { doc, refused } = applyAll(document, edits)
  expect(refused).toEqual([])
  const workflow = doc.workflows['wf']
  if (!workflow) throw new Error('the workflow is gone')
  return workflow
}

describe('steps', () => {
  const nested = withSteps([
    step('a', { kind: 'if' }),
    step('b', { parent: 'a', slot: 'yes', kind: 'if' }),
    step('c', { parent: 'b', slot: 'no' }),
    step('d', { stage: 'two', order: 'a1' }),
  ])

  it('take what they hold along to another stage', () => {
    const { steps } = after(nested, moveSteps(nested, 'wf', ['a', 'c'], { stage: 'two', parent: null, index: 0 }))
    expect(Object.values(steps).map(({ id, stage, parent }) => `${id} ${stage} ${parent}`)).toEqual([
      'a two null',
      'b two a',
      'c two b',
      'd two null',
    ])
    expect((steps['a']?.order ?? '') < (steps['d']?.order ?? '')).toBe(true)
  })

  it('do not move into themselves', () => {
    const place = { stage: 'one', parent: 'b', slot: 'yes', index: 0 }
    expect(moveSteps(nested, 'wf', ['a'], place).edits).toEqual([])
  })

  it('of a removed stage go with it', () => {
    const { steps, stages } = after(nested, removeStage(nested, 'wf', 'one'))
    expect([Object.keys(steps), Object.keys(stages)]).toEqual([['d'], ['two']])
  })

  it('that are pasted speak of each other by their new names, and of others as before', () => {
    const document = withSteps([
      step('a', { name: 'sum' }),
      step('b', {
        name: 'sum2',
        order: 'a1',
        config: { values: { x: { fx: 'steps.sum + steps.sum2 + steps.other' }, y: 'steps.sum' } },
      }),
    ])
    const workflow = document.workflows['wf'] as Workflow
    const pasted = pasteSteps(
      document,
      'wf',
      clipSteps(workflow, ['a', 'b']),
      { stage: 'two', parent: null, index: 0 },
      bytes(3),
    )
    const copies = stepsIn(after(document, pasted), { stage: 'two', parent: null })
    const [first, second] = copies.map(({ name }) => name)
    expect(unique(['sum', 'sum2', first ?? '', second ?? ''])).toBe(true)
    expect(copies[1]?.config).toEqual({
      values: { x: { fx: `steps.${first} + steps.${second} + steps.other` }, y: 'steps.sum' },
    })
  })

  it('that are renamed are called so in every expression', () => {
    const document = withSteps([
      step('a', { name: 'sum' }),
      step('b', { kind: 'notify', config: { subject: 'sum: {{ steps.sum.x }}', people: { users: 'steps.sum.who' } } }),
      step('c', { kind: 'if', config: { condition: 'steps.sum.x > 1 && record.sum > 1' } }),
    ])
    const { steps } = after(document, setStep(document, 'wf', 'a', { path: ['name'], value: 'total' }))
    expect(steps['a']?.name).toBe('total')
    expect(steps['b']?.config).toEqual({
      subject: 'sum: {{ steps.total.x }}',
      people: { users: 'steps.total.who' },
    })
    expect(steps['c']?.config).toEqual({ condition: 'steps.total.x > 1 && record.sum > 1' })
  })

  it('get values deep in their entries', () => {
    const document = withSteps([step('a', { kind: 'ask', config: { options: [{ id: 'yes', title: 'Yes' }] } })])
    const set = (path: string[], value: never) =>
      after(document, setStep(document, 'wf', 'a', { path, value })).steps['a']
    expect(set(['config', 'options', '0', 'title'], 'Ja' as never)?.config).toEqual({
      options: [{ id: 'yes', title: 'Ja' }],
    })
    expect(set(['config', 'people', 'users'], 'user.id' as never)?.config).toMatchObject({
      people: { users: 'user.id' },
    })
    expect(set(['config', 'options'], undefined as never)?.config).toEqual({})
    expect(set(['retry', 'max'], 3 as never)?.retry).toEqual({ max: 3 })
    expect(set(['timeoutMs'], 1_000 as never)?.timeoutMs).toBe(1_000)
  })

  it('that hang in a circle are removed all the same', () => {
    const circle = withSteps([
      step('a', { kind: 'if', parent: 'b', slot: 'yes' }),
      step('b', { kind: 'if', parent: 'a', slot: 'yes' }),
    ])
    expect(after(circle, removeSteps(circle, 'wf', ['a', 'b'])).steps).toEqual({})
    expect(after(circle, removeSteps(circle, 'wf', ['b'])).steps).toEqual({})
  })
})

describe('renaming a property', () => {
  it('reaches the steps, the limits and the triggers of workflows', () => {
    const document = withSteps(
      [
        step('a', { kind: 'if', config: { condition: 'record.total > 1 && steps.total && "record.total" != ""' } }),
        step('b', { kind: 'notify', config: { subject: 'total {{ record.total }}' } }),
        step('c', { kind: 'update-record', config: { values: { total_a: { fx: 'record.total + 1' } } } }),
      ],
      {
        limits: { key: 'record.total' },
        triggers: {
          t: { id: 't', order: 'a0', off: false, kind: 'record', on: 'updated', when: 'record.total > before.total' },
        },
      },
    )
    const { steps, limits, triggers } = after(document, changeProperty(document, 'total_a', 'name', 'sum'))
    expect(Object.values(steps).map(({ config }) => config)).toEqual([
      { condition: 'record.sum > 1 && steps.total && "record.total" != ""' },
      { subject: 'total {{ record.sum }}' },
      { values: { total_a: { fx: 'record.sum + 1' } } },
    ])
    expect(limits).toEqual({ key: 'record.sum' })
    expect(triggers['t']).toMatchObject({ when: 'record.sum > before.sum' })
  })
})
