import { createModel, signal } from '@preact/signals'
import type { Site } from '#domain/sites/site.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'

const SAVE_AFTER_MS = 500

/** A site's draft: shown at once, saved shortly after. A save that meets someone else's gives way and says so. */
export const SiteModel = createModel((first: Site, firstRevision: number) => {
  const site = signal(first)
  const state = signal<'saved' | 'saving' | 'failed'>('saved')
  const problem = signal<ServerError | null>(null)
  let revision = firstRevision
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving) await saving
    const sent = site.peek()
    saving = (async () => {
      try {
        revision = (await request<{ revision: number }>('PUT', `/sites/${sent.id}`, { base: revision, site: sent })).revision
        problem.value = null
        state.value = 'saved'
      } catch (cause) {
        if (!(cause instanceof ServerError)) throw cause
        problem.value = cause
        state.value = 'failed'
        if (cause.code !== 'revision_conflict') return
        const theirs = await request<{ site: Site; revision: number }>('GET', `/sites/${sent.id}`)
        revision = theirs.revision
        site.value = theirs.site
      }
    })()
    await saving
    saving = null
    if (site.peek() !== sent && state.peek() === 'saved') schedule()
  }

  function schedule() {
    state.value = 'saving'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  return {
    site,
    state,
    problem,
    change(values: Partial<Site>) {
      site.value = { ...site.peek(), ...values }
      schedule()
    },
    unset(entry: 'home' | 'logo') {
      const { [entry]: _, ...rest } = site.peek()
      site.value = rest
      schedule()
    },
    flush: save,
  }
})
export type SiteModel = InstanceType<typeof SiteModel>
