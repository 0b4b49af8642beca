import type { Context } from 'hono'
import { documentHash } from '#db/document-hash.ts'
import { listDrafts, replaceDrafts, type Written } from '#db/queries/drafts.ts'
import type { FieldProblem } from '#domain/lib/errors.ts'
import type { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry } from '../lib/drafts.ts'

export const writtenSite = async (site: Site): Promise<Written<'site'>> => ({
  document: site,
  key: site.key,
  hash: await documentHash(site),
})

/** The first menu entry that is kept under another id than its own, or null. */
export function misplacedEntry({ menu }: Site): FieldProblem | null {
  const wrong = Object.entries(menu).find(([key, item]) => item.id !== key)
  return wrong ? { path: `site.menu.${wrong[0]}.id`, code: 'id_mismatch' } : null
}

/** Makes a site the only default one; with null the first that is left, after the default was deleted. */
export async function makeDefault(c: Context<AppEnv>, id: string | null): Promise<void> {
  const { workspaceId } = c.var.actor
  const drafts = (await listDrafts(c.var.sql, workspaceId, 'site')).map(({ document }) => document)
  const chosen = id ?? drafts[0]?.id
  const changed = drafts
    .filter((site) => site.isDefault !== (site.id === chosen))
    .map((site) => ({ ...site, isDefault: site.id === chosen }))
  await replaceDrafts(
    c.var.sql,
    await Promise.all(
      changed.map(async (site) => ({
        at: { workspaceId, kind: 'site', id: site.id } as const,
        written: await writtenSite(site),
        audit: auditEntry(c, 'site.changed', { isDefault: site.isDefault }),
      })),
    ),
  )
}
