import { Hono, type Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import { BulkRequest } from '#domain/records/bulk.ts'
import { componentOpenApi } from '#domain/records/openapi.ts'
import { queryFromPairs } from '#domain/records/query-string.ts'
import { RecordQuery } from '#domain/records/query.ts'
import type { AppEnv } from '../../env.ts'
import { isKnown } from '../lib/etag.ts'
import { readJson } from '../lib/read-body.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { answerRecord, answerText, etagOf, expectedVersion } from './answer.ts'
import { bulk } from './bulk.ts'
import { idempotencyOf, once } from './idempotent.ts'
import { announce } from './announce.ts'
import { placeFor } from './place.ts'
import { page, parseFields, parseQuery, record } from './read.ts'
import { accepted, create, remove, restore, update } from './write.ts'

const tags = ['records']

/** Records of published components, by the component's key. */
export const records = new Hono<AppEnv>()
  .get('/:component', requires('records.read', { tags, summary: 'A page of records' }), async (c) => {
    const { url } = c.req.raw
    const at = url.indexOf('?')
    const query = parseQuery(at === -1 ? {} : queryFromPairs(new URLSearchParams(url.slice(at))))
    return answerText(await page(c, await placeFor(c, 'read'), query))
  })

  .post(
    '/:component/query',
    requires('records.read', { tags, summary: 'A page of records, asked for in a body' }),
    validate('json', RecordQuery),
    async (c) => answerText(await page(c, await placeFor(c, 'read'), c.req.valid('json'))),
  )

  .get(
    '/:component/openapi.json',
    requires('records.read', { tags, summary: 'This component’s records as OpenAPI 3.1' }),
    async (c) => {
      const { component } = await placeFor(c, 'read')
      return c.json(componentOpenApi(component, new URL(c.req.url).origin), 200)
    },
  )

  .post('/:component', requires('records.create', { tags, summary: 'Creates a record' }), async (c) => {
    const place = await placeFor(c, 'create')
    const body = await readValues(c)
    const values = accepted(place, body, 'create')
    const request = await idempotencyOf(c, body)
    const location = (id: string) => ({ location: `/api/records/${place.component.key}/${id}` })
    const work = async () => {
      const made = await create(c, place, values, request)
      announce(c, place, 'created', [made.id])
      return answerRecord(made, 201, location(made.id))
    }
    return once(c, request, work, (status, kept) => {
      const { id, version } = kept as { id: string; version: number }
      return answerText(JSON.stringify(kept), status, { etag: etagOf(version), ...location(id) })
    })
  })

  .post(
    '/:component/bulk',
    requires('records.update', { tags, summary: 'Creates, changes and deletes up to 1,000 records at once, or none' }),
    validate('json', BulkRequest),
    async (c) => {
      const body = c.req.valid('json')
      const place = await placeFor(
        c,
        body.update.length > 0
          ? 'update'
          : body.create.length > 0
            ? 'create'
            : body.delete.length > 0
              ? 'delete'
              : 'read',
      )
      const request = await idempotencyOf(c, body)
      const work = async () => {
        const { json, created, updated, deleted } = await bulk(c, place, body, request)
        announce(c, place, 'created', created)
        announce(c, place, 'updated', updated)
        announce(c, place, 'deleted', deleted)
        return answerText(json)
      }
      return once(c, request, work, (status, kept) => answerText(JSON.stringify(kept), status))
    },
  )

  .get('/:component/:id', requires('records.read', { tags, summary: 'A record' }), async (c) => {
    const place = await placeFor(c, 'read')
    const found = await record(c, place, c.req.param('id'), parseFields(c.req.query('fields')))
    const etag = etagOf(found.version)
    if (isKnown(c.req.raw.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers: { etag } })
    return answerRecord(found)
  })

  .patch(
    '/:component/:id',
    requires('records.update', { tags, summary: 'Changes a record; needs If-Match' }),
    async (c) => {
      const place = await placeFor(c, 'update')
      const version = expectedVersion(c.req.raw.headers.get('if-match'))
      if (version === null) throw new AppError('precondition_required')
      const id = c.req.param('id')
      const changed = await update(c, place, id, version, accepted(place, await readValues(c), 'update'))
      announce(c, place, 'updated', [id])
      return answerRecord(changed)
    },
  )

  .delete(
    '/:component/:id',
    requires('records.delete', { tags, summary: 'Deletes a record, unless others refer to it' }),
    async (c) => {
      const place = await placeFor(c, 'delete')
      const id = c.req.param('id')
      await remove(c, place, id, expectedVersion(c.req.raw.headers.get('if-match')))
      announce(c, place, 'deleted', [id])
      return c.body(null, 204)
    },
  )

  .post(
    '/:component/:id/restore',
    requires('records.delete', { tags, summary: 'Brings a deleted record back' }),
    async (c) => {
      const place = await placeFor(c, 'delete')
      const id = c.req.param('id')
      const restored = await restore(c, place, id)
      announce(c, place, 'created', [id])
      return answerRecord(restored)
    },
  )

/** @throws AppError `invalid_request` for a body that is no object */
async function readValues(c: Context<AppEnv>): Promise<{ readonly [name: string]: unknown }> {
  const body = await readJson(c)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid_request', { fields: [{ path: '', code: 'value_not_object' }] })
  return body as { readonly [name: string]: unknown }
}
