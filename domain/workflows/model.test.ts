import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../lib/json.ts'
import { type Dice, diceOf, throws } from './arbitrary.ts'
import { isOver } from './state.ts'
import { type Drawn, machineFor, play } from './testing.ts'
import { owed } from './transition.ts'

// The machine against a plain recursive interpreter that knows nothing of threads, turns or events. Work succeeds or fails as the name of its
// step and its item say, so that it does so in any order; the machine hears of it in random order.

/** Whether the work of a step fails, for an item. */
const fails = (id: string, index: number | null): boolean =>
  id.endsWith('x') || (id.endsWith('o') && (index ?? 0) % 2 === 1)
const worth = (id: string, index: number | null): Json => `${id}:${index ?? 'one'}`

/** Codes of the failures that may end it: which of several comes first is chance. */
class Failure extends Error {
  readonly codes: ReadonlySet<string>
  constructor(codes: Iterable<string>) {
    super()
    this.codes = new Set(codes)
  }
}

type Frame = { outputs: { [step: string]: Json }; last: Json; readonly index: number | null }

function interpret(list: readonly Drawn[], frame: Frame): void {
  for (const step of list) {
    const { id, kind, config = {}, slots = {} } = step
    const done = (output: Json) => {
      frame.outputs = { ...frame.outputs, [id]: output }
      frame.last = output
    }
    const branch = (slot: string): Frame | Failure => {
      const inner: Frame = { outputs: {}, last: null, index: frame.index }
      return caught(() => interpret(slots[slot] ?? [], inner)) ?? inner
    }
    switch (kind) {
      case 'call':
        if (!fails(id, frame.index)) done(worth(id, frame.index))
        else if (!slots['failed']?.length) throw new Failure([`${id} down`])
        else {
          frame.outputs = { ...frame.outputs, [id]: null }
          interpret(slots['failed'], frame)
        }
        break
      case 'set':
        done({ v: id })
        break
      case 'if':
        done(config['condition'] === 'true')
        interpret(slots[config['condition'] === 'true' ? 'yes' : 'no'] ?? [], frame)
        break
      case 'fail':
        throw new Failure([`${id} refused`])
      case 'parallel': {
        const ids = (config['branches'] as unknown as { id: string }[]).map((each) => each.id)
        const need = config['until'] === 'all' ? ids.length : Math.min(config['until'] === 'any' ? 1 : 2, ids.length)
        const frames = ids.map((slot) => [slot, branch(slot)] as const)
        const well = frames.flatMap(([slot, inner]) => (inner instanceof Failure ? [] : [[slot, inner] as const]))
        if (well.length < need) throw union(frames.map(([, inner]) => inner))
        // Of more than are needed, chance chooses; what is inside is not compared then.
        if (need === ids.length) for (const [, { outputs }] of well) frame.outputs = { ...frame.outputs, ...outputs }
        // Branches without steps have all ended as soon as they begin.
        const empty = ids.filter((slot) => !slots[slot]?.length).length
        done({ count: Math.max(need, empty), of: well.map(([slot]) => slot) })
        break
      }
      case 'each': {
        const items = JSON.parse(String(config['items'])) as Json[]
        const frames = items.map((_, index): Frame | Failure => {
          const inner: Frame = { outputs: {}, last: null, index }
          return caught(() => interpret(slots['body'] ?? [], inner)) ?? inner
        })
        const failed = frames.flatMap((inner, index) =>
          inner instanceof Failure ? [{ index, codes: inner.codes }] : [],
        )
        if (failed.length > 0 && config['onFailure'] !== 'collect') throw union(frames)
        done({
          results: frames.map((inner) => (inner instanceof Failure ? null : inner.last)),
          failures: failed.map(({ index }) => index),
        })
        break
      }
      default:
        throw new Error(`no model of ${kind}`)
    }
  }
}

function caught(run: () => void): Failure | null {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

const union = (frames: readonly (Frame | Failure)[]): Failure =>
  new Failure(frames.flatMap((inner) => (inner instanceof Failure ? [...inner.codes] : [])))

function drawProgram(dice: Dice): Drawn[] {
  let count = 0
  const list = (depth: number): Drawn[] =>
    Array.from({ length: count > 25 ? 0 : 1 + dice.next(3) - (depth > 0 ? dice.next(2) : 0) }, () => one(depth))
  const one = (depth: number): Drawn => {
    const id = `n${count++}`
    const kind = dice.pick(
      depth < 3 ? (['call', 'set', 'if', 'parallel', 'each', 'call'] as const) : (['call', 'set'] as const),
    )
    switch (kind) {
      case 'call': {
        const name = `${id}${dice.pick(['', '', '', '', 'o', 'x'])}`
        const failed = dice.next(2) ? list(depth + 1) : []
        return { id: name, kind, config: { url: 'http://x' }, slots: { failed } }
      }
      case 'set':
        return dice.next(15) === 14
          ? { id, kind: 'fail', config: { message: 'no', code: 'refused' } }
          : { id, kind, config: { values: { v: id } } }
      case 'if':
        return {
          id,
          kind,
          config: { condition: dice.pick(['true', 'false']) },
          slots: { yes: list(depth + 1), no: list(depth + 1) },
        }
      case 'parallel': {
        const ids = ['b1', 'b2', 'b3'].slice(0, 1 + dice.next(3))
        return {
          id,
          kind,
          config: {
            branches: ids.map((each) => ({ id: each })),
            until: dice.pick(['all', 'all', 'any', 'count']),
            count: 2,
          },
          slots: Object.fromEntries(ids.map((each) => [each, list(depth + 1)])),
        }
      }
      case 'each':
        return {
          id,
          kind,
          config: {
            items: dice.pick(['[]', '[1,2,3]', '[1,2,3,4,5,6]']),
            concurrency: dice.pick([1, 2, 10]),
            onFailure: dice.pick(['stop', 'collect']),
          },
          slots: { body: list(depth + 1) },
        }
    }
  }
  return list(0)
}

/** What the machine came to, in the words of the model. */
function told(output: Json, model: Json): Json {
  const [is, should] = [output, model] as [JsonObject | null, JsonObject | null]
  if (should && typeof should === 'object' && 'of' in should) {
    const ended = (is?.['ended'] ?? []) as string[]
    const of = should['of'] as string[]
    expect(ended).toHaveLength(Number(should['count']))
    expect(ended.every((slot) => of.includes(slot))).toBe(true)
    return should
  }
  if (should && typeof should === 'object' && 'failures' in should) {
    const results = (is?.['results'] ?? []) as Json[]
    return {
      results: results.map((each, i) => told(each, (should['results'] as Json[])[i] ?? null)),
      failures: ((is?.['failures'] ?? []) as { index: number }[]).map(({ index }) => index),
    }
  }
  return output
}

test(
  'a run comes to what a plain interpreter comes to, in whatever order it hears of its work',
  { timeout: 60_000 },
  () => {
    let [good, bad] = [0, 0]
    fc.assert(
      fc.property(throws(400), (list) => {
        const program = drawProgram(diceOf(list, 'definition'))
        const main: Frame = { outputs: {}, last: null, index: null }
        const failure = caught(() => interpret(program, main))

        const end: Drawn = { id: 'end', kind: 'finish', config: { output: { steps: { fx: 'steps' } } } }
        const run = play(machineFor({ s1: program.slice(0, 2), s2: [...program.slice(2), end] }))
        const dice = diceOf(list, 'events')
        for (let i = 0; !isOver(run.state); i++) {
          if (i > 5_000) throw new Error('goes on for ever')
          const owing = owed(run.machine, run.state)
          if (owing.length === 0) {
            run.send({ type: 'timer.fired' })
            continue
          }
          const { thread, entry, attempt, node } = dice.pick(owing)
          const index = indexOf(run.state.threads, thread)
          const ticket = { thread, entry, attempt }
          run.send(
            fails(node, index)
              ? { type: 'step.failed', ...ticket, error: { code: 'down', message: '' }, retryable: false }
              : { type: 'step.succeeded', ...ticket, output: worth(node, index) },
          )
        }
        const { ending } = run.state
        if (failure) {
          bad++
          expect(ending?.as).toBe('failed')
          expect([...failure.codes]).toContain(`${ending?.error?.step} ${ending?.error?.code}`)
          return
        }
        good++
        expect(ending?.as).toBe('succeeded')
        const { steps } = (ending?.output ?? { steps: {} }) as { steps: JsonObject }
        for (const [id, output] of Object.entries(main.outputs))
          expect([id, told(steps[id] ?? null, output)]).toEqual([id, output])
      }),
      { numRuns: 1_000 },
    )
    // Both ways were walked often.
    expect(Math.min(good, bad)).toBeGreaterThan(100)
  },
)

type Threads = { readonly [id: string]: { readonly parent: number | null; readonly index: number | null } }

function indexOf(threads: Threads, id: number): number | null {
  const thread = threads[id]
  if (!thread) return null
  return thread.index ?? (thread.parent === null ? null : indexOf(threads, thread.parent))
}
