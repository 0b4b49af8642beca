import { describe, expect, test } from 'vitest'
import { RUN_EVENTS, type RunEventType } from './events.ts'
import { RUN_STATUSES, type Phase, type RunStatus, statusOf } from './state.ts'
import { ADA, BOB, type Drawn, machineFor, type Play, play, type Sent, START } from './testing.ts'
import { replay } from './transition.ts'

/**
 * Every status with every event (W3, W4). `-`: the very same state and no effects. Otherwise the status that follows. Each run stands at a
 * call, a question, a wait for an event, a wait for time and another run side by side, so that every event finds what it is about.
 */
type Cell = '-' | RunStatus
const TRUTH: { readonly [S in RunStatus | 'held']: { readonly [E in RunEventType]: Cell } } = {
  queued: {
    'run.started': '-',
    'run.admitted': 'running',
    'step.succeeded': '-',
    'step.failed': '-',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': 'queued',
    'timer.fired': '-',
    'run.paused': 'paused',
    'run.resumed': '-',
    'run.cancelled': 'cancelled',
    'steps.retried': '-',
    'step.skipped': '-',
    'run.moved': 'queued',
    'run.forked': 'queued',
  },
  running: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': 'running',
    'step.failed': 'undoing',
    'step.handed': 'running',
    'task.opened': 'running',
    'task.answered': 'running',
    'task.assigned': 'running',
    'event.received': 'running',
    'timer.fired': 'running',
    'run.paused': 'paused',
    'run.resumed': '-',
    'run.cancelled': 'undoing',
    'steps.retried': '-',
    'step.skipped': 'running',
    'run.moved': 'running',
    'run.forked': 'running',
  },
  waiting: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': 'waiting',
    'step.failed': 'undoing',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': 'waiting',
    'task.assigned': 'waiting',
    'event.received': 'waiting',
    'timer.fired': 'waiting',
    'run.paused': 'paused',
    'run.resumed': '-',
    'run.cancelled': 'undoing',
    'steps.retried': '-',
    'step.skipped': 'waiting',
    'run.moved': 'waiting',
    'run.forked': 'running',
  },
  paused: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': 'paused',
    'step.failed': 'undoing',
    'step.handed': 'paused',
    'task.opened': 'paused',
    'task.answered': 'paused',
    'task.assigned': 'paused',
    'event.received': 'paused',
    'timer.fired': '-',
    'run.paused': '-',
    'run.resumed': 'running',
    'run.cancelled': 'undoing',
    'steps.retried': '-',
    'step.skipped': 'paused',
    'run.moved': 'paused',
    'run.forked': 'paused',
  },
  undoing: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': 'cancelled',
    'step.failed': 'cancelled',
    'step.handed': 'undoing',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': 'undoing',
    'timer.fired': 'cancelled',
    'run.paused': '-',
    'run.resumed': '-',
    'run.cancelled': '-',
    'steps.retried': '-',
    'step.skipped': 'cancelled',
    'run.moved': 'undoing',
    'run.forked': 'undoing',
  },
  succeeded: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': '-',
    'step.failed': '-',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': '-',
    'timer.fired': '-',
    'run.paused': '-',
    'run.resumed': '-',
    'run.cancelled': '-',
    'steps.retried': '-',
    'step.skipped': '-',
    'run.moved': '-',
    'run.forked': '-',
  },
  failed: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': '-',
    'step.failed': '-',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': '-',
    'timer.fired': '-',
    'run.paused': '-',
    'run.resumed': '-',
    'run.cancelled': '-',
    'steps.retried': '-',
    'step.skipped': '-',
    'run.moved': '-',
    'run.forked': '-',
  },
  // Failed, and kept where it failed for an operator.
  held: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': '-',
    'step.failed': '-',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': '-',
    'timer.fired': '-',
    'run.paused': '-',
    'run.resumed': '-',
    'run.cancelled': 'undoing',
    'steps.retried': 'running',
    'step.skipped': 'running',
    'run.moved': 'failed',
    'run.forked': '-',
  },
  cancelled: {
    'run.started': '-',
    'run.admitted': '-',
    'step.succeeded': '-',
    'step.failed': '-',
    'step.handed': '-',
    'task.opened': '-',
    'task.answered': '-',
    'task.assigned': '-',
    'event.received': '-',
    'timer.fired': '-',
    'run.paused': '-',
    'run.resumed': '-',
    'run.cancelled': '-',
    'steps.retried': '-',
    'step.skipped': '-',
    'run.moved': '-',
    'run.forked': '-',
  },
}

const OPTIONS = [{ id: 'yes', title: 'Yes' }]
const ask = (id: string): Drawn => ({
  id,
  kind: 'ask',
  config: { title: 'Fine?', people: { users: 'user.id' }, options: OPTIONS },
})
const call = (id: string, over: Partial<Drawn> = {}): Drawn => ({
  id,
  kind: 'call',
  config: { url: 'http://x' },
  ...over,
})
const FIVE = ['call', 'ask', 'put', 'event', 'time', 'child']

const STAGES = {
  one: [
    call('first', { slots: { undo: [call('back')] } }),
    {
      id: 'split',
      kind: 'parallel' as const,
      config: { branches: FIVE.map((name) => ({ id: `b_${name}` })) },
      slots: {
        b_call: [call('call')],
        b_ask: [ask('asked')],
        b_put: [ask('put')],
        b_event: [{ id: 'event', kind: 'wait' as const, config: { for: 'event', event: 'paid' } }],
        b_time: [{ id: 'time', kind: 'wait' as const, config: { span: { amount: 1, unit: 'minutes' } } }],
        b_child: [{ id: 'child', kind: 'workflow' as const, config: { workflow: 'other' } }],
      },
    },
  ],
}

const ticket = ({ state }: Play, node: string) => {
  const thread = Object.values(state.threads).find((each) => each.node === node)
  return { thread: thread?.id ?? 99, entry: thread?.entry ?? 99, attempt: thread?.attempt ?? 99 }
}

function running(over: Parameters<typeof machineFor>[1] = {}): Play {
  const run = play(machineFor(STAGES, over))
  if (!run.state.admitted) return run
  run.succeed('first')
  run.send({ type: 'task.opened', ...ticket(run, 'asked'), people: [ADA] })
  run.send({ type: 'step.handed', ...ticket(run, 'child'), to: 'r2' })
  return run
}

const then = (run: Play, ...events: ((run: Play) => Sent)[]): Play => {
  for (const event of events) run.send(event(run))
  return run
}

/** A run in each status, and where its events are about. */
const RUNS: { readonly [S in keyof typeof TRUTH]: () => Play } = {
  queued: () => running({ limits: { concurrency: 1 } }),
  running: () => running(),
  waiting: () =>
    then(
      running(),
      (run) => ({ type: 'step.succeeded', ...ticket(run, 'call'), output: null }),
      (run) => ({ type: 'task.opened', ...ticket(run, 'put'), people: [ADA] }),
    ),
  paused: () => then(running(), () => ({ type: 'run.paused', by: ADA })),
  undoing: () => then(running(), () => ({ type: 'run.cancelled', by: ADA, undo: true, reason: '' })),
  succeeded: () => play(machineFor({ one: [{ id: 'end', kind: 'finish' }] })),
  failed: () =>
    then(
      running(),
      (run) => ({ type: 'step.failed', ...ticket(run, 'call'), error: { code: 'x', message: '' }, retryable: false }),
      (run) => ({ type: 'step.succeeded', ...ticket(run, 'back'), output: null }),
    ),
  held: () => {
    const run = running({ onFailure: 'hold' })
    run.fail('call')
    return run
  },
  cancelled: () => then(running(), () => ({ type: 'run.cancelled', by: ADA, undo: false, reason: '' })),
}

/** What the work and the waits of each run are called: the same everywhere but where they are taken back. */
const workOf = (status: keyof typeof TRUTH) => (status === 'undoing' ? 'back' : status === 'waiting' ? 'child' : 'call')

const eventsFor = (status: keyof typeof TRUTH, run: Play): { readonly [E in RunEventType]: Sent } => ({
  'run.started': START,
  'run.admitted': { type: 'run.admitted' },
  'step.succeeded': { type: 'step.succeeded', ...ticket(run, workOf(status)), output: 1 },
  'step.failed': {
    type: 'step.failed',
    ...ticket(run, workOf(status)),
    error: { code: 'x', message: '' },
    retryable: false,
  },
  'step.handed': { type: 'step.handed', ...ticket(run, workOf(status)), to: 'r3' },
  'task.opened': { type: 'task.opened', ...ticket(run, 'put'), people: [BOB] },
  'task.answered': {
    type: 'task.answered',
    task: ticket(run, 'asked').entry,
    option: 'yes',
    comment: '',
    by: ADA,
  },
  'task.assigned': { type: 'task.assigned', task: ticket(run, 'asked').entry, people: [BOB], by: ADA },
  'event.received': { type: 'event.received', id: 'e1', name: 'paid', correlation: null, payload: 1 },
  'timer.fired': { type: 'timer.fired', at: run.state.at + (status === 'undoing' ? 400_000 : 60_000) },
  'run.paused': { type: 'run.paused', by: ADA },
  'run.resumed': { type: 'run.resumed', by: ADA },
  'run.cancelled': { type: 'run.cancelled', by: ADA, undo: true, reason: '' },
  'steps.retried': { type: 'steps.retried', by: ADA },
  'step.skipped': {
    type: 'step.skipped',
    thread: ticket(run, workOf(status)).thread,
    entry: ticket(run, workOf(status)).entry,
    output: 1,
    by: ADA,
  },
  'run.moved': { type: 'run.moved', machine: 'h2', by: ADA },
  'run.forked': { type: 'run.forked', id: 'r9', from: 'r1', key: null, by: ADA, entry: 99 },
})

describe.each([...RUN_STATUSES, 'held' as const])('a run that is %s', (status) => {
  test('is so', () => {
    expect(statusOf(RUNS[status]().state)).toBe(status === 'held' ? 'failed' : status)
  })

  test.each(RUN_EVENTS)('%s', (type) => {
    const run = RUNS[status]()
    const before = run.state
    const effects = run.send(eventsFor(status, run)[type])
    const cell = TRUTH[status][type]
    if (cell === '-') {
      expect(run.state).toBe(before)
      expect(effects).toEqual([])
    } else {
      expect(run.state).not.toBe(before)
      expect(statusOf(run.state)).toBe(cell)
    }
    expect(replay(() => run.machine, run.log)).toEqual(run.state)
  })
})

/** A thread's phase with every report about it: whether it means anything. */
const REPORTS = ['step.succeeded', 'step.failed', 'step.handed', 'task.opened', 'step.skipped'] as const
const PHASES: { readonly [P in Phase]: { readonly [R in (typeof REPORTS)[number]]: boolean } } = {
  ready: {
    'step.succeeded': false,
    'step.failed': false,
    'step.handed': false,
    'task.opened': false,
    'step.skipped': false,
  },
  working: {
    'step.succeeded': true,
    'step.failed': true,
    'step.handed': true,
    'task.opened': true,
    'step.skipped': true,
  },
  backoff: {
    'step.succeeded': false,
    'step.failed': false,
    'step.handed': false,
    'task.opened': false,
    'step.skipped': true,
  },
  waiting: {
    'step.succeeded': false,
    'step.failed': false,
    'step.handed': false,
    'task.opened': false,
    'step.skipped': true,
  },
  joining: {
    'step.succeeded': false,
    'step.failed': false,
    'step.handed': false,
    'task.opened': false,
    'step.skipped': false,
  },
  failed: {
    'step.succeeded': false,
    'step.failed': false,
    'step.handed': false,
    'task.opened': false,
    'step.skipped': true,
  },
}

const RETRY = { max: 3, delayMs: 1_000, factor: 2, longestMs: 60_000, not: [] }

const STANDING: { readonly [P in Phase]: () => [run: Play, node: string] } = {
  ready: () => [
    then(play(machineFor({ one: [ask('a')] }, { limits: { concurrency: 1 } })), () => ({
      type: 'run.paused',
      by: ADA,
    })),
    'a',
  ],
  working: () => [play(machineFor({ one: [ask('a')] })), 'a'],
  backoff: () => {
    const run = play(machineFor({ one: [{ ...ask('a'), retry: RETRY }] }))
    run.fail('a', 'down', true)
    return [run, 'a']
  },
  waiting: () => {
    const run = play(machineFor({ one: [ask('a')] }))
    run.send({ type: 'task.opened', ...ticket(run, 'a'), people: [ADA] })
    return [run, 'a']
  },
  joining: () => [running(), 'split'],
  failed: () => {
    const run = play(machineFor({ one: [ask('a')] }))
    run.fail('a')
    return [run, 'a']
  },
}

describe.each(Object.keys(PHASES) as Phase[])('a thread that is %s', (phase) => {
  test('is so', () => {
    const [run, node] = STANDING[phase]()
    expect(run.at(node).phase).toBe(phase)
  })

  test.each(REPORTS)('%s', (report) => {
    const [run, node] = STANDING[phase]()
    const before = run.state
    const more = {
      'step.succeeded': { output: 1 },
      'step.failed': { error: { code: 'x', message: '' }, retryable: false },
      'step.handed': { to: 'r2' },
      'task.opened': { people: [ADA] },
      'step.skipped': { output: 1, by: ADA },
    }[report]
    run.send({ type: report, ...ticket(run, node), ...more } as Sent)
    expect(run.state !== before).toBe(PHASES[phase][report])
  })
})
