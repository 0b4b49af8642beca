import { describe, expect, test } from 'vitest'
import { step, workflowOf } from './testing.ts'
import { layoutColumns } from '../../graph/layout/columns.ts'
import { columnsOf, placeFrom, START } from './columns.ts'
import { faceOf } from './card-face.ts'
import { en } from './messages/en.ts'
import { type OutlineRow, outlineOf } from './outline.tsx'

const APPROVAL = workflowOf(
  [
    step('ask', 'ask', {
      config: {
        options: [
          { id: 'yes', title: 'Approve' },
          { id: 'no', title: 'Reject' },
        ],
        people: { roles: ['boss'] },
      },
    }),
    step('leave', 'go', { parent: 'ask', slot: 'no', config: { stage: 'end' } }),
    step('pay', 'call', { order: 'a1', config: { method: 'POST', url: 'https://bank.example' } }),
    step('back', 'call', { parent: 'pay', slot: 'undo' }),
    step('tell', 'notify', { parent: 'back', slot: 'failed' }),
    step('on', 'go', { order: 'a2', config: { stage: 'end' } }),
    step('done', 'finish', { stage: 'end' }),
  ],
  ['start', 'end'],
)

const names = {
  workflow: APPROVAL,
  t: en,
  role: (id: string) => `role ${id}`,
  property: (id: string) => id,
  workflowTitle: (id: string) => id,
  problemText: ({ code }: { code: string }) => code,
}
const columns = columnsOf(APPROVAL, { faces: new Map(), t: en })

describe('a workflow as columns', () => {
  test('ways to a stage are lines, what undoes and catches are small cards, the start is fixed', () => {
    const [first, last] = columns
    expect(first?.sequence.nodes.map(({ id, fixed }) => [id, fixed ?? false])).toEqual([
      [START, true],
      ['ask', false],
      ['pay', false],
    ])
    expect(first?.sequence.go).toEqual({ id: 'on', to: 'end', label: 'To end' })
    expect(first?.sequence.nodes[1]?.branches.map(({ slot, sequence }) => [slot, sequence.go?.id ?? null])).toEqual([
      ['yes', null],
      ['no', 'leave'],
    ])
    expect(first?.sequence.nodes[2]?.chips).toEqual([
      { id: 'back', look: 'undo', depth: 0 },
      { id: 'tell', look: 'undo', depth: 1 },
    ])
    expect(last?.sequence.ends).toBe(true)
  })

  test('every place of the scene is one of the document', () => {
    const { places } = layoutColumns(columns)
    expect(places.map(({ id }) => placeFrom(id, APPROVAL))).not.toContain(null)
    expect(placeFrom('step ask yes#0', APPROVAL)).toEqual({ stage: 'start', parent: 'ask', slot: 'yes', index: 0 })
    expect(placeFrom('stage end#1', APPROVAL)).toEqual({ stage: 'end', parent: null, index: 1 })
  })

  test('a way to a stage that is gone stays a card, so that it can be mended', () => {
    const lost = workflowOf(
      [step('a', 'set', {}), step('b', 'go', { order: 'a1', config: { stage: 'gone' } })],
      ['start'],
    )
    const [column] = columnsOf(lost, { faces: new Map(), t: en })
    expect(column?.sequence.nodes.map(({ id }) => id)).toEqual([START, 'a', 'b'])
  })

  test('steps that hold each other do not hang the editor', () => {
    const circle = workflowOf(
      [
        step('a', 'if', { parent: 'b', slot: 'yes' }),
        step('b', 'if', { parent: 'a', slot: 'yes' }),
        step('c', 'call', {}),
        step('d', 'call', { parent: 'c', slot: 'failed' }),
      ],
      ['start'],
    )
    expect(columnsOf(circle, { faces: new Map(), t: en })).toHaveLength(1)
    expect(outlineOf(circle, en)).toHaveLength(2)
  })
})

describe('a card', () => {
  const face = (id: string, problems: Parameters<typeof faceOf>[1] = []) => {
    const found = APPROVAL.steps[id]
    if (!found) throw new Error(`no step ${id}`)
    return faceOf(found, problems, names)
  }

  test('says what its step does, by names people know', () => {
    expect(face('ask')).toMatchObject({
      detail: 'Asks role role boss',
      tone: 'ask',
      foot: [{ title: 'Approve' }, { title: 'Reject' }],
    })
    expect(face('pay')).toMatchObject({ detail: 'POST https://bank.example', tone: 'out' })
    expect(face('back')).toMatchObject({ title: 'Call an API', detail: 'Not set up yet' })
  })

  test('shows its worst problem, with the entry it is about', () => {
    const path = ['workflows', 'w', 'steps', 'ask', 'config', 'title']
    const shown = face('ask', [
      { code: 'wait_without_deadline', severity: 'warning', path },
      { code: 'value_required', severity: 'error', path },
    ])
    expect(shown.flag).toBe('danger')
    expect(shown.note).toEqual({ tone: 'danger', text: 'Question: value_required', fix: 'Mend' })
    expect(face('ask', [{ code: 'wait_without_deadline', severity: 'warning', path }]).note?.fix).toBe('Add deadline')
  })
})

test('the outline holds every step, below its stage and its way', () => {
  const flat = (rows: readonly OutlineRow[]): string[] =>
    rows.flatMap(({ id, children }) => [id, ...flat(children ?? [])])
  expect(flat(outlineOf(APPROVAL, en))).toEqual([
    START,
    'stage start',
    'ask',
    'ask/yes',
    'ask/no',
    'leave',
    'pay',
    'pay/undo',
    'back',
    'back/failed',
    'tell',
    'on',
    'stage end',
    'done',
  ])
})
