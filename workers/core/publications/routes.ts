import { Hono } from 'hono'
import { planPublication } from '#db/queries/publication-plan.ts'
import { listCandidates } from '#db/queries/publications.ts'
import { AppError } from '#domain/lib/errors.ts'
import { PublicationRequest, StartRequest } from '#domain/publications/request.ts'
import { isEmpty, isForbidden } from '#domain/publications/target.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import { newId } from '../lib/ids.ts'
import { forgetLiveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'

const tags = ['Publications']

/** How long this isolate stays awake to learn that a publication it started is over. */
const ATTENTION_MS = 25_000

export const publications = new Hono<AppEnv>()
  .get(
    '/candidates',
    requires('publications.read', { tags, summary: 'Drafts that differ from what is live' }),
    async (c) => c.json({ candidates: await listCandidates(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .post(
    '/plan',
    requires('publications.read', { tags, summary: 'What a publication would do now; changes nothing' }),
    validate('json', PublicationRequest),
    async (c) => {
      const plan = await planPublication(c.var.sql, c.var.actor.workspaceId, c.req.valid('json'))
      if (!plan) throw new AppError('not_found')
      return c.json(plan, 200)
    },
  )

  .post(
    '/',
    requires('publications.run', { tags, summary: 'Starts a publication as planned' }),
    validate('json', StartRequest),
    async (c) => {
      const { workspaceId, userId, name } = c.var.actor
      const { note, planHash, ...request } = c.req.valid('json')
      const publisher = c.env.PUBLICATION.getByName(workspaceId)
      const current = await publisher.current()
      if (current?.status === 'running' || current?.status === 'undoing')
        throw new AppError('publication_running', { extra: { progress: current } })
      const plan = await planPublication(c.var.sql, workspaceId, request)
      if (!plan) throw new AppError('not_found')
      if (isEmpty(plan)) throw new AppError('nothing_to_publish')
      if (plan.hash !== planHash) throw new AppError('plan_changed', { extra: { plan } })
      if (isForbidden(plan)) throw new AppError('invalid_document', { extra: { plan } })
      const id = newId('pub')
      const { started, progress } = await publisher.start({
        id,
        request,
        workspaceId,
        note,
        planHash,
        by: { id: userId, name },
      })
      if (!started) throw new AppError('publication_running', { extra: { progress } })
      background(
        c,
        publisher.settled(id, ATTENTION_MS).then(() => forgetLiveApp(c.env, workspaceId)),
      )
      return c.json(progress, 202)
    },
  )

  .get('/current', requires('publications.read', { tags, summary: 'The running or last publication' }), async (c) => {
    const { workspaceId } = c.var.actor
    const progress = await c.env.PUBLICATION.getByName(workspaceId).current()
    return c.json({ progress }, 200)
  })

  .post('/:id/stop', requires('publications.run', { tags, summary: 'Undoes a running publication' }), async (c) => {
    const progress = await c.env.PUBLICATION.getByName(c.var.actor.workspaceId).stop(c.req.param('id'))
    if (!progress) throw new AppError('not_found')
    return c.json(progress, 200)
  })
