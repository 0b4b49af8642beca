import { batch, computed, createModel, signal } from '@preact/signals'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import { compile, type Machine } from '#domain/workflows/machine.ts'
import type { RunState } from '#domain/workflows/state.ts'
import { Timeline, type Visit } from '#domain/workflows/timeline.ts'
import type { RunRow } from '#workers/api.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { standing } from './paint.ts'

type Answer = {
  readonly run: RunRow
  readonly log: readonly RunEvent[]
  readonly documents: { readonly [hash: string]: ComponentDocument }
}

/** What was chosen: a step, and one of the times the run came to it; the latest where none is named. */
export type Chosen = { readonly node: string; readonly entry: number | null }

/** How long playing stays at an event, ms; a long log is played in bigger steps. */
const PLAY_MS = 600
const PLAY_STEPS = 60

/**
 * A run with one cursor over its log. Every view is worked out here from the log, by the machine that ran it; the server is asked for
 * nothing but events.
 */
export const RunModel = createModel((id: string) => {
  const run = signal<RunRow | null>(null)
  const failure = signal<ServerError | null>(null)
  /** Counts how often the log has grown: the timeline itself is changed in place. */
  const grown = signal(0)
  const position = signal(-1)
  const following = signal(true)
  const chosen = signal<Chosen | null>(null)
  const playing = signal(false)
  const documents = new Map<string, ComponentDocument>()
  const compiled = new Map<string, Machine>()
  let story: Timeline | null = null
  let reading = false
  let again = false
  let player: ReturnType<typeof setInterval> | undefined

  function machines(hash: string): Machine {
    const known = compiled.get(hash)
    if (known) return known
    const document = documents.get(hash)
    const workflow = document?.workflows[run.peek()?.workflowId ?? '']
    // Whoever deleted it took the story with it.
    if (!document || !workflow) throw new ServerError('not_found')
    const machine = compile(workflow, document.component, hash)
    compiled.set(hash, machine)
    return machine
  }

  const last = () => (story?.events.length ?? 0) - 1

  function take({ run: row, log, documents: more }: Answer): void {
    for (const [hash, document] of Object.entries(more)) documents.set(hash, document)
    batch(() => {
      run.value = row
      story ??= new Timeline(machines)
      story.take(log)
      if (following.peek()) position.value = last()
      grown.value++
    })
  }

  async function read(): Promise<void> {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        const from = story?.events.length ?? 0
        take(await request<Answer>('GET', `/runs/${id}${from > 0 ? `?from=${from}` : ''}`))
      } while (again)
      failure.value = null
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      // What is shown stays; the next news tries again.
      if (story === null || story.events.length === 0) failure.value = cause
    } finally {
      reading = false
    }
  }

  function stop(): void {
    clearInterval(player)
    playing.value = false
  }

  /** Shows the run as it was after an event; at the last one of a run under way it goes on with it. */
  function goTo(next: number): void {
    const end = last()
    const at = Math.min(end, Math.max(0, next))
    batch(() => {
      position.value = at
      following.value = at === end
    })
    if (at === end) stop()
  }

  const state = computed<RunState | null>(() => {
    void grown.value
    return story?.stateAt(position.value) ?? null
  })
  const document = computed(() => documents.get(state.value?.machine ?? '') ?? null)
  /** The times the run had come to a step by the cursor. */
  const visitsOf = (node: string): readonly Visit[] =>
    (story?.visits ?? []).filter((visit) => visit.node === node && visit.fromEvent <= position.value)

  /** What is worth looking at where nothing was chosen: what has failed, what is at work, what waits, what came last. */
  function worthLooking(now: RunState): Visit | undefined {
    const threads = Object.values(now.threads).filter(({ entry }) => entry > 0)
    const by = (...phases: readonly string[]) => threads.findLast(({ phase }) => phases.includes(phase))
    const thread = by('failed') ?? by('working', 'backoff') ?? by('waiting') ?? by('joining')
    if (thread) return story?.visit(thread.entry)
    return story?.visits.findLast(({ fromEvent }) => fromEvent <= position.value)
  }

  const visit = computed<Visit | null>(() => {
    void grown.value
    const now = state.value
    const wanted = chosen.value
    if (!now) return null
    if (wanted === null) return worthLooking(now) ?? null
    const visits = visitsOf(wanted.node)
    const named = visits.find(({ entry }) => entry === wanted.entry)
    return named ?? visits.findLast((each) => standing(each, now) !== null) ?? visits.at(-1) ?? null
  })

  return {
    run,
    failure,
    grown,
    position,
    following,
    playing,
    chosen,
    state,
    document,
    visit,
    visitsOf,
    node: computed(() => chosen.value?.node ?? visit.value?.node ?? null),
    workflow: computed(() => document.value?.workflows[run.value?.workflowId ?? ''] ?? null),
    count: computed(() => {
      void grown.value
      return story?.events.length ?? 0
    }),
    /** @throws before the log is here */
    story(): Timeline {
      if (!story) throw new Error('the log is not here')
      return story
    },
    machine: (hash: string) => machines(hash),
    isOpen: computed(() => run.value !== null && run.value.endedAt === null),
    read,
    hear(ids: readonly string[]) {
      if (ids.length === 0 || ids.includes(id)) void read()
    },
    goTo(next: number) {
      stop()
      goTo(next)
    },
    step(by: number) {
      stop()
      goTo(position.peek() + by)
    },
    goLive() {
      stop()
      goTo(last())
    },
    play() {
      if (playing.peek()) return stop()
      const stride = Math.max(1, Math.round((last() + 1) / PLAY_STEPS))
      if (position.peek() >= last()) goTo(0)
      playing.value = true
      clearInterval(player)
      player = setInterval(() => goTo(position.peek() + stride), PLAY_MS)
    },
    choose: (next: Chosen | null) => (chosen.value = next),
    close: () => clearInterval(player),
  }
})
export type RunModel = InstanceType<typeof RunModel>
