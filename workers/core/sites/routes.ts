import { Hono } from 'hono'
import * as v from 'valibot'
import { listDrafts, type Draft } from '#db/queries/drafts.ts'
import { AppError } from '#domain/lib/errors.ts'
import { Title } from '#domain/lib/names.ts'
import { misplacedEntry } from '#domain/sites/misplaced.ts'
import { newSite } from '#domain/sites/new-site.ts'
import { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { conflict, findDraft, stateOf, underFreeKey, withKey } from '../lib/drafts.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { changeSite } from './change.ts'

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
    const { name } = c.req.valid('json')
    const random = crypto.getRandomValues(new Uint8Array(6))
    const { site } = await underFreeKey(() =>
      withKey('', () =>
        changeSite(c, (drafts) => {
          const others = drafts.map(({ document }) => document)
          const made = newSite(name, others, random)
          return { id: made.id, base: null, site: made, event: 'site.created', details: { name } }
        }),
      ),
    )
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
      const { revision } = await withKey('site.', () =>
        changeSite(c, (drafts) => {
          const draft = siteAmong(drafts, id)
          if (draft.revision !== base) throw conflict(draft)
          if (site.id !== id)
            throw new AppError('invalid_document', { fields: [{ path: 'site.id', code: 'value_read_only' }] })
          const wrong = misplacedEntry(site)
          if (wrong) throw new AppError('invalid_document', { fields: [{ ...wrong, path: `site.${wrong.path}` }] })
          // A site stops being the default only by another one becoming it.
          const next = { ...site, isDefault: site.isDefault || draft.document.isDefault }
          return { id, base, site: next, event: 'site.changed', details: { site: next } }
        }),
      )
      return c.json({ revision }, 200)
    },
  )

  .delete('/:id', requires('sites.write', { tags, summary: 'Deletes a site draft' }), async (c) => {
    const id = c.req.param('id')
    await changeSite(c, (drafts) => {
      const { revision, document } = siteAmong(drafts, id)
      return { id, base: revision, site: null, event: 'site.deleted', details: { name: document.name } }
    })
    return c.body(null, 204)
  })

/** @throws AppError `not_found` alike for ids that are unknown, deleted or of another workspace */
function siteAmong(drafts: readonly Draft<'site'>[], id: string): Draft<'site'> {
  const draft = drafts.find((each) => each.id === id)
  if (!draft) throw new AppError('not_found')
  return draft
}
