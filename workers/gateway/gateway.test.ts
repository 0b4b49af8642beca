import { Hono } from 'hono'
import { sentence } from '#domain/localization/problems/sentence.ts'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AppEnv } from '../env.ts'
import { requires } from '../core/lib/requires.ts'
import { type Browser, OWNER, type Platform, setUpOwner, startPlatform } from './testing.ts'

const pages = new Hono<AppEnv>()
  .get('/sign-in', requires('public'), (c) => c.html(`<script nonce="${c.var.nonce}"></script>`))
  .get('/assets/*', requires('public'), () => fetch('data:text/plain,asset'))
  .get('/crash', requires('public'), () => {
    throw new Error('the password is hunter2')
  })

let platform: Platform
let owner: Browser
beforeAll(async () => {
  platform = await startPlatform({}, pages)
  owner = await setUpOwner(platform)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  platform.browser().send('GET', path, undefined, headers)
const signInBody = { email: OWNER.email, password: OWNER.password }

describe('an id for every request', () => {
  test('is a UUID v7 of ours, or a sane one of the caller’s', async () => {
    expect((await get('/health')).headers.get('x-request-id')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect((await get('/health', { 'x-request-id': 'caller-12345' })).headers.get('x-request-id')).toBe('caller-12345')
    expect((await get('/health', { 'x-request-id': '<script>alert(1)' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    )
  })
})

describe('the log', () => {
  const lineOf = async (path: string, headers: Record<string, string> = {}) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    await platform.app.request(
      `https://aqtra.test${path}`,
      { headers: { cookie, ...headers } },
      { ...platform.env, REQUEST_LOG: undefined },
    )
    return {
      text: String(log.mock.calls[0]?.[0]),
      line: JSON.parse(String(log.mock.calls[0]?.[0])) as Record<string, unknown>,
    }
  }

  test('has one line of JSON per request, by route and not by address', async () => {
    const { text, line } = await lineOf('/api/auth/invitations/a-secret-token?email=private@example.com')
    expect(line).toMatchObject({
      level: 'info',
      method: 'GET',
      route: '/api/auth/invitations/:token',
      status: 410,
      user: expect.any(String),
    })
    expect(line['workspace']).toMatch(/^ws_/)
    for (const secret of ['a-secret-token', 'private@', ...owner.cookies.values()]) expect(text).not.toContain(secret)
  })

  test('continues the caller’s trace, and starts one where it is malformed', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    expect((await lineOf('/health', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })).line['traceId']).toBe(
      traceId,
    )
    const { line } = await lineOf('/health', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` })
    expect(line['traceId']).toMatch(/^[0-9a-f]{32}$/)
    expect(line['traceId']).not.toBe('0'.repeat(32))
  })
})

describe('headers', () => {
  test('every answer of the API is data, kept by nobody unless it says so', async () => {
    const { headers } = await get('/api/auth/setup')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  })

  test('a page may run what carries its nonce, a new one each time', async () => {
    const read = async () => {
      const response = await get('/sign-in')
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1]
      expect(response.headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`)
      return nonce
    }
    expect(await read()).not.toBe(await read())
  })

  test('are put onto answers of other services, too', async () => {
    const response = await get('/assets/x.txt')
    expect(await response.text()).toBe('asset')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('problems', () => {
  const problem = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const body = (await response.json()) as { status: number; code: string; title: string; requestId: string }
    expect(body.status).toBe(response.status)
    expect(body.requestId).toBe(response.headers.get('x-request-id'))
    return body
  }

  test.each(['/api/nothing', '/nothing', '/api', '/api/users/x/y/z'])('%s → 404', async (path) => {
    expect(await problem(await get(path))).toMatchObject({ code: 'not_found', status: 404 })
  })

  test('another method → 405 with those there are', async () => {
    const response = await owner.send('PUT', '/api/auth/session', {})
    expect(response.headers.get('allow')).toBe('GET')
    expect(await problem(response)).toMatchObject({ code: 'method_not_allowed' })
  })

  test('a crash tells the log, not the caller', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const response = await get('/crash')
    const text = await response.clone().text()
    expect(await problem(response)).toMatchObject({ code: 'internal', status: 500 })
    expect(text).not.toContain('hunter2')
    expect(String(error.mock.calls[0]?.[0])).toContain('hunter2')
  })

  test('speak the caller’s language', async () => {
    const response = await get('/api/nothing', { 'accept-language': 'ja, de-AT;q=0.8, en;q=0.5' })
    expect(response.headers.get('content-language')).toBe('de')
    expect((await problem(response)).title).toBe(sentence('de', 'not_found'))
  })

  test('speak the language of the account where the caller names none', async () => {
    const reader = platform.browser()
    await reader.send('POST', '/api/auth/sign-in', signInBody)
    await reader.send('PATCH', '/api/auth/profile', { locale: 'es' })
    expect((await reader.send('GET', '/api/nothing')).headers.get('content-language')).toBe('es')
    expect(
      (await reader.send('GET', '/api/nothing', undefined, { 'accept-language': 'fr' })).headers.get(
        'content-language',
      ),
    ).toBe('fr')
  })

  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  test.each([
    ['malformed', '{"email":', 400, 'invalid_json'],
    ['empty', '', 400, 'invalid_json'],
    ['nested 65 deep', deep(65), 400, 'invalid_json'],
    ['nested 100,000 deep', deep(100_000), 400, 'invalid_json'],
    ['brackets in text', JSON.stringify({ email: '['.repeat(100) }), 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    [
      'with a poisoned prototype',
      '{"email":"a@b.ch","password":"x","__proto__":{"remember":true}}',
      400,
      'invalid_request',
    ],
    ['with NUL', JSON.stringify({ email: 'a@b.ch', password: 'a\u0000b' }), 400, 'invalid_request'],
    ['with half a character', '{"email":"a@b.ch","password":"\\ud800"}', 400, 'invalid_request'],
    ['over 1 MiB', JSON.stringify({ email: 'x'.repeat(1_048_576) }), 413, 'body_too_large'],
  ])('a body %s is refused', async (_what, body, status, code) => {
    expect(await problem(await platform.browser().send('POST', '/api/auth/sign-in', body))).toMatchObject({
      status,
      code,
    })
  })

  test.each(['/api/components/a%00b', '/api/files/%00', '/api/roles/x%00', '/assets/%00'])(
    'nothing is at %j',
    async (path) => {
      const method = path.includes('roles') ? 'DELETE' : 'GET'
      expect(await problem(await owner.send(method, path))).toMatchObject({ status: 404, code: 'not_found' })
    },
  )

  test('a body over 1 MiB of unannounced length is refused while it is read', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: endless, duplex: 'half' }
    const request = new Request('https://aqtra.test/api/auth/sign-in', init)
    expect(await problem(await platform.app.request(request, undefined, platform.env))).toMatchObject({
      code: 'body_too_large',
    })
    expect(sent).toBeLessThan(2_097_152)
  })

  test('a form is not JSON', async () => {
    const response = await platform
      .browser()
      .send('POST', '/api/auth/sign-in', 'email=x', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(await problem(response)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })
})

describe('cross-site requests', () => {
  test.each([
    ['with another origin', { origin: 'https://evil.test' }, 403],
    ['with the origin of a sandbox', { origin: 'null' }, 403],
    ['with our host over http', { origin: 'http://aqtra.test' }, 403],
    ['with our own', { origin: 'https://aqtra.test' }, 204],
  ])('%s', async (_what, headers, status) => {
    expect((await owner.send('PATCH', '/api/users/invitations', {}, headers)).status).toBe(
      status === 204 ? 404 : status,
    )
  })

  test('cookies without any word about where they come from are refused', async () => {
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const send = (headers: Record<string, string>) =>
      platform.app.request(
        'https://aqtra.test/api/auth/profile',
        { method: 'PATCH', headers: { cookie, 'content-type': 'application/json', ...headers }, body: '{}' },
        platform.env,
      )
    expect((await send({})).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})

describe('too many requests', () => {
  test('are answered 429, and the limiter is asked for one in ten', async () => {
    const limit = vi.fn(async () => ({ success: limit.mock.calls.length <= 2 }))
    const limited = await startPlatform({ DATABASE_URL: platform.env.DATABASE_URL, LIMITER: { limit } })
    const browser = limited.browser()
    const codes: number[] = []
    for (let i = 0; i < 22; i++) codes.push((await browser.send('GET', '/api/nothing')).status)
    expect(codes).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429])
    expect(limit).toHaveBeenCalledTimes(3)
    const refused = await browser.send('GET', '/api/nothing')
    expect(refused.headers.get('retry-after')).toBe('10')
    expect((await browser.send('GET', '/health')).status).toBe(200)
  })
})

describe('when a service is down', () => {
  const nowhere = 'http://127.0.0.1:1'

  test('Postgres: 503 with a code, and the worker itself goes on', async () => {
    const broken = await startPlatform({ DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' })
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const response = await broken.browser().send('GET', '/api/auth/setup')
    expect([response.status, await response.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'database_unavailable' }),
    ])
    expect(response.headers.get('retry-after')).toBe('5')
    expect((await broken.browser().send('GET', '/health')).status).toBe(200)
    const ready = await broken.browser().send('GET', '/ready')
    expect([ready.status, await ready.json()]).toEqual([503, { database: 'down', redis: 'up' }])
  })

  test('the proxy in front of Postgres: the same', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { neonConfig } = await import('@neondatabase/serverless')
    const endpoint = neonConfig.fetchEndpoint
    neonConfig.fetchEndpoint = () => `${nowhere}/sql`
    try {
      expect(await (await get('/api/auth/setup')).json()).toMatchObject({ code: 'database_unavailable' })
    } finally {
      neonConfig.fetchEndpoint = endpoint
    }
  })

  test('Redis: people who are signed in go on, signing in waits, the rest is let through', async () => {
    const broken = await startPlatform({ DATABASE_URL: platform.env.DATABASE_URL, UPSTASH_REDIS_REST_URL: nowhere })
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const browser = broken.browser()
    for (const [name, value] of owner.cookies) browser.cookies.set(name, value)
    expect((await browser.send('GET', '/api/users')).status).toBe(200)
    const signIn = await broken.browser().send('POST', '/api/auth/sign-in', signInBody)
    expect([signIn.status, await signIn.json()]).toEqual([503, expect.objectContaining({ code: 'redis_unavailable' })])
    expect((await broken.browser().send('POST', '/api/auth/password-reset', { email: OWNER.email })).status).toBe(202)
    const ready = await broken.browser().send('GET', '/ready')
    expect([ready.status, await ready.json()]).toEqual([503, { database: 'up', redis: 'down' }])
  })

  test('neither: ready', async () => {
    const ready = await get('/ready')
    expect([ready.status, await ready.json()]).toEqual([200, { database: 'up', redis: 'up' }])
  })
})

describe('the reference', () => {
  test('describes every route as OpenAPI 3.1, with bodies from the validators', async () => {
    const document = (await (await get('/openapi.json')).json()) as {
      openapi: string
      paths: Record<
        string,
        Record<
          string,
          { security?: unknown[]; requestBody?: { content: Record<string, { schema: { properties?: object } }> } }
        >
      >
      components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
    }
    expect(document.openapi).toBe('3.1.0')
    const body = document.paths['/api/auth/sign-in']?.['post']?.requestBody?.content['application/json']?.schema
    expect(Object.keys(body?.properties ?? {})).toEqual(['email', 'password', 'remember'])
    expect(document.paths['/api/users']?.['get']?.security).toEqual([{ session: [] }])
    expect(document.paths['/api/auth/sign-in']?.['post']?.security).toEqual([])
    expect(document.paths).toHaveProperty(['/api/auth/invitations/{token}/accept'])
    expect(document.components.schemas).toHaveProperty('Problem')
    expect(document.components.securitySchemes).toHaveProperty('session')
  })

  test('is a page without scripts that lists every route and problem', async () => {
    const response = await get('/docs')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).not.toContain('<script')
    expect(text).toContain('/api/auth/sign-in')
    expect(text).toContain('id="problem-wrong_credentials"')
  })
})
