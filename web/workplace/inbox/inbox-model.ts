import { batch, computed, createModel, signal } from '@preact/signals'
import type { TaskDetail, TaskPage, TaskRow, TaskTab } from '#domain/workflows/inbox.ts'
import { AnswerModel } from '#web/controls/tasks/answer-model.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { TaskPlace } from '../page-data.ts'

/** What the inbox asks the platform; every method throws `ServerError`. */
export type TaskServer = {
  list(tab: TaskTab, cursor: string | null): Promise<TaskPage>
  detail(place: TaskPlace): Promise<TaskDetail>
  answer(place: TaskPlace, answer: { option: string; comment: string }): Promise<unknown>
  assign(place: TaskPlace, to: string): Promise<unknown>
}

type Options = {
  readonly server: TaskServer
  /** The question an address names. */
  readonly first: TaskPlace | null
  /** Whether list and question stand side by side: then one is always open. */
  readonly wide: () => boolean
  /** Puts the open question into the address. */
  show(place: TaskPlace | null): void
  answered(title: string): void
}

type Open = { readonly place: TaskPlace; readonly answer: AnswerModel }

export const isSame = (one: TaskPlace | null, other: TaskPlace | null): boolean =>
  one?.run === other?.run && one?.task === other?.task

/** By then the lists have heard of what was done here. */
const LISTS_LAG_MS = 5_000

/** The lists of questions and the one that is open. What was read stays while it is read anew. */
export const InboxModel = createModel(({ server, first, wide, show, answered }: Options) => {
  const tab = signal<TaskTab>('mine')
  const tasks = signal<readonly TaskRow[] | null>(null)
  const next = signal<string | null>(null)
  const failed = signal(false)
  const open = signal<Open | null>(null)
  const detail = signal<TaskDetail | 'loading' | 'gone' | 'failed'>('loading')
  const loadingMore = signal(false)
  let turn = 0
  /** Questions answered here that the lists may still hold for a moment. */
  const done = new Set<string>()
  const keyOf = ({ run, task }: TaskPlace) => `${run}/${task}`

  const rest = (page: TaskPage): readonly TaskRow[] =>
    tab.peek() === 'answered' ? page.tasks : page.tasks.filter((task) => !done.has(keyOf(task)))

  let latest: Promise<void> = Promise.resolve()

  /** Resolves when what is shown is as new as this call. */
  async function load(): Promise<void> {
    const mine = ++turn
    latest = read(mine)
    await latest
    if (mine !== turn) await latest
  }

  async function read(mine: number): Promise<void> {
    try {
      const page = await server.list(tab.peek(), null)
      if (mine !== turn) return
      batch(() => {
        tasks.value = rest(page)
        next.value = page.next
        failed.value = false
      })
      openFirst()
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      if (mine === turn && tasks.peek() === null) failed.value = true
    }
  }

  async function loadDetail(quiet: boolean): Promise<void> {
    const asked = open.peek()
    if (!asked) return
    if (!quiet) detail.value = 'loading'
    try {
      const found = await server.detail(asked.place)
      if (open.peek() === asked) detail.value = found
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      if (open.peek() !== asked) return
      if (error.code === 'not_found') detail.value = 'gone'
      else if (!quiet) detail.value = 'failed'
    }
  }

  function choose(place: TaskPlace | null): void {
    if (place && isSame(open.peek()?.place ?? null, place)) return
    open.value = place && {
      place,
      answer: new AnswerModel(async (answer) => {
        await server.answer(place, answer)
      }),
    }
    show(place)
    void loadDetail(false)
  }

  const at = computed(() => tasks.value?.findIndex((task) => isSame(task, open.value?.place ?? null)) ?? -1)

  /** Where there is room for both, one of the list is always open. */
  function openFirst(): void {
    const [task] = tasks.peek() ?? []
    if (wide() && open.peek() === null && task) choose(task)
  }

  return {
    tab,
    tasks,
    next,
    failed,
    open,
    detail,
    loadingMore,
    /** Place of the open question in the list, -1 where it is not in it. */
    at,
    choose,
    async begin(): Promise<void> {
      if (first) choose(first)
      await load()
      // Nothing for the reader alone: what waits for several is shown instead.
      if (!first && tasks.peek()?.length === 0) {
        tab.value = 'shared'
        await load()
        if (tasks.peek()?.length === 0) {
          tab.value = 'mine'
          await load()
        }
      }
    },
    async show(which: TaskTab): Promise<void> {
      batch(() => {
        tab.value = which
        tasks.value = null
        next.value = null
        open.value = null
      })
      show(null)
      await load()
    },
    async more(): Promise<void> {
      const cursor = next.peek()
      if (cursor === null || loadingMore.peek()) return
      loadingMore.value = true
      try {
        const page = await server.list(tab.peek(), cursor)
        if (next.peek() !== cursor) return
        tasks.value = [...(tasks.peek() ?? []), ...rest(page)]
        next.value = page.next
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
      } finally {
        loadingMore.value = false
      }
    },
    /** The neighbour of the open question becomes the open one. */
    step(by: 1 | -1): void {
      const all = tasks.peek() ?? []
      const task = all[Math.max(0, Math.min(all.length - 1, at.peek() + by))]
      if (task) choose(task)
    },
    async again(): Promise<void> {
      failed.value = false
      await load()
      await loadDetail(false)
    },
    /** Somebody said that something changed. */
    async refresh(): Promise<void> {
      await Promise.all([load(), loadDetail(true)])
    },
    /** An answer was taken: the question goes, the next one opens. */
    given(title: string): void {
      const here = open.peek()?.place
      if (!here) return
      done.add(keyOf(here))
      const index = at.peek()
      tasks.value = (tasks.peek() ?? []).filter((task) => !isSame(task, here))
      answered(title)
      const following = tasks.peek()?.[Math.max(0, index)] ?? tasks.peek()?.at(-1)
      if (wide() && following) choose(following)
      else if (wide()) void loadDetail(true)
      else choose(null)
    },
    /** @throws ServerError */
    async handOver(to: string): Promise<void> {
      const here = open.peek()?.place
      if (!here) return
      await server.assign(here, to)
      done.add(keyOf(here))
      // It may be handed back.
      setTimeout(() => done.delete(keyOf(here)), LISTS_LAG_MS)
      tasks.value = (tasks.peek() ?? []).filter((task) => !isSame(task, here))
      choose(null)
      openFirst()
    },
  }
})
export type InboxModel = InstanceType<typeof InboxModel>
