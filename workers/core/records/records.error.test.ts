import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ErrorBody } from '#domain/lib/errors.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { type Browser, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { documentOf, publisher, workspaceOf } from './testing/published.ts'

let platform: Platform
let owner: Browser
let roomIsDown = false

const customer = documentOf('customer', { label: { type: 'string' } }, { nameFrom: 'label' })
const invoice = documentOf(
  'invoice',
  {
    number: { type: 'string', required: true, unique: true, maxLength: 2_000 },
    total: { type: 'number', min: 0 },
    customer: { type: 'catalog', component: 'customer' },
    partners: { type: 'array', component: 'customer' },
    parent: { type: 'catalog', component: 'invoice' },
    year: { type: 'integer' },
    serial: { type: 'integer' },
  },
  { nameFrom: 'number', keys: { year_serial: { id: 'year_serial', properties: ['year', 'serial'] } } },
)

beforeAll(async () => {
  const room = {
    send: async () => (roomIsDown ? Promise.reject(new Error('the live room is down')) : undefined),
    fetch: async () => new Response(),
  }
  platform = await startPlatform({ LIVE_ROOM: { getByName: () => room } })
  owner = await setUpOwner(platform)
  await publisher(platform, (await workspaceOf(owner)).id)(customer, invoice)
})

const send = (method: string, path: string, body?: unknown, headers = {}) =>
  owner.send(method, `/api/records/${path}`, body, headers)
async function make(component: string, values: object): Promise<RecordJson> {
  const response = await send('POST', component, values)
  expect(response.status).toBe(201)
  return (await response.json()) as RecordJson
}
async function refused(response: Response | Promise<Response>): Promise<ErrorBody> {
  const body = (await (await response).json()) as ErrorBody
  expect(body.requestId).not.toBe('')
  return body
}
const fieldsOf = ({ fields = [] }: ErrorBody) => fields.map(({ path, code }) => `${path} ${code}`)
let numbers = 0
const fresh = () => `E${++numbers}`
const NOBODY = '0190b5b2-7c1a-7abc-8def-0123456789ab'

describe('parameters of a filter', () => {
  test.each<[string, object]>([
    ['too long', { x: 'q'.repeat(2_001) }],
    ['too many', Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, i]))],
    ['of an endless name', { ['p'.repeat(101)]: 1 }],
    ['with NUL', { x: '\u0000' }],
  ])('%s are refused', async (_, params) => {
    const body = await refused(send('POST', 'invoice/query', { filter: 'number == params.x', params }))
    expect([body.status, body.code, body.fields?.length]).toEqual([400, 'invalid_request', 1])
  })
})

describe('values that are refused are told by field', () => {
  test('before they reach the database', async () => {
    const body = await refused(send('POST', 'invoice', { total: -1, nunber: 'x', customer: 'me' }))
    expect([body.status, body.code]).toEqual([422, 'invalid_values'])
    expect(fieldsOf(body)).toEqual([
      'nunber field_unknown',
      'number value_required',
      'total value_too_small',
      'customer value_not_reference',
    ])
    expect(body.fields?.every(({ message }) => message.length > 5 && !message.includes('{'))).toBe(true)
  })

  test('when another record has a unique value, alone or together', async () => {
    const number = fresh()
    await make('invoice', { number, year: 2026, serial: 1 })
    expect(fieldsOf(await refused(send('POST', 'invoice', { number })))).toEqual(['number value_not_unique'])
    expect(fieldsOf(await refused(send('POST', 'invoice', { number: fresh(), year: 2026, serial: 1 })))).toEqual([
      'year value_not_unique_together',
      'serial value_not_unique_together',
    ])
    const other = await make('invoice', { number: fresh() })
    expect(fieldsOf(await refused(send('PATCH', `invoice/${other.id}`, { number }, { 'if-match': '"v1"' })))).toEqual([
      'number value_not_unique',
    ])
  })

  test('when a reference leads nowhere, or to what was deleted', async () => {
    const gone = await make('customer', { label: 'Gone' })
    await send('DELETE', `customer/${gone.id}`)
    expect(
      fieldsOf(
        await refused(
          send('POST', 'invoice', { number: fresh(), customer: gone.id, partners: [NOBODY], parent: NOBODY }),
        ),
      ),
    ).toEqual(['customer reference_missing', 'partners reference_missing', 'parent reference_missing'])
    const made = await make('invoice', { number: fresh() })
    expect(
      fieldsOf(await refused(send('PATCH', `invoice/${made.id}`, { partners: [gone.id] }, { 'if-match': '"v1"' }))),
    ).toEqual(['partners reference_missing'])
  })

  test('when the text is too long for its index', async () => {
    const long = Array.from({ length: 2_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7_919) % 20_000))).join('')
    expect(fieldsOf(await refused(send('POST', 'invoice', { number: long })))).toEqual(['number value_too_long'])
  })
})

describe('changes', () => {
  test('need to say which version they are for', async () => {
    const { id } = await make('invoice', { number: fresh() })
    expect((await refused(send('PATCH', `invoice/${id}`, { total: 1 }))).status).toBe(428)
    expect((await refused(send('PATCH', `invoice/${id}`, { total: 1 }, { 'if-match': '"abc"' }))).status).toBe(428)
  })

  test('to another version answer with the record as it is', async () => {
    const { id } = await make('invoice', { number: fresh() })
    await send('PATCH', `invoice/${id}`, { total: 5 }, { 'if-match': '"v1"' })
    for (const version of ['"v1"', '"v9"', '"v9999999999"']) {
      const late = await refused(send('PATCH', `invoice/${id}`, { total: 6 }, { 'if-match': version }))
      expect(late).toMatchObject({
        status: 412,
        code: 'version_mismatch',
        extra: { current: { id, version: 2, total: 5 }, by: { name: 'Olga Owner' } },
      })
    }
    expect(await refused(send('DELETE', `invoice/${id}`, undefined, { 'if-match': '"v1"' }))).toMatchObject({
      status: 412,
      extra: { current: { version: 2 }, by: { name: 'Olga Owner' } },
    })
  })

  test('of one version, many at once: one gets through', async () => {
    const { id } = await make('invoice', { number: fresh(), total: 0 })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => send('PATCH', `invoice/${id}`, { total: i + 1 }, { 'if-match': '"v1"' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(412)])
    const { version } = (await (await send('GET', `invoice/${id}`)).json()) as RecordJson
    expect(version).toBe(2)
  })
})

describe('deleting', () => {
  test('what is referred to is refused, with who refers', async () => {
    const ada = await make('customer', { label: 'Ada' })
    const names = Array.from({ length: 12 }, fresh)
    for (const number of names) await make('invoice', { number, customer: ada.id })
    const listed = await make('invoice', { number: fresh(), partners: [ada.id] })
    const body = await refused(send('DELETE', `customer/${ada.id}`))
    expect([body.status, body.code]).toEqual([409, 'still_referenced'])
    const referrers = body.extra?.['referrers'] as {
      component: string
      property: string
      count: number
      records: { name: string }[]
    }[]
    expect(
      referrers.map(({ component, property, count, records }) => [component, property, count, records.length]),
    ).toEqual([
      ['invoice', 'customer', 12, 10],
      ['invoice', 'partners', 1, 1],
    ])
    expect(referrers[1]?.records).toEqual([{ id: listed.id, name: listed.name }])
  })

  test('a record that only refers to itself, or is referred to by deleted ones, goes through', async () => {
    const own = await make('invoice', { number: fresh() })
    await send('PATCH', `invoice/${own.id}`, { parent: own.id }, { 'if-match': '"v1"' })
    const child = await make('invoice', { number: fresh(), parent: own.id })
    expect((await send('DELETE', `invoice/${own.id}`)).status).toBe(409)
    expect((await send('DELETE', `invoice/${child.id}`)).status).toBe(204)
    expect((await send('DELETE', `invoice/${own.id}`)).status).toBe(204)
    expect((await send('POST', `invoice/${child.id}/restore`)).status).toBe(404)
    expect((await send('POST', `invoice/${own.id}/restore`)).status).toBe(200)
    expect((await send('POST', `invoice/${child.id}/restore`)).status).toBe(200)
  })

  test('and referring at the same time never leaves a reference to a deleted record', async () => {
    for (let round = 0; round < 12; round++) {
      const target = await make('customer', { label: 'Target' })
      const values = { number: fresh(), ...(round % 2 === 0 ? { customer: target.id } : { partners: [target.id] }) }
      const [made, deleted] = await Promise.all([
        send('POST', 'invoice', values),
        send('DELETE', `customer/${target.id}`),
      ])
      expect([made.status, deleted.status]).toSatisfy(
        ([a, b]: number[]) => (a === 201 && b === 409) || (a === 422 && b === 204),
      )
    }
  })
})

describe('the same request twice', () => {
  const headers = () => ({ 'idempotency-key': crypto.randomUUID() })
  const countOf = async (number: string) =>
    (
      (await (
        await send('GET', `invoice?count=true&filter=${encodeURIComponent(`startsWith(number, "${number}")`)}`)
      ).json()) as RecordPage
    ).count

  test('has one effect and one answer, also many at once', async () => {
    const key = headers()
    const values = { number: fresh(), total: 3 }
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('POST', 'invoice', values, key)))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
    const bodies = await Promise.all(answers.map((each) => each.json()))
    for (const body of bodies) expect(body).toEqual(bodies[0])
    expect(await countOf(values.number)).toBe(1)
    const late = await send('POST', 'invoice', values, key)
    expect([late.status, late.headers.get('etag'), late.headers.get('location')]).toEqual([
      201,
      '"v1"',
      `/api/records/invoice/${(bodies[0] as RecordJson).id}`,
    ])
  })

  test('without a unique value has one effect too', async () => {
    const key = headers()
    const label = fresh()
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('POST', 'customer', { label }, key)))
    const ids = await Promise.all(answers.map(async (each) => ((await each.json()) as RecordJson).id))
    expect(new Set(ids).size).toBe(1)
  })

  test('with another body is an error', async () => {
    const key = headers()
    await send('POST', 'invoice', { number: fresh() }, key)
    expect(await refused(send('POST', 'invoice', { number: fresh() }, key))).toMatchObject({
      status: 409,
      code: 'idempotency_key_reused',
    })
  })

  test('after a refusal is carried out', async () => {
    const key = headers()
    const parent = await make('customer', { label: 'x' })
    await send('DELETE', `customer/${parent.id}`)
    const values = { number: fresh(), customer: parent.id }
    expect((await send('POST', 'invoice', values, key)).status).toBe(422)
    await send('POST', `customer/${parent.id}/restore`)
    expect((await send('POST', 'invoice', values, key)).status).toBe(201)
  })

  test('is one bulk', async () => {
    const key = headers()
    const number = fresh()
    const body = { create: [{ number: `${number}-a` }, { number: `${number}-b` }] }
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', 'invoice/bulk', body, key)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await countOf(number)).toBe(2)
  })
})

describe('a bulk', () => {
  test('creates, changes and deletes together, answering in the order given', async () => {
    const ada = await make('customer', { label: 'Ada' })
    const [kept, gone] = [
      await make('invoice', { number: fresh(), total: 1, partners: [ada.id] }),
      await make('invoice', { number: fresh() }),
    ]
    const [first, second] = [fresh(), fresh()]
    const response = await send('POST', 'invoice/bulk', {
      create: [
        { number: second, partners: [ada.id] },
        { number: first, customer: ada.id },
      ],
      update: [{ id: kept.id, version: 1, values: { total: 2 } }],
      delete: [{ id: gone.id }],
    })
    expect(response.status).toBe(200)
    const answer = (await response.json()) as { created: RecordJson[]; updated: RecordJson[]; deleted: number }
    expect(answer).toMatchObject({
      created: [
        { number: second, name: second, partners: [{ name: 'Ada' }] },
        { number: first, customer: { name: 'Ada' }, partners: [] },
      ],
      updated: [{ id: kept.id, version: 2, total: 2, number: kept['number'], partners: [{ name: 'Ada' }] }],
      deleted: 1,
    })
    expect(await (await send('GET', `invoice/${kept.id}`)).json()).toEqual(answer.updated[0])
    expect((await send('GET', `invoice/${gone.id}`)).status).toBe(404)
    const relinked = await send('POST', 'invoice/bulk', {
      update: [{ id: kept.id, version: 2, values: { partners: [], number: first + second } }],
    })
    expect(await relinked.json()).toMatchObject({ updated: [{ partners: [], name: first + second, total: 2 }] })
  })

  test('does nothing when one row cannot be, and says which', async () => {
    const made = await make('invoice', { number: fresh() })
    const ada = await make('customer', { label: 'Ada' })
    await make('invoice', { number: fresh(), customer: ada.id })
    const number = fresh()
    const cases: [object, number, string[]][] = [
      [
        { create: [{ number }, { number: fresh(), total: -1 }, {}] },
        422,
        ['create.1.total value_too_small', 'create.2.number value_required'],
      ],
      [
        { create: [{ number }], update: [{ id: made.id, version: 7, values: { total: 9 } }] },
        412,
        ['update.0 version_mismatch'],
      ],
      [{ create: [{ number }], update: [{ id: NOBODY, version: 1, values: {} }] }, 422, ['update.0 record_missing']],
      [{ create: [{ number: fresh() }, { number, customer: NOBODY }] }, 422, ['create.1.customer reference_missing']],
      [{ create: [{ number, partners: [NOBODY] }] }, 422, ['create.0.partners reference_missing']],
      [
        { create: [{ number: fresh() }, { number }, { number }] },
        422,
        ['create.1.number value_not_unique', 'create.2.number value_not_unique'],
      ],
      [{ create: [{ number }], delete: [{ id: made.id, version: 3 }] }, 412, ['delete.0 version_mismatch']],
      [
        { update: [{ id: made.id, version: 1, values: {} }], delete: [{ id: made.id }] },
        400,
        ['delete.0.id value_has_duplicates'],
      ],
    ]
    for (const [body, status, fields] of cases) {
      const answer = await refused(send('POST', 'invoice/bulk', body))
      expect([answer.status, fieldsOf(answer)]).toEqual([status, fields])
    }
    expect((await refused(send('POST', 'customer/bulk', { delete: [{ id: ada.id }] }))).code).toBe('still_referenced')
    expect(
      (
        (await send('GET', `invoice?filter=${encodeURIComponent(`number == "${number}"`)}`).then((r) =>
          r.json(),
        )) as RecordPage
      ).records,
    ).toEqual([])
    expect(await (await send('GET', `invoice/${made.id}`)).json()).toEqual(made)
  })

  test('takes a thousand rows and not one more', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ number: `${fresh()}-${i}`, total: i }))
    const full = await send('POST', 'invoice/bulk', { create: rows(1_000) })
    expect(full.status).toBe(200)
    const { created } = (await full.json()) as { created: RecordJson[] }
    expect(created.map(({ total }) => total)).toEqual(Array.from({ length: 1_000 }, (_, i) => i))
    expect(await refused(send('POST', 'invoice/bulk', { create: rows(1_001) }))).toMatchObject({
      status: 400,
      fields: [{ code: 'value_too_many' }],
    })
  })
})

test('a live room that is down fails no write', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  roomIsDown = true
  await make('invoice', { number: fresh() })
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith(expect.stringContaining('the live room is down')))
  roomIsDown = false
  log.mockRestore()
})

test('unknown components, records and addresses are not there', async () => {
  for (const path of [
    'nothing',
    'nothing/openapi.json',
    `invoice/${NOBODY}`,
    'invoice/1',
    `invoice/${NOBODY.toUpperCase()}`,
  ]) {
    expect((await send('GET', path)).status).toBe(404)
  }
  expect((await send('PATCH', `invoice/${NOBODY}`, {}, { 'if-match': '"v1"' })).status).toBe(404)
  expect((await send('DELETE', `invoice/${NOBODY}`)).status).toBe(404)
})
