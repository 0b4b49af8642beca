import { computed, createModel, signal } from '@preact/signals'
import type { Permission } from '#domain/auth/permissions.ts'
import type { ComponentOutline } from '#domain/components/document.ts'
import type { LiveMessage, Person } from '#domain/live/message.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { ComponentSummary, Incident } from '#workers/api.ts'
import { openLine } from '#web/server/live-line.ts'
import { request } from '#web/server/request.ts'
import type { Session } from './session.ts'

type RunsListener = (ids: readonly string[]) => void
type DraftListener = (news: Extract<LiveMessage, { type: 'draft' }>) => void

/** How long news of runs may gather before failures are counted anew. */
const COUNT_MS = 3_000

/** What every screen of Studio shares: who is here, which components there are, what is being published. */
export const WorkspaceModel = createModel((session: Session) => {
  const components = signal<readonly ComponentSummary[] | null>(null)
  const outlines = signal<readonly ComponentOutline[]>([])
  const release = signal<number | null>(null)
  const people = signal<readonly Person[]>([])
  const publication = signal<PublicationProgress | null>(null)
  const online = signal(true)
  const draftListeners = new Set<DraftListener>()
  const runsListeners = new Set<RunsListener>()
  /** Failed runs that somebody could still do something about. */
  const failing = signal(0)
  let counting: ReturnType<typeof setTimeout> | undefined

  async function refresh(): Promise<void> {
    const [list, shapes] = await Promise.all([
      request<{ components: ComponentSummary[] }>('GET', '/components'),
      request<{ outlines: ComponentOutline[] }>('GET', '/components/outlines'),
    ])
    components.value = list.components
    outlines.value = shapes.outlines
    countSoon()
  }

  async function countFailing(): Promise<void> {
    if (!session.permissions.includes('runs.read')) return
    const { incidents } = await request<{ incidents: Incident[] }>('GET', '/runs/incidents')
    failing.value = incidents.reduce((sum, { held }) => sum + held, 0)
  }

  /** Soon, and once for many that have moved. */
  function countSoon(): void {
    counting ??= setTimeout(() => {
      counting = undefined
      // A badge that is late is mended by the next news.
      void countFailing().catch(() => undefined)
    }, COUNT_MS)
  }

  function hear(message: LiveMessage): void {
    switch (message.type) {
      case 'hello':
        release.value = message.release
        people.value = message.people
        return
      case 'people':
        people.value = message.people
        return
      case 'publication':
        publication.value = message.progress
        return
      case 'released':
        release.value = message.release
        void refresh()
        return
      case 'draft':
        for (const listener of draftListeners) listener(message)
        if (message.by.id !== session.user.id) void refresh()
        return
      case 'runs':
        for (const listener of runsListeners) listener(message.ids)
        return countSoon()
      case 'records':
      case 'inbox':
        return
    }
  }

  let place: string | null = null
  const sayPlace = () => {
    if (place !== null) line.say({ type: 'place', place })
  }
  const line = openLine('/api/live?studio=1', {
    onMessage: hear,
    onLine(connected) {
      online.value = connected
      if (connected) sayPlace()
    },
  })

  return {
    session: computed(() => session),
    components,
    outlines,
    release,
    publication,
    online,
    /** Everyone with Studio open, this person last. */
    people: computed(() =>
      people.value.toSorted((a, b) => Number(a.id === session.user.id) - Number(b.id === session.user.id)),
    ),
    refresh,
    may: (permission: Permission) => session.permissions.includes(permission),
    /** Tells the others where this person is (`invoice/Invoice form`). */
    tellPlace(next: string) {
      place = next
      sayPlace()
    },
    /** Calls back when anyone saves a draft. @returns stops it */
    onDraft(listener: DraftListener) {
      draftListeners.add(listener)
      return () => draftListeners.delete(listener)
    },
    failing,
    /** Calls back with the runs that have moved; with none where they are too many to name. @returns stops it */
    onRuns(listener: RunsListener) {
      runsListeners.add(listener)
      return () => runsListeners.delete(listener)
    },
    close() {
      clearTimeout(counting)
      line.close()
    },
  }
})
export type WorkspaceModel = InstanceType<typeof WorkspaceModel>
