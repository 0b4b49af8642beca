import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileReference, RecordJson } from '#domain/records/query.ts'
import type { Site } from '#domain/sites/site.ts'
import { type Browser, join, ORIGIN, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { documentOf, grant, publisher, workspaceOf } from '../records/testing/published.ts'
import { sweepFiles } from './sweep.ts'

const OTHER = `ws_${'b'.repeat(20)}`
let bucket: Miniflare
let platform: Platform
let owner: Browser
let clerk: Browser
let workspaceId: string

const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 20_000 }, (_, i) => i % 251),
])
const TEXT = new TextEncoder().encode('a;b\n1;2\n')

const expense = documentOf(
  'expense',
  {
    title: { type: 'string' },
    receipt: { type: 'file', accept: ['image/*', 'application/pdf'], maxBytes: 30_000 },
    notes: { type: 'file' },
  },
  {},
  'private',
)

beforeAll(async () => {
  bucket = new Miniflare({
    workers: [
      {
        config: {
          name: 'files',
          compatibilityDate: '2026-10-20',
          env: { FILES: { type: 'r2', name: 'files' } },
          manifest: { mainModule: 'index.js', modules: { 'index.js': { type: 'esm', contents: 'export default {}' } } },
        },
      },
    ],
  })
  const room = { send: async () => undefined, fetch: async () => new Response() }
  platform = await startPlatform({ FILES: await collecting(bucket), LIVE_ROOM: { getByName: () => room } })
  owner = await setUpOwner(platform)
  workspaceId = (await workspaceOf(owner)).id
  await publisher(platform, workspaceId)(expense)
  clerk = await join(platform, owner, 'clerk@example.com', 'user')
  const rule = 'createdBy == user.id'
  await grant(platform, owner, clerk, 'clerk@example.com', {
    id: 'clerk',
    name: 'Clerk',
    components: { expense: { read: { rule }, create: {}, update: { rule } } },
  })
})
afterAll(() => bucket.dispose())

/** The bucket itself, but for one thing: from Node it takes no streams, so what is streamed to it is collected first. */
async function collecting(miniflare: Miniflare): Promise<R2Bucket> {
  const real = (await miniflare.getR2Bucket('FILES')) as unknown as R2Bucket
  return {
    put: async (key: string, value: ReadableStream) =>
      real.put(key, await new Response(value as BodyInit).arrayBuffer()),
    get: (key: string, options: R2GetOptions) => real.get(key, options),
    delete: (keys: string | string[]) => real.delete(keys),
  } as unknown as R2Bucket
}

type Sent = {
  bytes?: Uint8Array
  name?: string
  type?: string
  property?: string
  length?: number | null
  browser?: Browser
  component?: string
  path?: string
}

/** Uploads as a browser does: the body with its length. */
async function put({
  bytes = PNG,
  name = 'photo.png',
  type = 'image/png',
  property = 'receipt',
  length = bytes.byteLength,
  browser = owner,
  component = 'expense',
  path = `/api/files?component=${component}&property=${property}`,
}: Sent = {}): Promise<Response> {
  const headers = new Headers({
    origin: ORIGIN,
    cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
    'content-type': type,
    'x-file-name': encodeURIComponent(name),
    'cf-connecting-ip': '10.9.9.9',
  })
  if (length !== null) headers.set('content-length', String(length))
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  return platform.app.request(
    `${ORIGIN}${path}`,
    { method: 'POST', headers, body, duplex: 'half' } as RequestInit,
    platform.env,
  )
}
const putOk = async (sent?: Sent): Promise<FileReference> => {
  const response = await put(sent)
  expect(response.status).toBe(201)
  return (await response.json()) as FileReference
}
const get = (id: string, headers = {}, browser = owner, query = '') =>
  browser.send('GET', `/api/files/${id}${query}`, undefined, headers)
const codes = async (response: Response) => {
  const {
    status,
    code,
    fields = [],
  } = (await response.json()) as { status: number; code: string; fields?: { path: string; code: string }[] }
  return [status, code, ...fields.map((each) => `${each.path} ${each.code}`)]
}
const stored = async () => (await (await bucket.getR2Bucket('FILES')).list()).objects.length

describe('an uploaded file', () => {
  test('is kept, attached by its id and shown with the record', async () => {
    const file = await putOk({ name: 'Café/../photo.png' })
    expect(file).toEqual({
      id: expect.stringMatching(/^file_[0-9a-z]{20}$/),
      name: 'photo.png',
      size: PNG.byteLength,
      type: 'image/png',
    })
    const made = await owner.send('POST', '/api/records/expense', { title: 'Lunch', receipt: file.id })
    const record = (await made.json()) as RecordJson
    expect(record['receipt']).toEqual(file)
    const again = await owner.send(
      'PATCH',
      `/api/records/expense/${record.id}`,
      { receipt: record['receipt'], title: 'Dinner' },
      { 'if-match': '"v1"' },
    )
    expect(await again.json()).toMatchObject({ receipt: file, title: 'Dinner' })
    const found = await owner.send(
      'GET',
      `/api/records/expense?filter=${encodeURIComponent(`receipt.name == "photo.png" && receipt.size > 1000`)}`,
    )
    expect(await found.json()).toMatchObject({ records: [{ id: record.id }] })
  })

  test('comes back whole, in part, or not again', async () => {
    const { id } = await putOk()
    const whole = await get(id)
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.byteLength),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="photo.png"; filename*=UTF-8''photo.png`,
    })
    for (const [range, from, to] of [
      ['bytes=10-19', 10, 20],
      ['bytes=20000-', 20_000, PNG.length],
      ['bytes=-5', PNG.length - 5, PNG.length],
      ['bytes=0-99999', 0, PNG.length],
    ] as const) {
      const part = await get(id, { range })
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/${PNG.length}`])
      expect(new Uint8Array(await part.arrayBuffer())).toEqual(PNG.slice(from, to))
    }
    expect((await get(id, { range: 'bytes=99999-' })).status).toBe(416)
    expect((await get(id, { range: 'bytes=5-1, 7-9' })).status).toBe(200)
    expect((await get(id, { 'if-none-match': whole.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('that could run is only ever downloaded', async () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const { id, type } = await putOk({ bytes: svg, name: 'a"b\u00e9.svg', type: 'image/svg+xml', property: 'notes' })
    expect(type).toBe('image/svg+xml')
    expect((await get(id)).headers.get('content-disposition')).toBe(
      `attachment; filename="ab_.svg"; filename*=UTF-8''ab%C3%A9.svg`,
    )
    const picture = await putOk()
    expect((await get(picture.id, {}, owner, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment/)
  })
})

describe('a logo', () => {
  test('is given to a site by builders and seen by every member', async () => {
    const { sites } = (await (await owner.send('GET', '/api/sites')).json()) as { sites: { site: { id: string } }[] }
    const path = `/api/files/logo?site=${sites[0]?.site.id}`
    const { id } = await putOk({ path, name: 'logo.png' })
    expect((await get(id, {}, clerk)).status).toBe(200)
    expect((await put({ path, browser: clerk })).status).toBe(403)
    expect((await put({ path: '/api/files/logo?site=no_such' })).status).toBe(404)
    const drawn = { path, bytes: TEXT, name: 'logo.csv', type: 'text/csv' }
    expect(await codes(await put(drawn))).toEqual([422, 'invalid_values', 'logo file_type_not_accepted'])
  })
})

describe('a file nobody attached', () => {
  const age = (...ids: string[]) =>
    platform.sql`update aqtra.files set created_at = now() - interval '25 hours' where id = any(${ids}::text[])`
  const bytes = async (id: string) => (await (await bucket.getR2Bucket('FILES')).head(`${workspaceId}/${id}`)) !== null
  const rows = async (...ids: string[]) =>
    (await platform.sql`select id from aqtra.files where id = any(${ids}::text[])`).length
  const attach = (receipt: string) => owner.send('POST', '/api/records/expense', { title: 'Kept', receipt })
  const send = async (path: string): Promise<FileReference> => putOk({ path, name: 'logo.png' })

  test('goes after a day, bytes and all; what is young, attached or of a deleted record stays', async () => {
    const [lost, young, kept, deleted] = [await putOk(), await putOk(), await putOk(), await putOk()]
    await attach(kept.id)
    const { id } = (await (await attach(deleted.id)).json()) as RecordJson
    expect((await owner.send('DELETE', `/api/records/expense/${id}`)).status).toBe(204)
    await age(lost.id, kept.id, deleted.id)
    await sweepFiles(platform.env)
    expect(await Promise.all([lost, young, kept, deleted].map((file) => bytes(file.id)))).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect(await rows(lost.id)).toBe(0)
    expect(await rows(young.id, kept.id, deleted.id)).toBe(3)
    expect(await codes(await attach(lost.id))).toEqual([422, 'invalid_values', 'receipt reference_missing'])
  })

  test('that was a logo goes when no site has it any more', async () => {
    const made = (await (await owner.send('POST', '/api/sites', { name: 'Shop' })).json()) as { site: Site }
    const path = `/api/files/logo?site=${made.site.id}`
    const [old, next] = [await send(path), await send(path)]
    const save = (base: number, logo: string) =>
      owner.send('PUT', `/api/sites/${made.site.id}`, { base, site: { ...made.site, logo } })
    expect((await save(1, old.id)).status).toBe(200)
    await age(old.id, next.id)
    expect((await save(2, next.id)).status).toBe(200)
    await sweepFiles(platform.env)
    expect([await bytes(old.id), await bytes(next.id)]).toEqual([false, true])
  })

  test('is finished by the next sweep where one was cut off after its claim, and cannot be seen meanwhile', async () => {
    const { id } = await putOk()
    await age(id)
    const broken = { ...platform.env, FILES: { delete: () => Promise.reject(new Error('R2 is away')) } as never }
    await expect(sweepFiles(broken)).rejects.toThrow('R2 is away')
    expect([await bytes(id), await rows(id), (await get(id)).status]).toEqual([true, 1, 404])
    expect(await codes(await attach(id))).toEqual([422, 'invalid_values', 'receipt reference_missing'])
    await sweepFiles(platform.env)
    expect([await bytes(id), await rows(id)]).toEqual([false, 0])
  })

  test('is either attached or swept, whoever is first', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => putOk()))
    await age(...files.map(({ id }) => id))
    const [made] = await Promise.all([
      Promise.all(
        files.map(({ id }, i) =>
          i % 2 === 0
            ? attach(id)
            : owner.send('POST', '/api/records/expense/bulk', { create: [{ title: 'Kept', receipt: id }] }),
        ),
      ),
      sweepFiles(platform.env),
    ])
    for (const [i, { id }] of files.entries()) {
      const attached = (made[i]?.status ?? 0) < 300
      expect([await bytes(id), await rows(id)]).toEqual(attached ? [true, 1] : [false, 0])
    }
  })
})

describe('an upload is refused', () => {
  test.each<[string, Sent, (string | number)[]]>([
    [
      'when its content belies its name',
      { bytes: new TextEncoder().encode('<html><script>x</script>'), name: 'a.png' },
      [422, 'invalid_values', 'receipt file_type_mismatch'],
    ],
    [
      'when its type is not accepted',
      { bytes: TEXT, name: 'a.csv', type: 'text/csv' },
      [422, 'invalid_values', 'receipt file_type_not_accepted'],
    ],
    ['when it is empty', { bytes: new Uint8Array(0), name: 'a.png' }, [422, 'invalid_values', 'receipt file_empty']],
    ['when it is too large', { bytes: new Uint8Array(30_001) }, [413, 'body_too_large']],
    ['when it is longer than it said', { length: 15_000 }, [400, 'invalid_request']],
    ['when it is shorter than it said', { length: PNG.length + 1 }, [400, 'invalid_request']],
    ['when it tells no length', { length: null }, [400, 'invalid_request', 'Content-Length value_required']],
    ['for a property that takes no files', { property: 'title' }, [404, 'not_found']],
    ['for a component nobody has', { component: 'nothing' }, [404, 'not_found']],
  ])('%s', async (_, sent, expected) => {
    const before = await stored()
    expect(await codes(await put(sent))).toEqual(expected)
    expect(await stored()).toBe(before)
  })
})

describe('who may see a file', () => {
  test('is who may see a record that has it, and whoever uploaded it', async () => {
    const secret = await putOk()
    await owner.send('POST', '/api/records/expense', { title: 'Secret', receipt: secret.id })
    expect((await get(secret.id, {}, clerk)).status).toBe(404)
    const own = await putOk({ browser: clerk })
    expect((await get(own.id, {}, clerk)).status).toBe(200)
    expect((await get(own.id)).status).toBe(200)
  })

  test('is nobody of another workspace, and nobody unknown', async () => {
    const { id } = await putOk()
    const elsewhere = await startPlatform({ DATABASE_URL: platform.env.DATABASE_URL, FILES: platform.env.FILES })
    await platform.sql`insert into aqtra.workspaces (id, name) values (${OTHER}, 'Other')`
    await platform.sql`insert into aqtra.memberships (workspace_id, user_id, role) select ${OTHER}::text, id, 'owner' from aqtra.users where email = 'olga@example.com'`
    const switched = await owner.send('POST', '/api/auth/workspace', { workspaceId: OTHER })
    expect(switched.status).toBe(200)
    expect((await get(id)).status).toBe(404)
    expect((await owner.send('POST', '/api/auth/workspace', { workspaceId })).status).toBe(200)
    expect((await get(`file_${'a'.repeat(20)}`)).status).toBe(404)
    expect((await elsewhere.browser().send('GET', `/api/files/${id}`)).status).toBe(401)
  })

  test('a file of another property, or of nobody, cannot be attached', async () => {
    const note = await putOk({ property: 'notes', bytes: TEXT, name: 'a.csv', type: 'text/csv' })
    for (const receipt of [note.id, `file_${'a'.repeat(20)}`]) {
      expect(await codes(await owner.send('POST', '/api/records/expense', { title: 'x', receipt }))).toEqual([
        422,
        'invalid_values',
        'receipt reference_missing',
      ])
    }
    expect(
      await codes(await owner.send('POST', '/api/records/expense/bulk', { create: [{ receipt: note.id }] })),
    ).toEqual([422, 'invalid_values', 'create.0.receipt reference_missing'])
  })
})
