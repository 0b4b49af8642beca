import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Scene, signature, startScene, workflow } from './scene.ts'

let scene: Scene
let url: string
let secret: string

const WEBHOOK = '/webhooks/orders_a/hook/hooked'

beforeAll(async () => {
  scene = await startScene()
  await scene.publish([
    workflow('hook', {
      triggers: [{ id: 'hooked', kind: 'webhook', key: 'input.order' }],
      steps: [{ kind: 'set', config: { values: { order: { fx: 'input.order' } } } }],
    }),
    workflow('after', { triggers: [{ id: 'ended', kind: 'workflow', workflow: 'hook', ended: 'succeeded' }] }),
  ])
  const made = await scene.owner.send<{ url: string; secret: string }>('POST', `${WEBHOOK}/secret`)
  expect(made.status).toBe(201)
  ;({ url, secret } = made.body)
})
afterAll(() => scene?.stop())

type Call = { readonly to?: string; readonly sign?: string | null; readonly headers?: { [name: string]: string } }

async function call(body: string, { to = url, sign = signature(secret, body), headers = {} }: Call = {}) {
  const signed: { [name: string]: string } = sign === null ? {} : { 'aqtra-signature': sign }
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, ...headers },
    body,
  })
  const answer = (await response.json()) as { id: string; code?: string; requestId?: string }
  return { status: response.status, answer }
}

describe('who may call', () => {
  test('whoever signs with the secret', async () => {
    const { status, answer } = await call('{"order":"A-1"}')
    expect(status).toBe(202)
    await expect.poll(() => scene.runs('hook')).toMatchObject([{ id: answer.id, status: 'succeeded', key: 'A-1' }])
    expect((await scene.runs('hook'))[0]?.cause).toMatchObject({ by: 'webhook', trigger: 'hooked' })
  })

  test('nobody else, and all of them hear the same', async () => {
    const body = '{"order":"A-2"}'
    const now = Date.now()
    const right = signature(secret, body)
    const refused = await Promise.all([
      call(body, { sign: null }),
      call(body, { sign: 'nonsense' }),
      call(body, { sign: signature('whsec_wrong', body) }),
      call('{"order":"A-3"}', { sign: right }),
      call(body, { sign: signature(secret, body, now - 301_000) }),
      call(body, { sign: signature(secret, body, now + 302_000) }),
      call(body, { sign: right.replace(/t=\d+/, `t=${Math.floor(now / 1_000) - 5}`) }),
      call(body, { to: url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }),
      call(body, { to: url.replace(/[^/]+$/, 'x') }),
      call('not json', { sign: null }),
    ])
    for (const { status, answer } of refused) {
      expect(status).toBe(401)
      expect({ ...answer, requestId: '' }).toEqual({ ...refused[0]?.answer, requestId: '' })
      expect(answer.code).toBe('signature_invalid')
    }
  })

  test('a new secret ends the old one, and is in the audit log; the address stays', async () => {
    const before = secret
    const made = await scene.owner.send<{ url: string; secret: string }>('POST', `${WEBHOOK}/secret`)
    expect(made.body.url).toBe(url)
    expect(made.body.secret).not.toBe(before)
    const body = '{"order":"A-4"}'
    expect((await call(body, { sign: signature(before, body) })).status).toBe(401)
    ;({ secret } = made.body)
    expect((await call(body)).status).toBe(202)
    const shown = await scene.owner.send<{ url: string; rotatedAt: string | null }>('GET', WEBHOOK)
    expect(shown.body).toEqual({ url, rotatedAt: expect.any(String) })
    const { rows } = await scene.database.query(`select details from aqtra.audit_log where event = 'webhook.rotated'`)
    expect(rows.length).toBe(2)
    const stored = await scene.database.query<{ secret: string }>('select secret from aqtra.webhooks')
    expect(stored.rows.map((row) => row.secret.startsWith('v1.') && !row.secret.includes(secret))).toEqual([true])
  })
})

describe('what is sent', () => {
  test.each([
    ['no JSON', 'nonsense', {}, 400, 'invalid_json'],
    ['no object', '[1]', {}, 400, 'invalid_request'],
    ['NUL', '{"order":"\\u0000"}', {}, 400, 'invalid_request'],
    ['not called JSON', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['too much', JSON.stringify({ order: 'x'.repeat(1_100_000) }), {}, 413, 'body_too_large'],
    ['a key that is none', '{}', { 'idempotency-key': 'a b' }, 400, 'invalid_request'],
    ['nested without end', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, {}, 400, 'invalid_json'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    expect(await call(body, { headers })).toMatchObject({ status, answer: { code } })
  })

  test('a byte order mark is part of what is signed', async () => {
    expect((await call('\uFEFF{"order":"bom"}')).status).toBe(202)
  })
})

describe('once for every key', () => {
  const distinct = (calls: readonly { answer: { id: string } }[]) => new Set(calls.map(({ answer }) => answer.id)).size

  test('two hundred keys, each sent three times at once: two hundred runs', async () => {
    const started = await Promise.all(
      Array.from({ length: 600 }, (_, i) => call(JSON.stringify({ order: `many-${i % 200}`, try: i }))),
    )
    expect(new Set(started.map(({ status }) => status))).toEqual(new Set([202]))
    expect(distinct(started)).toBe(200)
    const many = async () => (await scene.runs('hook')).filter(({ key }) => key?.startsWith('many-'))
    await expect.poll(async () => (await many()).length).toBe(200)
  })

  test('a header names the key before the body does', async () => {
    const headers = { 'idempotency-key': 'the-same' }
    expect(distinct([await call('{"order":"h1"}', { headers }), await call('{"order":"h2"}', { headers })])).toBe(1)
  })

  test('without a key, the same signed request is one run, and another is another', async () => {
    const sign = signature(secret, '{}')
    expect(distinct([await call('{}', { sign }), await call('{}', { sign })])).toBe(1)
    expect(distinct([await call('{}', { sign }), await call('{"order":null}')])).toBe(2)
  })
})

test('what is to start after a workflow starts after each of its runs, once', async () => {
  const hooked = async () => (await scene.runs('hook')).filter(({ status }) => status === 'succeeded').length
  await expect.poll(async () => (await scene.runs('after')).length, { timeout: 15_000 }).toBe(await hooked())
  const [first] = await scene.runs('after')
  expect(first).toMatchObject({ key: expect.stringMatching(/^workflow:/), cause: { by: 'workflow', depth: 1 } })
})

test('a trigger that is off, or gone, starts nothing', async () => {
  await scene.publish([workflow('hook', { triggers: [{ id: 'hooked', kind: 'webhook', off: true }] })])
  await expect.poll(async () => (await call('{"order":"late"}')).status, { timeout: 15_000 }).toBe(404)
  expect((await scene.owner.send('GET', '/webhooks/orders_a/hook/other')).status).toBe(404)
  expect((await scene.owner.send('POST', '/webhooks/nobody/hook/hooked/secret')).status).toBe(404)
})
