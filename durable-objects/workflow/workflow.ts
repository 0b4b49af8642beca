import { DurableObject } from 'cloudflare:workers'
import { createSql, type Sql } from '#db/client.ts'
import { readRun } from '#db/queries/run-lists.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Effect } from '#domain/workflows/draft.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import { isHeld, isOver, type RunState, statusOf, wakeAt } from '#domain/workflows/state.ts'
import { machineOf, owed, replay, transition } from '#domain/workflows/transition.ts'
import type { ObjectEnv } from '../env.ts'
import type {
  RunAnswer,
  StartRun,
  Told,
  TellOutcome,
  WorkerApi,
  WorkflowApi,
  WorkflowPlace,
  WorkOutcome,
} from './api.ts'
import type { Live } from './live-run.ts'
import { MachineShelf, type Shelved } from './machine-shelf.ts'
import { RunStore } from './run-store.ts'
import { Teller } from './teller.ts'

/** Work under way at once in one object; what is more waits its turn. */
const MOST_WORKING = 256
/** Runs kept in memory that nothing is owed to. */
const MOST_IDLE = 1_000
/** While something is owed, the object looks again at least so often: nothing depends on anybody's word alone. */
const WATCHDOG_MS = 5_000
/** Runs looked after in one alarm. */
const MOST_DUE = 100

/**
 * Hosts a share of a workflow's runs. Everything that can be decided is decided by the machine (domain/workflows); here turns are written
 * down, work is handed out, time is kept and lists are told.
 */
export class Workflow extends DurableObject<ObjectEnv> implements WorkflowApi {
  readonly #store: RunStore
  readonly #shelf: MachineShelf
  readonly #teller: Teller
  readonly #sql: Sql
  readonly #live = new Map<string, Live>()
  readonly #loading = new Map<string, Promise<Live | null>>()
  readonly #queue: { readonly live: Live; readonly effect: Effect }[] = []
  #working = 0
  #place: WorkflowPlace | null
  #alarmAt = Number.POSITIVE_INFINITY
  /** Whether runs that were under way when the object last died have been taken up. */
  #recovered: boolean

  constructor(ctx: DurableObjectState, env: ObjectEnv) {
    super(ctx, env)
    this.#store = new RunStore(ctx.storage.sql)
    this.#sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
    this.#shelf = new MachineShelf(this.#sql, this.#store)
    this.#place = this.#store.place()
    this.#teller = new Teller({
      env,
      sql: this.#sql,
      place: () => this.#placed(),
      worker: () => this.#worker(),
      log: (run) => this.#store.read(run)?.log ?? [],
      waitUntil: (work) => ctx.waitUntil(work),
      onTold: (live) => this.#rest(live),
    })
    // Whoever was at work is gone, and the alarm may have gone with it (W6).
    const wake = this.#store.nextWake()
    this.#recovered = this.#store.busy().length === 0
    if (!this.#recovered) this.#wakeBy(Date.now())
    else if (wake !== null) this.#wakeBy(wake)
  }

  async start(request: StartRun): Promise<RunAnswer> {
    const { id, machine, key, draft, log = [] } = request
    this.#settle(request)
    if (draft !== undefined) this.#store.keepDraft(machine, draft)
    const shelved = this.#shelf.peek(machine) ?? (await this.#shelf.get(request, machine))
    // Only a key brings the same id twice.
    const found = key === null ? null : this.#store.find(id)
    const known = this.#live.get(id) ?? (found === 'here' ? await this.#load(id) : null)
    if (known) return this.#answer(known, false, request.waitMs)
    if (found !== null) return this.#pastAnswer(request, id)
    const { input, record, by, cause, pins } = request
    const at = Date.now()
    const events: RunEvent[] =
      log.length > 0
        ? [...log]
        : [{ type: 'run.started', at, id, machine, key, input, record, by, cause, ...(pins ? { pins } : {}) }]
    for (const hash of new Set(
      log.map((event) => (event.type === 'run.started' || event.type === 'run.moved' ? event.machine : machine)),
    ))
      await this.#shelf.get(request, hash)
    const [state, effects] = this.#replay(events)
    const live: Live = {
      id,
      keyed: key !== null,
      shelved,
      state,
      turn: 1,
      told: 0,
      busy: true,
      working: new Map(),
      reports: [],
      waiting: [],
    }
    this.#store.insert(id, live.keyed, events)
    this.#live.set(id, live)
    this.#follow(live, effects)
    return this.#answer(live, true, request.waitMs)
  }

  async tell(run: string, told: Told): Promise<TellOutcome> {
    const live = this.#live.get(run) ?? (await this.#load(run))
    if (!live) return { known: false }
    if (told.type === 'run.moved') await this.#shelf.get(this.#placed(), told.machine)
    // A run that was waited for reports under the try it was started in; the step may be at a later one by now.
    const ticket = 'attempt' in told ? { attempt: live.state.threads[told.thread]?.attempt ?? told.attempt } : {}
    const taken = this.#commit(live, [{ ...told, ...ticket, at: Date.now() } as RunEvent])
    return { known: true, taken, status: statusOf(live.state) }
  }

  async log(run: string): Promise<readonly RunEvent[] | null> {
    return this.#store.read(run)?.log ?? null
  }

  async draft(hash: string): Promise<string | null> {
    return this.#store.draft(hash)
  }

  async settled(run: string, waitMs: number): Promise<RunAnswer | null> {
    if (!this.#place) return null
    const live = this.#live.get(run) ?? (await this.#load(run))
    if (live) return this.#answer(live, false, waitMs)
    return (await readRun(this.#sql, this.#place.workspaceId, run)) ? this.#pastAnswer(this.#place, run) : null
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = Number.POSITIVE_INFINITY
    const ids = new Set(this.#store.due(Date.now(), MOST_DUE))
    if (!this.#recovered) for (const id of this.#store.busy()) ids.add(id)
    for (const live of this.#live.values()) if (live.busy) ids.add(live.id)
    let failed = false
    for (const id of ids) {
      try {
        const live = this.#live.get(id) ?? (await this.#load(id))
        if (live) await this.#look(live)
      } catch (error) {
        failed = true
        console.warn(
          JSON.stringify({ level: 'warn', event: 'workflow.run_unreachable', run: id, error: String(error) }),
        )
      }
    }
    this.#recovered ||= !failed
    const wake = this.#store.nextWake()
    if (failed) this.#wakeBy(Date.now() + WATCHDOG_MS)
    else if (wake !== null) this.#wakeBy(wake)
  }

  /** Fires what is due, takes up work that nobody is at, and tells what is untold. */
  async #look(live: Live): Promise<void> {
    const wake = wakeAt(live.state)
    if (wake !== null && wake <= Date.now()) {
      const record = await this.#recordOf(live)
      this.#commit(live, [{ type: 'timer.fired', at: Date.now(), ...(record === undefined ? {} : { record }) }])
    }
    this.#follow(live, owed(live.shelved.machine, live.state))
  }

  /** The record as it is now, for what is decided after a wait; undefined where it cannot be read or need not be. */
  async #recordOf({ state }: Live): Promise<JsonObject | null | undefined> {
    const id = state.record?.['id']
    const waited = Object.values(state.threads).some(({ phase, until }) => phase === 'waiting' && until !== null)
    if (typeof id !== 'string' || !waited) return undefined
    return this.#worker()
      .record(this.#placed(), id)
      .catch(() => undefined)
  }

  async #load(run: string): Promise<Live | null> {
    const known = this.#live.get(run)
    if (known) return known
    const running = this.#loading.get(run)
    if (running) return running
    const loading = this.#read(run).finally(() => this.#loading.delete(run))
    this.#loading.set(run, loading)
    return loading
  }

  async #read(run: string): Promise<Live | null> {
    const stored = this.#store.read(run)
    if (!stored) return null
    const place = this.#placed()
    for (const event of stored.log)
      if (event.type === 'run.started' || event.type === 'run.moved') await this.#shelf.get(place, event.machine)
    const again = this.#store.read(run) ?? stored
    const [state] = this.#replay(again.log)
    const live: Live = {
      id: run,
      keyed: again.keyed,
      shelved: await this.#shelf.get(place, state.machine),
      state,
      turn: again.turn,
      told: again.wake === 0 ? 0 : again.turn,
      busy: again.wake === 0,
      working: new Map(),
      reports: [],
      waiting: [],
    }
    this.#forgetIdle()
    this.#live.set(run, live)
    return live
  }

  #replay(log: readonly RunEvent[]): [RunState, readonly Effect[]] {
    const machines = (hash: string) => this.#shelved(hash).machine
    const last = log.at(-1)
    const before = replay(machines, log.slice(0, -1))
    if (!last) throw new Error('a log without events')
    const [state, effects] = transition(machines(machineOf(before, last)), before, last)
    if (!state) throw new Error('a log that starts nothing')
    return log.length === 1 ? [state, effects] : [state, owed(machines(state.machine), state)]
  }

  #shelved(hash: string): Shelved {
    const shelved = this.#shelf.peek(hash)
    if (!shelved) throw new Error(`the definition ${hash} is not at hand`)
    return shelved
  }

  /** Takes events in one turn: writes them down, then lets follow what follows. False where none of them meant anything. */
  #commit(live: Live, events: readonly RunEvent[]): boolean {
    let { state } = live
    const taken: RunEvent[] = []
    const effects: Effect[] = []
    for (const event of events) {
      const { machine } = this.#shelved(machineOf(state, event))
      const [next, wanted] = transition(machine, state, event)
      if (!next || next === state) continue
      state = next
      taken.push(event)
      effects.push(...wanted)
    }
    if (taken.length === 0) return false
    live.turn++
    this.#store.append(live.id, live.turn, taken)
    if (!live.busy) this.#store.rouse(live.id)
    live.busy = true
    live.state = state
    live.shelved = this.#shelved(state.machine)
    this.#follow(live, effects)
    return true
  }

  /** After a turn is on disk: hands out work, sets the clock, tells whoever waits. */
  #follow(live: Live, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (live.working.get(effect.entry) === effect.attempt) continue
      live.working.set(effect.entry, effect.attempt)
      this.#queue.push({ live, effect })
    }
    this.#handOut()
    const wake = wakeAt(live.state)
    if (wake !== null) this.#wakeBy(wake)
    if (isOver(live.state)) for (const resolve of live.waiting.splice(0)) resolve()
    if (!live.busy) return
    this.#wakeBy(Date.now() + WATCHDOG_MS)
    if (live.told === live.turn && owed(live.shelved.machine, live.state).length > 0) return
    this.#teller.add(live)
  }

  #handOut(): void {
    while (this.#working < MOST_WORKING) {
      const next = this.#queue.shift()
      if (!next) return
      this.#working++
      void this.#perform(next.live, next.effect).finally(() => {
        this.#working--
        this.#handOut()
      })
    }
  }

  async #perform(live: Live, { kind, node, thread, entry, attempt, key, request }: Effect): Promise<void> {
    const ticket = { thread, entry, attempt }
    const { record, by, depth } = live.state
    let outcome: WorkOutcome
    try {
      outcome = await this.#worker().work({
        ...this.#placed(),
        ...ticket,
        run: live.id,
        kind,
        node,
        key,
        request,
        record,
        by,
        depth,
      })
    } catch (error) {
      outcome = { type: 'failed', error: { code: 'worker_unreachable', message: String(error) }, retryable: true }
    }
    if (live.working.get(entry) === attempt) live.working.delete(entry)
    this.#gather(live, eventOf(outcome, ticket))
  }

  /** What comes in together is one turn: a run that does much side by side writes a row for each handful of reports, not for each. */
  #gather(live: Live, event: RunEvent): void {
    live.reports.push(event)
    const take = () => this.#commit(live, live.reports.splice(0))
    if (live.working.size === 0) take()
    else if (live.reports.length === 1) setTimeout(take)
  }

  /** Nothing more is owed to a run for now. */
  #rest(live: Live): void {
    const { state } = live
    if (owed(live.shelved.machine, state).length > 0) return
    live.busy = false
    if (isOver(state) && !isHeld(state)) {
      this.#store.remove(live.id, live.keyed, live.turn)
      this.#live.delete(live.id)
      return
    }
    this.#store.sleep(live.id, wakeAt(state))
  }

  async #answer(live: Live, created: boolean, waitMs: number): Promise<RunAnswer> {
    if (!isOver(live.state) && waitMs > 0) {
      const { promise, resolve } = Promise.withResolvers<void>()
      live.waiting.push(resolve)
      const timer = setTimeout(resolve, waitMs)
      await promise
      clearTimeout(timer)
    }
    const { ending } = live.state
    return {
      id: live.id,
      created,
      status: statusOf(live.state),
      output: ending?.output ?? null,
      error: ending?.error ?? null,
      by: live.state.by?.id ?? null,
    }
  }

  /** A run that has left: its key is known, and how it ended stands in the lists. */
  async #pastAnswer(place: WorkflowPlace, id: string): Promise<RunAnswer> {
    const run = await readRun(this.#sql, place.workspaceId, id)
    const log = run?.log ?? []
    for (const event of log)
      if (event.type === 'run.started' || event.type === 'run.moved') await this.#shelf.get(place, event.machine)
    const ending = log.length === 0 ? null : this.#replay(log)[0].ending
    return {
      id,
      created: false,
      status: run?.status ?? 'succeeded',
      output: ending?.output ?? null,
      error: run?.error ?? null,
      by: run?.by?.id ?? null,
    }
  }

  #settle({ workspaceId, componentId, workflowId }: WorkflowPlace): void {
    if (this.#place) return
    this.#place = { workspaceId, componentId, workflowId }
    this.#store.settle(this.#place)
  }

  #placed(): WorkflowPlace {
    if (!this.#place) throw new Error('no run was ever started here')
    return this.#place
  }

  #worker(): WorkerApi {
    return (this.ctx.exports as unknown as { readonly WorkflowWorker: WorkerApi }).WorkflowWorker
  }

  /** An object has one alarm: it serves the earliest of everything (W6). */
  #wakeBy(at: number): void {
    if (at >= this.#alarmAt) return
    this.#alarmAt = at
    void this.ctx.storage.setAlarm(at)
  }

  #forgetIdle(): void {
    if (this.#live.size < MOST_IDLE) return
    for (const live of this.#live.values())
      if (!live.busy && live.working.size === 0 && live.waiting.length === 0) this.#live.delete(live.id)
  }
}

function eventOf(outcome: WorkOutcome, ticket: { thread: number; entry: number; attempt: number }): RunEvent {
  const at = Date.now()
  const record = outcome.record === undefined ? {} : { record: outcome.record }
  switch (outcome.type) {
    case 'succeeded':
      return { type: 'step.succeeded', at, ...ticket, ...record, output: outcome.output }
    case 'failed':
      return { type: 'step.failed', at, ...ticket, ...record, error: outcome.error, retryable: outcome.retryable }
    case 'handed':
      return { type: 'step.handed', at, ...ticket, to: outcome.to }
    case 'opened':
      return { type: 'task.opened', at, ...ticket, people: outcome.people }
  }
}
