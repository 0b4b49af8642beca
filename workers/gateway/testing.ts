import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { createSql, type Sql } from '#db/client.ts'
import { Hono } from 'hono'
import { core } from '../core/app.ts'
import type { AppEnv, Bindings } from '../env.ts'
import { createGateway } from './app.ts'

/** The whole worker over a database of its own, for tests: called as a browser would call it. */
export type Platform = {
  readonly env: Bindings
  readonly sql: Sql
  readonly app: Hono<AppEnv>
  /** A browser with a cookie jar of its own. */
  readonly browser: (address?: string) => Browser
}

/** Sends JSON with the platform's own Origin; keeps cookies; every browser comes from another address unless told. */
export type Browser = {
  readonly cookies: Map<string, string>
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

export const ORIGIN = 'https://aqtra.test'

let addresses = 0
const newAddress = () => `10.0.${Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}`

const absent = (name: string) => () => {
  throw new Error(`${name} is not part of this test`)
}

/**
 * @param overrides bindings of the test's own, a database that is down for example
 * @param pages what stands beside the API
 */
export async function startPlatform(overrides: Partial<Bindings> = {}, pages = new Hono<AppEnv>()): Promise<Platform> {
  const { databaseUrl, neonHttp, redisUrl, redisToken } = services()
  const env: Bindings = {
    DATABASE_URL: overrides.DATABASE_URL ?? (await createDatabase({ databaseUrl, neonHttp })),
    NEON_LOCAL: neonHttp,
    UPSTASH_REDIS_REST_URL: redisUrl,
    UPSTASH_REDIS_REST_TOKEN: redisToken,
    SESSION_SECRET: 'a secret for tests that is long enough',
    MAIL: 'outbox',
    REQUEST_LOG: 'off',
    ASSETS: { fetch: absent('ASSETS') },
    FILES: new Proxy({} as R2Bucket, { get: absent('FILES') }),
    LIMITER: { limit: async () => ({ success: true }) },
    PUBLICATION: { getByName: absent('PUBLICATION') },
    LIVE_ROOM: { getByName: absent('LIVE_ROOM') },
    WORKFLOW: { getByName: absent('WORKFLOW') },
    SCHEDULE: { getByName: absent('SCHEDULE') },
    PYTHON: { fetch: absent('PYTHON') },
    ...overrides,
  }
  const app = createGateway({ features: core, pages })
  return {
    env,
    app,
    sql: createSql({ url: env.DATABASE_URL, neonLocal: neonHttp }),
    browser: (address) => openBrowser(app, env, address),
  }
}

function openBrowser(app: Hono<AppEnv>, env: Bindings, address = newAddress()): Browser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    send: async (method, path, body, headers = {}) => {
      const response = await app.request(
        `${ORIGIN}${path}`,
        {
          method,
          headers: {
            'cf-connecting-ip': address,
            ...(method === 'GET' ? {} : { origin: ORIGIN }),
            ...(cookies.size === 0
              ? {}
              : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        env,
      )
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      return response
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', value = ''] = pair.split('=')
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, value)
}

export const PASSWORD = 'a horse that staples'
export const OWNER = { name: 'Olga Owner', email: 'olga@example.com', password: PASSWORD, workspaceName: 'Acme' }

/** Sets the platform up; answers the browser its first owner is signed in with. */
export async function setUpOwner(platform: Platform): Promise<Browser> {
  const browser = platform.browser()
  const response = await browser.send('POST', '/api/auth/setup', OWNER)
  if (response.status !== 201) throw new Error(`set-up failed: ${await response.text()}`)
  return browser
}

/** The link at the end of the newest letter to someone, as a path. */
export async function linkTo(platform: Platform, email: string): Promise<string> {
  const [row] =
    await platform.sql`select text from aqtra.mails where "to" = ${email} order by created_at desc, id desc limit 1`
  const link = /https:\/\/\S+/.exec(String(row?.['text']))?.[0]
  if (link === undefined) throw new Error(`there is no letter with a link to ${email}`)
  return new URL(link).pathname
}

/** Invites someone and accepts in a browser of their own, which is answered. */
export async function join(
  platform: Platform,
  owner: Browser,
  email: string,
  role: 'owner' | 'builder' | 'user',
): Promise<Browser> {
  const invited = await owner.send('POST', '/api/users/invitations', { email, role })
  if (invited.status !== 201) throw new Error(`inviting failed: ${await invited.text()}`)
  const token = (await linkTo(platform, email)).replace('/invite/', '')
  const browser = platform.browser()
  const accepted = await browser.send('POST', `/api/auth/invitations/${token}/accept`, {
    name: email,
    password: PASSWORD,
  })
  if (accepted.status !== 200) throw new Error(`accepting failed: ${await accepted.text()}`)
  return browser
}
