import type { Context } from 'hono'
import { listDrafts, type Draft } from '#db/queries/drafts.ts'
import { changeSites, type SiteChange } from '#db/queries/sites.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, writtenSite } from '../lib/drafts.ts'

type SiteDraft = Draft<'site'>

/** What a builder does to one site. */
export type Step<Changed extends Site | null> = {
  readonly id: string
  /** The revision it was made on; null for a new site. */
  readonly base: number | null
  /** Null deletes it. */
  readonly site: Changed
  readonly event: string
  readonly details: object
}

/** Of as many who change a workspace's sites at once, each gets through. */
const MOST_TRIES = 8

/**
 * Does a step, and keeps exactly one site the default in the same transaction: the one the step makes it, else the one that was, else
 * the first. The step is worked out again where somebody changed the sites meanwhile.
 * @param plan the step over the drafts as they are; throws what speaks against it
 * @returns the site as it was stored, and its revision
 */
export async function changeSite<Changed extends Site | null>(
  c: Context<AppEnv>,
  plan: (drafts: readonly SiteDraft[]) => Step<Changed>,
): Promise<{ readonly site: Changed; readonly revision: number }> {
  const { workspaceId } = c.var.actor
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const drafts = await listDrafts(c.var.sql, workspaceId, 'site')
    const step = plan(drafts)
    const others = drafts.filter(({ id }) => id !== step.id)
    const was = drafts.find(({ document }) => document.isDefault)?.id
    const left = [...others.map(({ id }) => id), ...(step.site ? [step.id] : [])]
    const chosen = step.site?.isDefault ? step.id : (left.find((id) => id === was) ?? left[0])
    const site = step.site && { ...step.site, isDefault: step.id === chosen }
    const changes = [
      changed(c, step.id, step.base, site, step.event, step.details),
      ...others
        .filter(({ id, document }) => document.isDefault !== (id === chosen))
        .map(({ id, revision, document }) => {
          const isDefault = id === chosen
          return changed(c, id, revision, { ...document, isDefault }, 'site.changed', { isDefault })
        }),
    ]
    const stored = await changeSites(c.var.sql, workspaceId, await Promise.all(changes))
    if (stored) return { site: site as Changed, revision: stored.get(step.id) ?? 0 }
  }
  throw new AppError('overloaded', { extra: { retryAfter: 1 } })
}

const changed = async (
  c: Context<AppEnv>,
  id: string,
  base: number | null,
  site: Site | null,
  event: string,
  details: object,
): Promise<SiteChange> => ({
  id,
  base,
  written: site && (await writtenSite(site)),
  audit: auditEntry(c, event, details),
})
