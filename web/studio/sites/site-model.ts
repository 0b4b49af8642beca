import { computed, createModel, signal } from '@preact/signals'
import type { Site } from '#domain/sites/site.ts'
import { request } from '#web/server/request.ts'
import { mayPass } from '#web/server/may-pass.ts'
import { ServerError } from '#web/server/server-error.ts'

const SAVE_AFTER_MS = 500
const RETRY_MS = 3_000

/** A site's draft: shown at once, saved shortly after. A save that meets someone else's gives way and says so. */
export const SiteModel = createModel((first: Site, firstRevision: number) => {
  const site = signal(first)
  const state = signal<'saved' | 'saving' | 'failed'>('saved')
  const problem = signal<ServerError | null>(null)
  let revision = firstRevision
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What the platform has. */
  const stored = signal(first)
  /** The last of the saves, each of which stands on the revision that the one before left. */
  let saves: Promise<void> = Promise.resolve()

  async function put(): Promise<void> {
    const sent = site.peek()
    if (sent === stored.peek()) return
    try {
      revision = (await request<{ revision: number }>('PUT', `/sites/${sent.id}`, { base: revision, site: sent }))
        .revision
      stored.value = sent
      problem.value = null
      // What was changed meanwhile waits for its own save.
      if (site.peek() === sent) state.value = 'saved'
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      problem.value = cause
      state.value = 'failed'
      if (mayPass(cause)) schedule(RETRY_MS)
      if (cause.code !== 'revision_conflict') return
      const theirs = await request<{ site: Site; revision: number }>('GET', `/sites/${sent.id}`)
      revision = theirs.revision
      stored.value = theirs.site
      site.value = theirs.site
    }
  }

  function save(): Promise<void> {
    clearTimeout(timer)
    saves = saves.catch(() => undefined).then(put)
    return saves
  }

  function schedule(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  function changed() {
    state.value = 'saving'
    schedule(SAVE_AFTER_MS)
  }

  return {
    site,
    state,
    problem,
    /** Whether the platform lacks something that is shown here. */
    unsaved: computed(() => site.value !== stored.value),
    change(values: Partial<Site>) {
      site.value = { ...site.peek(), ...values }
      changed()
    },
    unset(entry: 'home' | 'logo') {
      const { [entry]: _, ...rest } = site.peek()
      site.value = rest
      changed()
    },
    /** Saves what waits. */
    flush: save,
  }
})
export type SiteModel = InstanceType<typeof SiteModel>
