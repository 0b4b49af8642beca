import { computed, createModel, signal } from '@preact/signals'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { Release } from '#domain/publications/release.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { WorkspaceModel } from '../workspace-model.ts'

export type ReleaseRow = Release & { readonly state: 'live' | 'rolled_back' | 'past' }
type Wanted =
  | { readonly kind: 'publish'; readonly components: readonly string[]; readonly sites: readonly string[] }
  | { readonly kind: 'rollback'; readonly release: number }

/** What may be published: drafts that differ from what is live. `removed` ones go from it. */
export type Candidate = {
  readonly kind: 'component' | 'site'
  readonly id: string
  readonly title: string
  readonly icon: string | null
  readonly state: 'never' | 'ahead' | 'removed'
}

/**
 * The publication screen's state: what is chosen, the plan for it, and the way to start it. Progress is the workspace's, since every
 * open Studio shows it.
 */
export const PublicationModel = createModel((workspace: WorkspaceModel) => {
  const candidates = signal<readonly Candidate[] | null>(null)
  const releases = signal<readonly ReleaseRow[] | null>(null)
  const chosen = signal<ReadonlySet<string> | null>(null)
  const back = signal<number | null>(null)
  const plan = signal<PublicationPlan | null>(null)
  const planning = signal(false)
  const error = signal<ServerError | null>(null)
  const note = signal('')
  const accepted = signal(false)
  const starting = signal(false)
  /** The publication, and how far it was, when all this was read; null before. */
  const known = signal<string | null>(null)
  let asked = 0

  /** What the address asked for: that component, and sites nobody could open yet. */
  const focus = signal<string | null>(null)
  const picked = computed(() =>
    (candidates.value ?? []).filter(({ id, kind, state }) => {
      if (chosen.value !== null) return chosen.value.has(id)
      return focus.value === null || id === focus.value || (kind === 'site' && state === 'never')
    }),
  )
  const wanted = computed<Wanted | null>(() => {
    if (back.value !== null) return { kind: 'rollback', release: back.value }
    if (picked.value.length === 0) return null
    const ids = (kind: Candidate['kind']) => picked.value.filter((c) => c.kind === kind).map((c) => c.id)
    return { kind: 'publish', components: ids('component'), sites: ids('site') }
  })

  async function load(): Promise<void> {
    const [found, releaseList, current] = await Promise.all([
      request<{ candidates: Candidate[] }>('GET', '/publications/candidates'),
      request<{ releases: ReleaseRow[]; live: number | null }>('GET', '/releases'),
      request<{ progress: PublicationProgress | null }>('GET', '/publications/current'),
      workspace.refresh(),
    ])
    candidates.value = found.candidates
    releases.value = releaseList.releases
    workspace.release.value = releaseList.live
    known.value = current.progress ? current.progress.id + current.progress.status : ''
    workspace.publication.value = current.progress
    await replan()
  }

  /** Asks what publishing would do now; only the last question's answer counts. */
  async function replan(): Promise<void> {
    const asking = wanted.peek()
    const mine = ++asked
    accepted.value = false
    if (!asking) {
      plan.value = null
      return
    }
    planning.value = true
    try {
      const answer = await request<PublicationPlan>('POST', '/publications/plan', asking)
      if (mine === asked) {
        plan.value = answer
        error.value = null
      }
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      if (mine === asked) error.value = cause
    } finally {
      if (mine === asked) planning.value = false
    }
  }

  return {
    releases,
    candidates,
    picked,
    back,
    plan,
    planning,
    error,
    note,
    accepted,
    starting,
    known,
    load,
    replan,

    toggle(id: string, on: boolean) {
      const next = new Set(picked.peek().map((candidate) => candidate.id))
      if (on) next.add(id)
      else next.delete(id)
      chosen.value = next
      return replan()
    },
    /** Chooses what the address asked for: `?component=…`. */
    only(id: string) {
      focus.value = id
    },
    /** Looks at going back to a release; null returns to the drafts. */
    lookBack(release: number | null) {
      back.value = release
      return replan()
    },

    async start(): Promise<void> {
      const asking = wanted.peek()
      const shown = plan.peek()
      if (!asking || !shown) return
      starting.value = true
      try {
        workspace.publication.value = await request<PublicationProgress>('POST', '/publications', {
          ...asking,
          note: note.peek().trim(),
          planHash: shown.hash,
        })
        error.value = null
      } catch (cause) {
        if (!(cause instanceof ServerError)) throw cause
        error.value = cause
        if (cause.code === 'plan_changed') await replan()
      } finally {
        starting.value = false
      }
    },
    async stop(id: string): Promise<void> {
      await request('POST', `/publications/${id}/stop`, {})
    },
  }
})
export type PublicationModel = InstanceType<typeof PublicationModel>
