import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type Browser,
  join,
  linkTo,
  OWNER,
  PASSWORD,
  type Platform,
  setUpOwner,
  startPlatform,
} from '../../gateway/testing.ts'

const PASS = '__Host-aqtra_pass'
const SESSION = '__Host-aqtra_session'

let platform: Platform
let owner: Browser
beforeAll(async () => {
  platform = await startPlatform()
  owner = await setUpOwner(platform)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Moves the worker's clock; the database keeps its own. */
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

const signIn = async (email: string, password = PASSWORD): Promise<Browser> => {
  const browser = platform.browser()
  expect((await browser.send('POST', '/api/auth/sign-in', { email, password })).status).toBe(200)
  return browser
}

const status = async (browser: Browser) => (await browser.send('GET', '/api/users')).status

describe('the pass', () => {
  test('spares every look-up while it holds: with the database down its bearer is still known', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const read = async (cookie: string) => {
      const env = { ...platform.env, DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' }
      return (await platform.app.request('https://aqtra.test/api/users', { headers: { cookie } }, env)).status
    }
    expect(await read(`${PASS}=${owner.cookies.get(PASS)}`)).toBe(503)
    expect(await read(`${PASS}=x`)).toBe(401)
  })

  test('is renewed from the session when it has expired', async () => {
    const browser = await signIn(OWNER.email)
    const before = browser.cookies.get(PASS)
    later(61_000)
    expect(await status(browser)).toBe(200)
    expect(browser.cookies.get(PASS)).not.toBe(before)
  })

  test('alone admits nobody once it has expired', async () => {
    const browser = await signIn(OWNER.email)
    browser.cookies.delete(SESSION)
    expect(await status(browser)).toBe(200)
    later(61_000)
    expect(await status(browser)).toBe(401)
  })

  test.each([
    [
      'another payload',
      (pass: string) =>
        `${btoa('{"expiresAt":9e15,"actor":{"role":"owner"}}').replace(/=+$/, '')}.${pass.split('.')[1]}`,
    ],
    ['a changed character', (pass: string) => (pass.startsWith('e') ? `f${pass.slice(1)}` : `e${pass.slice(1)}`)],
    ['a cut signature', (pass: string) => pass.slice(0, -4)],
    ['no signature', (pass: string) => pass.split('.')[0] ?? ''],
    ['nothing', () => ''],
    ['rubbish', () => '%%%.%%%'],
  ])('with %s admits nobody', async (_what, tamper) => {
    const browser = await signIn(OWNER.email)
    browser.cookies.delete(SESSION)
    browser.cookies.set(PASS, tamper(browser.cookies.get(PASS) ?? ''))
    expect(await status(browser)).toBe(401)
  })

  test('signed with another secret admits nobody', async () => {
    const elsewhere = await startPlatform({ SESSION_SECRET: 'another secret that is just as long as it' })
    const stranger = await setUpOwner(elsewhere)
    const browser = platform.browser()
    browser.cookies.set(PASS, stranger.cookies.get(PASS) ?? '')
    expect(await status(browser)).toBe(401)
  })
})

describe('within a minute', () => {
  test('someone taken out of the workspace is out', async () => {
    const mona = await join(platform, owner, 'mona@example.com', 'builder')
    expect(await status(mona)).toBe(200)
    const { users } = (await (await owner.send('GET', '/api/users')).json()) as {
      users: { id: string; email: string }[]
    }
    const id = users.find((user) => user.email === 'mona@example.com')?.id
    expect((await owner.send('PATCH', `/api/users/${id}`, { disabled: true })).status).toBe(204)
    later(61_000)
    expect(await status(mona)).toBe(401)
    vi.useRealTimers()
    const again = await platform
      .browser()
      .send('POST', '/api/auth/sign-in', { email: 'mona@example.com', password: PASSWORD })
    expect(await again.json()).toMatchObject({ code: 'no_workspace' })
  })

  test('a banned account is out', async () => {
    const nick = await join(platform, owner, 'nick@example.com', 'builder')
    await platform.sql`update aqtra.users set disabled_at = now() where email = 'nick@example.com'`
    later(61_000)
    expect(await status(nick)).toBe(401)
    vi.useRealTimers()
    const again = await platform
      .browser()
      .send('POST', '/api/auth/sign-in', { email: 'nick@example.com', password: PASSWORD })
    expect(await again.json()).toMatchObject({ code: 'account_disabled' })
  })

  test('a changed role counts', async () => {
    const rita = await join(platform, owner, 'rita@example.com', 'builder')
    const { users } = (await (await owner.send('GET', '/api/users')).json()) as {
      users: { id: string; email: string }[]
    }
    const id = users.find((user) => user.email === 'rita@example.com')?.id
    await owner.send('PATCH', `/api/users/${id}`, { role: 'user' })
    later(61_000)
    expect(await status(rita)).toBe(403)
  })

  test('a changed password ends the other sessions, not this one', async () => {
    const here = await join(platform, owner, 'pam@example.com', 'builder')
    const there = await signIn('pam@example.com')
    expect(
      (await here.send('POST', '/api/auth/password', { current: PASSWORD, next: 'quite another one' })).status,
    ).toBe(204)
    later(61_000)
    expect(await status(there)).toBe(401)
    expect(await status(here)).toBe(200)
  })
})

describe('what a stranger may learn', () => {
  test('a wrong password and an unknown address read the same', async () => {
    const read = async (email: string) => {
      const response = await platform
        .browser()
        .send('POST', '/api/auth/sign-in', { email, password: 'wrong wrong wrong' })
      return { status: response.status, ...((await response.json()) as object), requestId: '' }
    }
    expect(await read('stranger@example.com')).toEqual(await read(OWNER.email))
  })

  test('a reset is answered alike for every address', async () => {
    for (const email of ['stranger@example.com', OWNER.email]) {
      const response = await platform.browser().send('POST', '/api/auth/password-reset', { email })
      expect([response.status, await response.text()]).toEqual([202, ''])
    }
    expect(await platform.sql`select from aqtra.mails where "to" = 'stranger@example.com'`).toEqual([])
  })

  test('tokens, passwords and sessions are stored hashed', async () => {
    const token = owner.cookies.get(SESSION) ?? 'missing'
    const dump = JSON.stringify([
      await platform.sql`select * from aqtra.sessions`,
      await platform.sql`select * from aqtra.users`,
      await platform.sql`select * from aqtra.invitations`,
      await platform.sql`select * from aqtra.audit_log`,
    ])
    expect(dump).not.toContain(token)
    expect(dump).not.toContain(PASSWORD)
    expect(dump).toContain('scrypt$16384$8$5$')
  })

  test('the outbox shows letters in development only', async () => {
    expect((await platform.browser().send('GET', '/dev/outbox')).status).toBe(200)
    const real = await startPlatform({ DATABASE_URL: platform.env.DATABASE_URL, MAIL: 'https://mail.test' })
    expect((await real.browser().send('GET', '/dev/outbox')).status).toBe(404)
  })
})

describe('guessing', () => {
  test('an account is closed to guesses after ten, by an invitation too, and the eleventh is told when to come back', async () => {
    await join(platform, owner, 'greg@example.com', 'user')
    const body = { email: 'greg@example.com', password: 'not the right one' }
    for (let i = 0; i < 10; i++)
      expect((await platform.browser().send('POST', '/api/auth/sign-in', body)).status).toBe(401)
    const response = await platform.browser().send('POST', '/api/auth/sign-in', { ...body, password: PASSWORD })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    await platform.sql`update aqtra.memberships set disabled_at = now() where user_id = (select id from aqtra.users where email = ${body.email})`
    expect((await owner.send('POST', '/api/users/invitations', { email: body.email, role: 'user' })).status).toBe(201)
    const invitation = (await linkTo(platform, body.email)).replace('/invite/', '')
    const accept = await platform
      .browser()
      .send('POST', `/api/auth/invitations/${invitation}/accept`, { password: PASSWORD })
    expect(accept.status).toBe(429)
  })
})

describe('an invitation to someone with an account', () => {
  test('is no way around their password', async () => {
    const other = await startPlatform()
    const host = await setUpOwner(other)
    await join(other, host, 'ann@example.com', 'user')
    await other.sql`insert into aqtra.workspaces (id, name) values ('ws_second', 'Second')`
    await other.sql`insert into aqtra.memberships (workspace_id, user_id, role) select 'ws_second', id, 'owner' from aqtra.users where email = ${OWNER.email}`
    await host.send('POST', '/api/auth/workspace', { workspaceId: 'ws_second' })
    await host.send('POST', '/api/users/invitations', { email: 'ann@example.com', role: 'builder' })
    const path = `/api/auth/invitations/${(await linkTo(other, 'ann@example.com')).replace('/invite/', '')}/accept`
    const thief = other.browser()
    expect((await thief.send('POST', path, {})).status).toBe(400)
    expect((await thief.send('POST', path, { name: 'Ann', password: 'a new password' })).status).toBe(401)
    const ann = other.browser()
    const session = await (await ann.send('POST', path, { password: PASSWORD })).json()
    expect(session).toMatchObject({
      workspace: { name: 'Second' },
      role: 'builder',
      workspaces: expect.arrayContaining([expect.anything()]),
    })
  })
})
