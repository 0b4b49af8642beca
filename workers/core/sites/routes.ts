import { Hono } from 'hono'
import * as v from 'valibot'
import { deleteDraft, insertDrafts, listDrafts, saveDraft } from '#db/queries/drafts.ts'
import { AppError } from '#domain/lib/errors.ts'
import { Title } from '#domain/lib/names.ts'
import { misplacedEntry } from '#domain/sites/misplaced.ts'
import { newSite } from '#domain/sites/new-site.ts'
import { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, conflict, findDraft, stateOf, underFreeKey, withKey, writtenSite } from '../lib/drafts.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { makeDefault } from './default-site.ts'

const tags = ['sites']
const CreateSite = v.strictObject({ name: Title })
const SaveSite = v.strictObject({ base: v.pipe(v.number(), v.integer(), v.minValue(1)), site: Site })

export const sites = new Hono<AppEnv>()
  .get('/', requires('sites.read', { tags, summary: 'Lists site drafts' }), async (c) => {
    const drafts = await listDrafts(c.var.sql, c.var.actor.workspaceId, 'site')
    return c.json(
      { sites: drafts.map((draft) => ({ site: draft.document, revision: draft.revision, state: stateOf(draft) })) },
      200,
    )
  })

  .post('/', requires('sites.write', { tags, summary: 'Makes a site' }), validate('json', CreateSite), async (c) => {
    const { workspaceId } = c.var.actor
    const { name } = c.req.valid('json')
    const site = await underFreeKey(async () => {
      const others = (await listDrafts(c.var.sql, workspaceId, 'site')).map(({ document }) => document)
      const made = newSite(name, others, crypto.getRandomValues(new Uint8Array(6)))
      const at = { workspaceId, kind: 'site', id: made.id } as const
      const item = { at, written: await writtenSite(made), audit: auditEntry(c, 'site.created', { name }) }
      await withKey('', () => insertDrafts(c.var.sql, [item]))
      return made
    })
    return c.json({ site, revision: 1, state: 'never' as const }, 201)
  })

  .get('/:id', requires('sites.read', { tags, summary: 'A site draft' }), async (c) => {
    const draft = await findDraft(c, 'site', c.req.param('id'))
    return c.json({ site: draft.document, revision: draft.revision, state: stateOf(draft) }, 200)
  })

  .put(
    '/:id',
    requires('sites.write', { tags, summary: 'Saves a site made on a revision' }),
    validate('json', SaveSite),
    async (c) => {
      const { base, site } = c.req.valid('json')
      const id = c.req.param('id')
      const draft = await findDraft(c, 'site', id)
      if (draft.revision !== base) throw conflict(draft)
      if (site.id !== id)
        throw new AppError('invalid_document', { fields: [{ path: 'site.id', code: 'value_read_only' }] })
      const wrong = misplacedEntry(site)
      if (wrong) throw new AppError('invalid_document', { fields: [{ ...wrong, path: `site.${wrong.path}` }] })
      // A site stops being the default only by another one becoming it.
      const next = { ...site, isDefault: site.isDefault || draft.document.isDefault }
      const at = { workspaceId: c.var.actor.workspaceId, kind: 'site', id } as const
      const revision = await withKey('site.', async () =>
        saveDraft(c.var.sql, at, base, await writtenSite(next), auditEntry(c, 'site.changed', { site: next })),
      )
      if (revision === null) throw conflict(await findDraft(c, 'site', id))
      if (next.isDefault && !draft.document.isDefault) await makeDefault(c, id)
      return c.json({ revision }, 200)
    },
  )

  .delete('/:id', requires('sites.write', { tags, summary: 'Deletes a site draft' }), async (c) => {
    const { document } = await findDraft(c, 'site', c.req.param('id'))
    const at = { workspaceId: c.var.actor.workspaceId, kind: 'site', id: document.id } as const
    if (!(await deleteDraft(c.var.sql, at, auditEntry(c, 'site.deleted', { name: document.name }))))
      throw new AppError('not_found')
    if (document.isDefault) await makeDefault(c, null)
    return c.body(null, 204)
  })
