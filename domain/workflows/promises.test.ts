import { describe, expect, test } from 'vitest'
import { logBefore } from './fork.ts'
import { isHeld, isOver, type RunState, statusOf, wakeAt } from './state.ts'
import { ADA, ask, call, type Drawn, machineFor, play, RETRY, set, sideBySide, START, waitFor } from './testing.ts'
import { advance, owed, replay } from './transition.ts'

// One promise each, most of them broken once.

describe('a held run', () => {
  const hold = { onFailure: 'hold' } as const

  test('asks for nothing more, though branches were ready when it failed', () => {
    const broken: Drawn = { id: 'broken', kind: 'set', config: { values: { x: { fx: 'nope' } } } }
    const run = play(machineFor({ s: [sideBySide({ a: [broken], b: [call('b')] })] }, hold))
    expect(isHeld(run.state)).toBe(true)
    expect(run.effects).toEqual([])
    expect(run.send({ type: 'steps.retried', by: ADA })).toEqual([])
    const mended = machineFor({ s: [sideBySide({ a: [set('broken')], b: [call('b')] })] }, hold)
    const next = advance(mended, run.state, { at: 9, type: 'steps.retried', by: ADA })
    expect(next?.effects.map(({ node }) => node)).toEqual(['b'])
  })

  test('asks again for what its siblings were doing, wherever it went, once it is retried', () => {
    const child: Drawn = { id: 'child', kind: 'workflow', config: { workflow: 'other' } }
    const run = play(machineFor({ s: [sideBySide({ a: [call('a')], b: [call('b')], c: [child] })] }, hold))
    const { id, entry, attempt } = run.at('child')
    run.send({ type: 'step.handed', thread: id, entry, attempt, to: 'r2' })
    run.fail('a')
    expect(
      run
        .send({ type: 'steps.retried', by: ADA })
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['r1:2', 'r1:3', 'r1:4'])
    expect(run.at('child').phase).toBe('working')
  })

  test('takes no late report of the try before an operator’s retry', () => {
    const run = play(machineFor({ s: [call('a')] }, hold))
    const { id, entry, attempt } = run.at('a')
    const report = {
      type: 'step.failed',
      thread: id,
      entry,
      attempt,
      error: { code: 'down', message: '' },
      retryable: false,
    } as const
    run.send(report)
    run.send({ type: 'steps.retried', by: ADA })
    const before = run.state
    run.send(report)
    expect(run.state).toBe(before)
    expect(run.at('a')).toMatchObject({ phase: 'working', entry, attempt: attempt + 1 })
  })

  test('gives a retried step all of its tries anew', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY })] }, hold))
    const failAll = () => {
      for (let tries = 0; tries < 3; tries++) {
        run.fail('a', 'down', true)
        const wake = wakeAt(run.state)
        if (wake !== null) run.send({ type: 'timer.fired', at: wake })
      }
    }
    failAll()
    expect(isHeld(run.state)).toBe(true)
    run.send({ type: 'steps.retried', by: ADA })
    run.fail('a', 'down', true)
    expect(run.at('a').phase).toBe('backoff')
  })

  test('whose step is gone fails again when it is retried, rather than standing there for ever', () => {
    const run = play(machineFor({ s: [call('a')] }, hold))
    run.fail('a')
    const gone = machineFor({ s: [call('b')] }, hold)
    const next = advance(gone, run.state, { at: 9, type: 'steps.retried', by: ADA })?.state
    expect(next && isHeld(next)).toBe(true)
    expect(next?.ending?.error?.code).toBe('step_missing')
  })

  test('fails once: when two deadlines pass together the first is the cause', () => {
    const run = play(machineFor({ s: [sideBySide({ a: [call('a')], b: [call('b')] })] }, hold))
    run.send({ type: 'timer.fired', at: 10_000_000 })
    expect(Object.values(run.state.threads).filter(({ phase }) => phase === 'failed')).toHaveLength(1)
    expect(run.state.ending?.error?.step).toBe('a')
  })

  test('that was skipped goes on, an answer given for a question leading into its branch', () => {
    const run = play(machineFor({ s: [ask('a', {}, { no: [call('refused')] })] }, hold))
    run.fail('a')
    const { id, entry } = run.at('a')
    run.send({ type: 'step.skipped', thread: id, entry, output: { answer: 'no' }, by: ADA })
    expect(run.at('refused').phase).toBe('working')
  })
})

describe('work', () => {
  test('called off in the turn it was asked for is never asked for', () => {
    const run = play(machineFor({ s: [sideBySide({ a: [call('a')], b: [set('b')] }, { until: 'any' })] }))
    expect(run.effects).toEqual([])
    expect(statusOf(run.state)).toBe('succeeded')
  })

  test('handed on and timed out is tried again, once per wait', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY, timeoutMs: 5_000 })] }))
    const { id, entry, attempt } = run.at('a')
    run.send({ type: 'step.handed', thread: id, entry, attempt, to: 'elsewhere' })
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    expect(run.at('a').phase).toBe('backoff')
    expect(run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 }).map((each) => each.attempt)).toEqual([2])
  })

  test('handed on has the time of its own try, not of the first', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY, timeoutMs: 5_000 })] }))
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    const { id, entry, attempt } = run.at('a')
    run.send({ type: 'step.handed', thread: id, entry, attempt, to: 'elsewhere' })
    expect(wakeAt(run.state)).toBeGreaterThan(run.state.at)
  })

  test('is tried once and as often again as its retry says', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY })] }))
    for (let tries = 1; tries <= 3; tries++) {
      run.fail('a', 'down', true)
      expect(isHeld(run.state)).toBe(tries === 3)
      run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    }
    expect(run.effects.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  })

  test('whose failure is final is not tried again', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY })] }))
    run.fail('a', 'final', true)
    expect(isHeld(run.state)).toBe(true)
  })

  test('that was only pinned is not taken back', () => {
    const steps = [
      call('a', { slots: { undo: [call('back')] } }),
      { id: 'no', kind: 'fail' as const, config: { message: 'no' } },
    ]
    const run = play(machineFor({ s: steps }), { cause: { by: 'test' }, pins: { a: 1 } } as never)
    expect(run.effects).toEqual([])
    expect(statusOf(run.state)).toBe('failed')
  })

  test('is taken back newest first, also from inside of branches and items', () => {
    const back = (id: string) => ({ slots: { undo: [call(`${id}_back`)] } })
    const run = play(
      machineFor({
        s: [
          call('a', back('a')),
          sideBySide({ x: [call('b', back('b'))], y: [call('c', back('c'))] }),
          {
            id: 'e',
            kind: 'each',
            config: { items: '[1,2]', concurrency: 1 },
            slots: { body: [call('d', back('d'))] },
          },
          call('last'),
        ],
      }),
    )
    for (const node of ['a', 'c', 'b', 'd', 'd']) run.succeed(node)
    run.fail('last')
    const order: string[] = []
    while (!isOver(run.state)) {
      const [next] = owed(run.machine, run.state)
      order.push(`${next?.node} ${run.at(next?.node ?? '').index ?? ''}`.trim())
      // One that cannot be taken back does not keep the others.
      if (order.length === 2) run.fail(next?.node ?? '')
      else run.succeed(next?.node ?? '')
    }
    expect(order).toEqual(['d_back 1', 'd_back 0', 'b_back', 'c_back', 'a_back'])
    expect(run.state.undoFailures).toHaveLength(1)
    expect(statusOf(run.state)).toBe('failed')
  })
})

describe('a pause', () => {
  test('holds a backoff back, and lets it go afterwards', () => {
    const run = play(machineFor({ s: [call('a', { retry: RETRY })] }))
    run.fail('a', 'down', true)
    run.send({ type: 'run.paused', by: ADA })
    expect(wakeAt(run.state)).toBeNull()
    expect(run.send({ type: 'timer.fired', at: run.state.at + 100_000 })).toEqual([])
    run.send({ type: 'run.resumed', by: ADA })
    expect(run.send({ type: 'timer.fired', at: run.state.at + 100_000 }).map(({ attempt }) => attempt)).toEqual([2])
  })

  test('ends with the outcome: work is taken back at once', () => {
    const run = play(machineFor({ s: [call('a', { slots: { undo: [call('back')] } }), call('b')] }))
    run.succeed('a')
    run.send({ type: 'run.paused', by: ADA })
    run.fail('b')
    expect(statusOf(run.state)).toBe('undoing')
    expect(owed(run.machine, run.state).map(({ node }) => node)).toEqual(['back'])
  })
})

describe('branches', () => {
  test('that go to a stage and finish in the same event leave one run, in one stage', () => {
    const go: Drawn = { id: 'go', kind: 'go', config: { stage: 't' } }
    const run = play(
      machineFor({
        s: [
          sideBySide({
            a: [waitFor('paid'), go],
            b: [
              { ...waitFor('paid'), id: 'other' },
              { id: 'end', kind: 'finish' },
            ],
          }),
        ],
        t: [call('there')],
      }),
    )
    run.send({ type: 'event.received', id: 'e1', name: 'paid', correlation: null, payload: null })
    expect(Object.values(run.state.threads).map(({ node }) => node)).toEqual(['there'])
    expect(run.state.stage).toBe('t')
  })

  test('called failed and undo are branches like others', () => {
    const run = play(machineFor({ s: [sideBySide({ failed: [set('a')], undo: [set('b')] }), call('after')] }))
    expect(run.at('after').id).toBe(0)
    expect(Object.keys(run.state.threads)).toHaveLength(1)
  })

  test('of two needed out of three may fail once', () => {
    const branches = { a: [call('a')], b: [call('b')], c: [call('c')] }
    const split = () => play(machineFor({ s: [sideBySide(branches, { until: 'count', count: 2 }), call('after')] }))
    const once = split()
    once.fail('a')
    once.succeed('b')
    once.succeed('c')
    expect(once.at('after').phase).toBe('working')
    const twice = split()
    twice.fail('a')
    twice.fail('b')
    expect(statusOf(twice.state)).toBe('failed')
  })
})

describe('an event', () => {
  test('that comes before its wait is kept for it, once', () => {
    const run = play(machineFor({ s: [call('a'), waitFor('paid'), { ...waitFor('paid'), id: 'again' }] }))
    const paid = { type: 'event.received', id: 'e1', name: 'paid', correlation: null, payload: 7 } as const
    run.send(paid)
    run.send(paid)
    run.succeed('a')
    expect(run.at('again').phase).toBe('waiting')
  })
})

describe('a fork', () => {
  const stages = { s: [call('a'), sideBySide({ x: [call('b')], y: [call('c')] }), call('d')] }

  test('goes on from a step with other input, and repeats nothing that is done', () => {
    const run = play(machineFor(stages, { timeout: { amount: 1, unit: 'hours' } }))
    for (const node of ['a', 'b', 'c']) run.succeed(node)
    const entry = run.at('d').entry
    const log = logBefore(() => run.machine, run.log, entry)
    const at = run.state.at + 36_000_000
    const fork = {
      at,
      type: 'run.forked',
      id: 'r2',
      from: 'r1',
      key: null,
      by: ADA,
      entry,
      input: { n: 2 },
      request: { url: 'http://y' },
    } as const
    const before = replay(() => run.machine, log ?? [])
    const next = advance(run.machine, before, fork)
    expect(next?.effects).toMatchObject([{ node: 'd', key: `r2:${entry}`, request: { url: 'http://y' } }])
    expect(next?.state.input).toEqual({ n: 2 })
    // It is a run of its own, with all of its time.
    expect(next?.state.startedAt).toBe(at)
    expect(next?.state.deadline).toBe(at + 3_600_000)
  })

  test('between two branches that were ready together keeps the first and asks for the second anew', () => {
    const run = play(machineFor(stages))
    run.succeed('a')
    const entry = run.at('c').entry
    const state = replay(() => run.machine, logBefore(() => run.machine, run.log, entry) ?? [])
    expect(state?.ready).toHaveLength(1)
    const next = advance(run.machine, state, {
      at: 9,
      type: 'run.forked',
      id: 'r2',
      from: 'r1',
      key: null,
      by: ADA,
      entry,
    })
    expect(next?.effects.map(({ node, key }) => `${node} ${key}`)).toEqual(['b r2:3', 'c r2:4'])
  })

  test('of what the log never came to is none', () => {
    const run = play(machineFor(stages))
    expect(logBefore(() => run.machine, run.log, 99)).toBeNull()
  })
})

describe('a move', () => {
  test('to where a step is missing, or is no longer work, is refused', () => {
    const run = play(machineFor({ s: [call('a')] }))
    for (const step of [call('b'), set('a')]) {
      const other = { ...machineFor({ s: [step] }), hash: 'h2' }
      expect(advance(other, run.state, { at: 9, type: 'run.moved', machine: 'h2', by: ADA })?.state).toBe(run.state)
    }
  })
})

test('a turn enters a bounded number of steps, and the run goes on in the next', () => {
  const body = [set('v')]
  const items = Array.from({ length: 2_500 }, (_, i) => i)
  const run = play(
    machineFor({ s: [{ id: 'e', kind: 'each', config: { items: 'input.items', concurrency: 7 }, slots: { body } }] }),
    { input: { items } } as never,
  )
  const entered: number[] = []
  for (;;) {
    entered.push((run.traces.at(-1) ?? []).filter(({ what }) => what === 'entered').length)
    if (isOver(run.state)) break
    expect(wakeAt(run.state)).toBe(run.state.at)
    run.send({ type: 'timer.fired' })
  }
  expect(entered).toEqual([1_000, 1_000, 501])
})

test('ten thousand items, fifty at a time, in the order their work ends', { timeout: 60_000 }, () => {
  const machine = machineFor({
    s: [
      { id: 'e', kind: 'each', config: { items: 'input.items', concurrency: 50 }, slots: { body: [call('c')] } },
      { id: 'end', kind: 'finish', config: { output: { r: { fx: 'steps.e.results' } } } },
    ],
  })
  const items = Array.from({ length: 10_000 }, (_, i) => i)
  let step = advance(machine, null, { at: 1, ...START, input: { items } } as never)
  let most = 0
  const owing = [...(step?.effects ?? [])]
  while (step && !isOver(step.state)) {
    const { thread, entry, attempt } = owing.shift() ?? { thread: 0, entry: 0, attempt: 0 }
    const state: RunState = step.state
    most = Math.max(most, owing.length)
    step = advance(machine, state, {
      at: 2,
      type: 'step.succeeded',
      thread,
      entry,
      attempt,
      output: state.threads[thread]?.item ?? null,
    })
    owing.push(...(step?.effects ?? []))
  }
  expect(most).toBe(49)
  expect(step?.state.ending?.output).toEqual({ r: items })
})
