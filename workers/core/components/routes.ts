import { Hono } from 'hono'
import { auditOf } from '#db/queries/audit.ts'
import { deleteDraft, listDrafts, listRemoved, readLiveDocument, releasesOf, replaceDraft } from '#db/queries/drafts.ts'
import { TransferEnvelope } from '#domain/components/transfer.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, findDraft, withKey, writtenComponent } from '../lib/drafts.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { CreateComponent, ExportRequest, ImportQuery, SaveEdits } from './contract.ts'
import { createComponents } from './create.ts'
import { announce, saveEdits } from './drafts.ts'
import { documentSchema } from './document-schema.ts'
import { referrersOf } from './referrers.ts'
import { outlinesOf, summariesOf } from './summaries.ts'
import { exportFile, importFile } from './transfer.ts'

const tags = ['components']
/** An import may hold many components. */
const MAX_IMPORT_BYTES = 16 * 1_048_576

export const components = new Hono<AppEnv>()
  .get('/', requires('components.read', { tags, summary: 'Lists component drafts' }), async (c) => {
    const { workspaceId } = c.var.actor
    const [drafts, removed] = await Promise.all([
      listDrafts(c.var.sql, workspaceId, 'component'),
      listRemoved(c.var.sql, workspaceId, 'component'),
    ])
    const gone = removed.map(({ id, document }) => ({
      id,
      key: document.component.key,
      title: document.component.title,
    }))
    return c.json({ components: summariesOf(drafts), removed: gone }, 200)
  })

  .get(
    '/outlines',
    requires('components.read', { tags, summary: 'What components need to know of each other' }),
    async (c) =>
      c.json({ outlines: outlinesOf(await listDrafts(c.var.sql, c.var.actor.workspaceId, 'component')) }, 200),
  )

  .post(
    '/',
    requires('components.write', { tags, summary: 'Makes a component' }),
    validate('json', CreateComponent),
    async (c) => {
      const document = await createComponents(c, c.req.valid('json'))
      return c.json({ id: document.component.id, revision: 1, document }, 201)
    },
  )

  .post(
    '/export',
    requires('components.read', { tags, summary: 'Writes components and sites to one file' }),
    validate('json', ExportRequest),
    async (c) => {
      const { ids, sites } = c.req.valid('json')
      const file = await exportFile(c, ids, sites)
      c.header('content-disposition', `attachment; filename="${ids.length === 1 ? ids[0] : 'components'}.aqtra.json"`)
      return c.json(file, 200)
    },
  )

  .post(
    '/import',
    requires('components.write', { tags, summary: 'Reads components and sites from a file; `dry=1` only reports' }),
    validate('query', ImportQuery),
    validate('json', TransferEnvelope, { maxBytes: MAX_IMPORT_BYTES }),
    async (c) => c.json(await importFile(c, c.req.valid('json'), c.req.valid('query').dry === '1'), 200),
  )

  .get('/schema', requires('components.read', { tags, summary: 'JSON Schema of a component document' }), (c) =>
    c.body(documentSchema(), 200, { 'content-type': 'application/schema+json' }),
  )

  .get(
    '/:id',
    requires('components.read', { tags, summary: 'A component draft with its live document' }),
    async (c) => {
      const at = { workspaceId: c.var.actor.workspaceId, kind: 'component', id: c.req.param('id') } as const
      const [draft, live] = await Promise.all([findDraft(c, 'component', at.id), readLiveDocument(c.var.sql, at)])
      const { document, revision, updatedAt, updatedBy } = draft
      return c.json(
        { document, revision, updatedAt, updatedBy, live: live && { release: live.release, document: live.document } },
        200,
      )
    },
  )

  .post(
    '/:id/edits',
    requires('components.write', { tags, summary: 'Saves edits made on a revision' }),
    validate('json', SaveEdits),
    async (c) => {
      const { base, edits } = c.req.valid('json')
      const id = c.req.param('id')
      const revision = await saveEdits(c, id, base, edits)
      announce(c, id, revision)
      return c.json({ revision }, 200)
    },
  )

  .delete(
    '/:id',
    requires('components.write', { tags, summary: 'Deletes a draft that nothing refers to' }),
    async (c) => {
      const { document } = await findDraft(c, 'component', c.req.param('id'))
      const { id, title } = document.component
      const referrers = await referrersOf(c, id)
      if (referrers.length > 0) throw new AppError('still_referenced', { extra: { referrers } })
      const at = { workspaceId: c.var.actor.workspaceId, kind: 'component', id } as const
      if (!(await deleteDraft(c.var.sql, at, auditEntry(c, 'component.deleted', { title }))))
        throw new AppError('not_found')
      return c.body(null, 204)
    },
  )

  .post(
    '/:id/discard',
    requires('components.write', { tags, summary: 'Makes the draft equal to what is live' }),
    async (c) => {
      const at = { workspaceId: c.var.actor.workspaceId, kind: 'component', id: c.req.param('id') } as const
      const live = await readLiveDocument(c.var.sql, at)
      if (!live) throw new AppError('not_found')
      const audit = auditEntry(c, 'component.discarded', { release: live.release })
      const revision = await withKey('component.', async () =>
        replaceDraft(c.var.sql, at, await writtenComponent(live.document), audit),
      )
      if (revision === null) throw new AppError('not_found')
      announce(c, at.id, revision)
      return c.json({ revision, document: live.document }, 200)
    },
  )

  .get(
    '/:id/history',
    requires('components.read', { tags, summary: 'Who changed a component, and the releases it changed in' }),
    async (c) => {
      const at = { workspaceId: c.var.actor.workspaceId, kind: 'component', id: c.req.param('id') } as const
      const [entries, releases] = await Promise.all([
        auditOf(c.var.sql, at.workspaceId, at.id),
        releasesOf(c.var.sql, at),
      ])
      if (entries.length === 0 && releases.length === 0) throw new AppError('not_found')
      return c.json({ entries, releases }, 200)
    },
  )
