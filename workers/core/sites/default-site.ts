import type { Context } from 'hono'
import { listDrafts, saveDraft } from '#db/queries/drafts.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, writtenSite } from '../lib/drafts.ts'

const TRIES = 3

/**
 * Makes a site the only default one; with null the first that is left, after the default was deleted. A site that somebody saves
 * meanwhile is read again, so that nothing of theirs is lost.
 */
export async function makeDefault(c: Context<AppEnv>, id: string | null): Promise<void> {
  const { workspaceId } = c.var.actor
  for (let tries = 0; tries < TRIES; tries++) {
    const drafts = await listDrafts(c.var.sql, workspaceId, 'site')
    const chosen = id ?? drafts[0]?.id
    const saved = await Promise.all(
      drafts.map(async ({ id: siteId, document, revision }) => {
        const isDefault = siteId === chosen
        if (document.isDefault === isDefault) return revision
        const at = { workspaceId, kind: 'site', id: siteId } as const
        const written = await writtenSite({ ...document, isDefault })
        return saveDraft(c.var.sql, at, revision, written, auditEntry(c, 'site.changed', { isDefault }))
      }),
    )
    if (!saved.includes(null)) return
  }
}
