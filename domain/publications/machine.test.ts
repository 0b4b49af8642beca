import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  delayMs,
  type EventType,
  isTerminal,
  MOST_ATTEMPTS,
  owed,
  type Phase,
  PHASES,
  type PublicationEvent,
  replay,
  type State,
  transition,
  wakeAt,
  WATCHDOG_MS,
} from './machine.ts'
import { progressOf } from './progress-of.ts'

const INDEX = { schema: 'ws_abcdef', name: 'number$index$0000000', create: 'create', drop: 'drop' }
const TARGET = { components: { invoice: 'h1' }, sites: {} }

const started = (at = 1_000): PublicationEvent => ({
  at,
  type: 'publication.started',
  id: 'pub_a',
  workspaceId: 'ws_abcdef',
  request: { kind: 'publish', components: ['invoice'], sites: [] },
  note: 'First',
  planHash: 'p1',
  by: { id: 'u1', name: 'Ada' },
})

/** One event of each kind, as it would come in its own phase. */
const EVENTS: { readonly [E in EventType]: PublicationEvent } = {
  'publication.started': { ...started(9_000), id: 'pub_b' } as PublicationEvent,
  'lock.taken': { at: 9_000, type: 'lock.taken' },
  'plan.confirmed': { at: 9_000, type: 'plan.confirmed', base: 3, target: TARGET, indexes: [INDEX] },
  'documents.stored': { at: 9_000, type: 'documents.stored' },
  'index.built': { at: 9_000, type: 'index.built', position: 0 },
  'release.switched': { at: 9_000, type: 'release.switched', release: 4 },
  'release.announced': { at: 9_000, type: 'release.announced' },
  'attempt.failed': { at: 9_000, type: 'attempt.failed', code: 'blocked', detail: 'rows in the way', transient: false },
  'stop.asked': { at: 9_000, type: 'stop.asked' },
  'changes.undone': { at: 9_000, type: 'changes.undone' },
}

const to = (...names: EventType[]): State => {
  const state = replay([started(), ...names.map((name) => EVENTS[name])])
  if (!state) throw new Error('no state')
  return state
}

const failedAt = (...names: EventType[]) => to(...names, 'attempt.failed')

const STATES: { readonly [P in Phase]: State } = {
  locking: to(),
  checking: to('lock.taken'),
  storing: to('lock.taken', 'plan.confirmed'),
  indexing: to('lock.taken', 'plan.confirmed', 'documents.stored'),
  switching: to('lock.taken', 'plan.confirmed', 'documents.stored', 'index.built'),
  announcing: to('lock.taken', 'plan.confirmed', 'documents.stored', 'index.built', 'release.switched'),
  done: to('lock.taken', 'plan.confirmed', 'documents.stored', 'index.built', 'release.switched', 'release.announced'),
  undoing: failedAt('lock.taken'),
  undone: to('lock.taken', 'attempt.failed', 'changes.undone'),
  stopped: to('lock.taken', 'stop.asked', 'changes.undone'),
}

/** `-`: ignored, the very same state. `again`: the same phase, something noted. Otherwise the phase that follows. */
type Cell = '-' | 'again' | Phase

const TRUTH: { readonly [P in Phase]: { readonly [E in EventType]: Cell } } = {
  locking: {
    'publication.started': '-',
    'lock.taken': 'checking',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': 'undoing',
    'stop.asked': 'undoing',
    'changes.undone': '-',
  },
  checking: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': 'storing',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': 'undoing',
    'stop.asked': 'undoing',
    'changes.undone': '-',
  },
  storing: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': 'indexing',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': 'undoing',
    'stop.asked': 'undoing',
    'changes.undone': '-',
  },
  indexing: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': 'switching',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': 'undoing',
    'stop.asked': 'undoing',
    'changes.undone': '-',
  },
  switching: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': 'announcing',
    'release.announced': '-',
    'attempt.failed': 'undoing',
    'stop.asked': 'again',
    'changes.undone': '-',
  },
  announcing: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': 'done',
    'attempt.failed': 'done',
    'stop.asked': '-',
    'changes.undone': '-',
  },
  undoing: {
    'publication.started': '-',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': 'announcing',
    'release.announced': '-',
    'attempt.failed': 'again',
    'stop.asked': '-',
    'changes.undone': 'undone',
  },
  done: {
    'publication.started': 'locking',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': '-',
    'stop.asked': '-',
    'changes.undone': '-',
  },
  undone: {
    'publication.started': 'locking',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': '-',
    'stop.asked': '-',
    'changes.undone': '-',
  },
  stopped: {
    'publication.started': 'locking',
    'lock.taken': '-',
    'plan.confirmed': '-',
    'documents.stored': '-',
    'index.built': '-',
    'release.switched': '-',
    'release.announced': '-',
    'attempt.failed': '-',
    'stop.asked': '-',
    'changes.undone': '-',
  },
}

describe('truth table (P4)', () => {
  test.each(PHASES.flatMap((phase) => (Object.keys(EVENTS) as EventType[]).map((event) => [phase, event] as const)))(
    '%s, %s',
    (phase, event) => {
      const before = STATES[phase]
      expect(before.phase).toBe(phase)
      const [next] = transition(before, EVENTS[event])
      const cell = TRUTH[phase][event]
      if (cell === '-') expect(next).toBe(before)
      else if (cell === 'again') {
        expect(next).not.toBe(before)
        expect(next?.phase).toBe(phase)
      } else expect(next?.phase).toBe(cell)
    },
  )
})

test('a publication without indexes goes straight to the switch', () => {
  const state = replay([
    started(),
    EVENTS['lock.taken'],
    { ...EVENTS['plan.confirmed'], indexes: [] } as PublicationEvent,
    EVENTS['documents.stored'],
  ])
  expect(state?.phase).toBe('switching')
})

test('an index out of its turn is not counted', () => {
  expect(transition(STATES.indexing, { at: 9_000, type: 'index.built', position: 1 })[0]).toBe(STATES.indexing)
})

const trouble = (at: number): PublicationEvent => ({
  at,
  type: 'attempt.failed',
  code: 'database_unavailable',
  detail: 'down',
  transient: true,
})

test('passing trouble is met with patience, then with giving up', () => {
  let state = STATES.checking
  for (let i = 1; i < MOST_ATTEMPTS; i++) {
    const [next, effects] = transition(state, trouble(i))
    expect(next).toMatchObject({ phase: 'checking', attempts: i, retryAt: i + delayMs(i) })
    expect(effects).toEqual([])
    state = next as State
  }
  expect(transition(state, trouble(99))[0]).toMatchObject({
    phase: 'undoing',
    error: { code: 'database_unavailable' },
    failedIn: 'checking',
  })
})

test('undoing is never given up (P6)', () => {
  let state: State = STATES.undoing
  for (let i = 0; i < 100; i++) state = transition(state, trouble(i))[0] as State
  expect(state.phase).toBe('undoing')
  expect(state.retryAt).toBe(99 + delayMs(100))
})

test('a release nobody could be told of is live all the same', () => {
  let state: State = STATES.announcing
  for (let i = 0; i < MOST_ATTEMPTS; i++) state = transition(state, trouble(i))[0] as State
  expect(state).toMatchObject({ phase: 'done', release: 4, error: null })
})

test('a stop during the switch takes effect once the switch is known to have failed (P2)', () => {
  const stopping = transition(STATES.switching, EVENTS['stop.asked'])[0] as State
  expect(transition(stopping, EVENTS['release.switched'])[0]?.phase).toBe('announcing')
  expect(transition(stopping, trouble(9_500))[0]?.phase).toBe('undoing')
})

const anyEvent = fc.oneof(
  fc.constantFrom(...Object.values(EVENTS)),
  fc.integer({ min: 0, max: 3 }).map((position): PublicationEvent => ({ at: 9_000, type: 'index.built', position })),
  fc
    .boolean()
    .map((transient): PublicationEvent => ({ at: 9_000, type: 'attempt.failed', code: 'x', detail: '', transient })),
)
const anyLog = fc.array(anyEvent, { maxLength: 40 })

describe('for every log', () => {
  test('replaying it gives the state it led to, and never more than one effect is owed (P1, P3)', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let state: State | null = null
        for (const event of log) {
          const [next, effects]: [State | null, readonly unknown[]] = transition(state, event)
          expect(effects.length).toBeLessThanOrEqual(1)
          state = next
        }
        expect(replay(log)).toEqual(state)
      }),
    )
  })

  test('what is not over owes an effect and wakes by itself; what is over does neither (P5, P7)', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const state = replay(log)
        if (!state) return
        expect(owed(state) === null).toBe(isTerminal(state))
        const wake = wakeAt(state)
        if (isTerminal(state)) expect(wake).toBeNull()
        else expect(wake).toBeLessThanOrEqual(state.movedAt + WATCHDOG_MS)
      }),
    )
  })

  test('a release is told of if and only if the switch happened (P2)', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const state = replay(log)
        if (!state) return
        expect(state.release !== null).toBe(state.phase === 'announcing' || state.phase === 'done')
        const progress = progressOf(state)
        if (progress.status === 'done') expect(progress.release).toBe(state.release)
      }),
    )
  })

  test('patience ends it: with every effect answered by success, any state comes to rest (P5)', () => {
    const ANSWERS = {
      'lock.take': 'lock.taken',
      'plan.confirm': 'plan.confirmed',
      'documents.store': 'documents.stored',
      'index.build': 'index.built',
      'release.switch': 'release.switched',
      'release.announce': 'release.announced',
      'changes.undo': 'changes.undone',
    } as const
    fc.assert(
      fc.property(anyLog, (log) => {
        let state = replay(log)
        for (let i = 0; state && !isTerminal(state); i++) {
          expect(i).toBeLessThan(12)
          const effect = owed(state)
          if (!effect) break
          const answer = EVENTS[ANSWERS[effect.type]]
          state = transition(
            state,
            effect.type === 'index.build' ? ({ ...answer, position: effect.position } as PublicationEvent) : answer,
          )[0]
        }
      }),
    )
  })
})

describe('progress', () => {
  test('says what was done, what runs, and how far the indexes are', () => {
    expect(progressOf(STATES.indexing).stages).toEqual([
      { stage: 'lock', state: 'done', tookMs: 8_000 },
      { stage: 'validate', state: 'done', tookMs: 0 },
      { stage: 'plan', state: 'done', tookMs: 0 },
      { stage: 'store', state: 'done', tookMs: 0 },
      { stage: 'index', state: 'running', done: 0, of: 1, subject: INDEX.name },
      { stage: 'migrate', state: 'waiting' },
      { stage: 'switch', state: 'waiting' },
    ])
  })

  test('of a failed one names the stage and the reason', () => {
    const { status, error, stages } = progressOf(STATES.undone)
    expect(status).toBe('undone')
    expect(error).toEqual({ code: 'blocked', detail: 'rows in the way' })
    expect(stages.map(({ state }) => state)).toEqual([
      'undone',
      'failed',
      'failed',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ])
  })
})
