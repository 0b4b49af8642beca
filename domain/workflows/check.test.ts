import { describe, expect, test } from 'vitest'
import { checkComponent } from '../components/check.ts'
import { type ComponentDocument, fullOutlineOf } from '../components/document.ts'
import { isProblemCode } from '../localization/problems/sentence.ts'
import { check, type CheckPlace } from './check.ts'
import { scheduleProblem } from './schedule.ts'
import type { Workflow } from './definition.ts'
import { ask, call, type Drawn, OWNER, set, sideBySide, waitFor, workflowOf } from './testing.ts'

const PLACE: CheckPlace = {
  owner: OWNER,
  pages: new Set(['form']),
  workflows: new Map([
    ['flow', []],
    ['other', ['third']],
    ['third', ['flow']],
    ['fine', []],
  ]),
  knowsAll: true,
  roles: new Set(['boss']),
}

const told = (workflow: Workflow, place = PLACE): string[] =>
  check(workflow, place).map(({ code, severity, path, range }) => {
    expect(isProblemCode(code)).toBe(true)
    return [severity, code, path.join('.'), range ? `${range.from}-${range.to}` : ''].join(' ').trim()
  })
const stages = (all: { readonly [stage: string]: readonly Drawn[] }, over: Partial<Workflow> = {}) =>
  told(workflowOf(all, over))
const steps = (...list: Drawn[]) => stages({ s: list })
const kind = (name: Drawn['kind'], config: Drawn['config'] = {}, slots: Drawn['slots'] = {}): Drawn => ({
  id: 'a',
  kind: name,
  config,
  slots,
})
const go = (stage: string, id = 'go'): Drawn => ({ id, kind: 'go', config: { stage } })
const ifTrue = (yes: Drawn[], no: Drawn[] = []): Drawn => ({
  id: 'cond',
  kind: 'if',
  config: { condition: 'record.total > 1' },
  slots: { yes, no },
})
const deadline = { deadline: { amount: 1, unit: 'days' } }
const end: Drawn = { id: 'end', kind: 'finish' }

describe('a workflow', () => {
  test.each<[string, string[], string[]]>([
    ['without a step is empty', stages({ s: [] }), ['warning workflow_empty steps']],
    ['that is fine says nothing', steps(call('a'), ask('b', deadline, { yes: [set('c')] }), end), []],
    [
      'refuses two steps of one name',
      told({ ...workflowOf({ s: [set('a'), set('b')] }), steps: renamed({ s: [set('a'), set('b')] }, 'b', 'A') }),
      ['error name_taken steps.b.name'],
    ],
    [
      'limits by key only with a key',
      stages({ s: [set('a')] }, { limits: { perKey: 1 } }),
      ['error value_required limits.key'],
    ],
    [
      'has priorities that are numbers',
      stages({ s: [set('a')] }, { limits: { priority: '"high"' } }),
      ['error expression_type limits.priority 0-6'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})

function renamed(all: { readonly [stage: string]: readonly Drawn[] }, id: string, name: string) {
  const { steps: list } = workflowOf(all)
  const step = list[id]
  return step ? { ...list, [id]: { ...step, name } } : list
}

describe('a step', () => {
  test.each<[string, string[], string[]]>([
    ['needs what is required', steps(kind('call')), ['error value_required steps.a.config.url']],
    [
      'needs what another entry asks for',
      steps(kind('wait', { for: 'instant' })),
      ['error value_required steps.a.config.until'],
    ],
    ['needs nothing that is hidden', steps(kind('wait', { span: { amount: 1, unit: 'days' } })), []],
    [
      'takes no entry that is malformed',
      steps(kind('each', { items: '[1]', concurrency: 0 })),
      ['error value_too_small steps.a.config.concurrency'],
    ],
    [
      'has people who are somebody',
      steps(kind('notify', { subject: 'x', people: { users: ' ', roles: [] } })),
      ['error value_required steps.a.config.people'],
    ],
    [
      'has roles that exist',
      steps(kind('notify', { subject: 'x', people: { roles: ['boss', 'king'] } })),
      ['error role_unknown steps.a.config.people.roles'],
    ],
    [
      'writes properties that exist',
      steps(kind('update-record', { values: { gone: 1 } })),
      ['error property_missing steps.a.config.values.gone'],
    ],
    [
      'writes what fits the property',
      steps(kind('update-record', { values: { total_a: { fx: '"much"' } } })),
      ['error expression_type steps.a.config.values.total_a.fx 0-6'],
    ],
    ['knows its pages', steps(ask('a', { ...deadline, page: 'gone' })), ['error page_missing steps.a.config.page']],
    [
      'knows its workflows',
      steps(kind('workflow', { workflow: 'gone' })),
      ['error workflow_missing steps.a.config.workflow'],
    ],
    [
      'names what there is',
      steps(set('b'), kind('if', { condition: 'steps.c == 1' })),
      ['error expression_unknown_name steps.a.config.condition 6-7'],
    ],
    [
      'has templates that can be read',
      steps(kind('call', { url: 'x{{ record.sum }}' })),
      ['error expression_unknown_name steps.a.config.url 11-14'],
    ],
    ['asks with a deadline', steps(ask('a')), ['warning wait_without_deadline steps.a.config.deadline']],
    [
      'waits for events with a deadline',
      steps(waitFor('paid')),
      ['warning wait_without_deadline steps.wait_paid.config.deadline'],
    ],
    [
      'answers late with an answer there is',
      steps(ask('a', { ...deadline, late: 'answer', lateAnswer: 'gone' })),
      ['error answer_missing steps.a.config.lateAnswer'],
    ],
    [
      'has branches of different names',
      steps(kind('parallel', { branches: [{ id: 'x' }, { id: 'x' }] })),
      ['error id_taken steps.a.config.branches.1.id'],
    ],
    [
      'has more than one branch',
      steps(sideBySide({ x: [set('b')] })),
      ['warning branches_too_few steps.split.config.branches'],
    ],
    [
      'has no answer called like its own branches',
      steps(ask('a', { ...deadline, options: [{ id: 'undo', title: 'Undo' }] })),
      ['error id_reserved steps.a.config.options.0.id'],
    ],
    [
      'takes back without asking or going elsewhere',
      steps(call('a', { slots: { undo: [ifTrue([go('s')])] } })),
      ['error step_not_in_undo steps.go.kind'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  const inTree = (change: Partial<Workflow['steps'][string]>) => {
    const workflow = workflowOf({ s: [ifTrue([set('b')])] })
    const b = workflow.steps['b']
    return b ? told({ ...workflow, steps: { ...workflow.steps, b: { ...b, ...change } } }) : []
  }
  test.each<[string, string[], string]>([
    ['stands in a stage', inTree({ stage: 'gone' }), 'error stage_missing steps.b.stage'],
    ['stands in a step', inTree({ parent: 'gone' }), 'error step_parent_missing steps.b.parent'],
    ['stands in a branch of it', inTree({ slot: 'undo' }), 'error step_slot_missing steps.b.slot'],
    ['does not stand in itself', inTree({ parent: 'b' }), 'error step_in_circle steps.b.parent'],
  ])('%s', (_, found, expected) => expect(found).toEqual([expected]))
})

describe('a way', () => {
  test.each<[string, string[], string[]]>([
    ['ends at a finish', steps(end, set('a'), set('b')), ['warning step_unreachable steps.a']],
    [
      'to a stage leads past those between',
      stages({ s: [go('u')], t: [set('a'), set('b')], u: [set('c')] }),
      ['warning stage_unreachable stages.t'],
    ],
    [
      'from every side of a decision ends there',
      stages({ s: [ifTrue([go('t')], [end]), set('a')], t: [] }),
      ['warning step_unreachable steps.a'],
    ],
    ['over an empty branch goes on', stages({ s: [ifTrue([go('t')]), set('a')], t: [] }), []],
    [
      'back with nothing in between never ends',
      stages({ s: [set('a'), call('b'), go('s')] }),
      ['error loop_without_exit steps.go'],
    ],
    [
      'back over two stages never ends either',
      stages({ s: [set('a'), go('t', 'g1')], t: [set('b'), go('s', 'g2')] }),
      ['error loop_without_exit steps.g1', 'error loop_without_exit steps.g2'],
    ],
    ['back after a question may end', stages({ s: [ask('a', deadline), go('s')] }), []],
    ['back under a condition may end', stages({ s: [set('a'), ifTrue([go('s')])] }), []],
    [
      'through workflows that wait for each other never ends',
      steps(kind('workflow', { workflow: 'other' })),
      ['error workflow_in_circle steps.a.config.workflow'],
    ],
    ['through a workflow nobody waits for is fine', steps(kind('workflow', { workflow: 'other', wait: false })), []],
    ['through another workflow is fine', steps(kind('workflow', { workflow: 'fine' })), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})

describe('a trigger', () => {
  const trigger = (more: object) =>
    stages({ s: [set('a')] }, { triggers: { t: { id: 't', order: 'a0', off: false, ...more } as never } })
  test.each<[string, string[], string[]]>([
    [
      'has a time',
      trigger({ kind: 'schedule', cron: '', timeZone: 'UTC', missed: 'once' }),
      ['error value_required triggers.t.cron'],
    ],
    [
      'has a time that cron knows',
      trigger({ kind: 'schedule', cron: '61 * * * *', timeZone: 'Europe/Berlin', missed: 'once' }),
      ['error cron_malformed triggers.t.cron'],
    ],
    [
      'has a time zone that exists',
      trigger({ kind: 'schedule', cron: '0 9 * * *', timeZone: 'Moon/Base', missed: 'once' }),
      ['error time_zone_unknown triggers.t.timeZone'],
    ],
    ['has an event', trigger({ kind: 'event', event: ' ' }), ['error value_required triggers.t.event']],
    [
      'has a workflow',
      trigger({ kind: 'workflow', workflow: 'gone', ended: 'any' }),
      ['error workflow_missing triggers.t.workflow'],
    ],
    [
      'has a condition that holds or not',
      trigger({ kind: 'record', on: 'updated', when: 'record.total - before.total' }),
      ['error expression_type triggers.t.when 0-27'],
    ],
    ['that is off is left alone', trigger({ kind: 'event', event: '', off: true }), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  test.each([
    '0 9 * * *',
    '*/5 * * * *',
    '0 9-17 * * mon-fri',
    '0 0 l * *',
    '30 0 9 1,15 jan-mar 1#2',
    '0 0 1-31/2 12 sun',
  ])('%s is a time', (cron) => expect(scheduleProblem({ cron, timeZone: 'UTC' }, 0)).toBe(null))
  test.each([
    '',
    '* * * *',
    '* * * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '5-1 * * * *',
    '*/0 * * * *',
    'a * * * *',
    '5/2 * * * *',
    '* * * * 8',
    '1,,2 * * * *',
  ])('“%s” is none', (cron) => expect(scheduleProblem({ cron, timeZone: 'UTC' }, 0)).toBe('cron_malformed'))
  test.each(['America/Sao_Paulo', 'UTC'])('%s is a time zone', (timeZone) =>
    expect(scheduleProblem({ cron: '0 9 * * *', timeZone }, 0)).toBe(null),
  )
  test.each(['', 'Nowhere'])('“%s” is none', (timeZone) =>
    expect(scheduleProblem({ cron: '0 9 * * *', timeZone }, 0)).toBe('expression_time_zone'),
  )
})

describe('a component', () => {
  const documentOf = (id: string, workflows: readonly Workflow[]): ComponentDocument => ({
    component: {
      schema: 1,
      id,
      key: id,
      title: id,
      description: '',
      icon: 'cube',
      access: 'private',
      model: OWNER.model,
    },
    pages: {},
    workflows: Object.fromEntries(workflows.map((workflow) => [workflow.id, workflow])),
  })
  const flow = (id: string, calls: string, over: Partial<Workflow> = {}) =>
    workflowOf({ s: [{ id: 'a', kind: 'workflow', config: { workflow: calls } }] }, { id, key: id, ...over })

  test('tells of its workflows under their paths, and of circles through other components', () => {
    const [mine, theirs] = [documentOf('mine', [flow('one', 'two')]), documentOf('theirs', [flow('two', 'one')])]
    const found = checkComponent(mine, [mine, theirs].map(fullOutlineOf))
    expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toContain(
      'workflow_in_circle workflows.one.steps.a.config.workflow',
    )
  })

  test('has workflows of different keys', () => {
    const both = documentOf('mine', [flow('one', 'three'), flow('two', 'three', { key: 'one', order: 'a1' })])
    expect(checkComponent(both, []).map(({ code, path }) => `${code} ${path.join('.')}`)).toContain(
      'key_taken workflows.two.key',
    )
  })
})
