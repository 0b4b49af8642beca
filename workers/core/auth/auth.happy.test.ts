import { beforeAll, describe, expect, test } from 'vitest'
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

let platform: Platform
let owner: Browser
beforeAll(async () => {
  platform = await startPlatform()
  expect(await (await platform.browser().send('GET', '/api/auth/setup')).json()).toEqual({ needed: true })
  owner = await setUpOwner(platform)
})

describe('the first owner', () => {
  test('is signed in at once, as owner of the new workspace', async () => {
    const session = await (await owner.send('GET', '/api/auth/session')).json()
    expect(session).toMatchObject({
      user: { email: OWNER.email, name: OWNER.name },
      workspace: { name: 'Acme' },
      role: 'owner',
    })
    expect(await (await owner.send('GET', '/api/auth/setup')).json()).toEqual({ needed: false })
  })
})

describe('signing in and out', () => {
  test('remembers for thirty days when asked, else until the browser closes', async () => {
    const body = { email: ` ${OWNER.email.toUpperCase()} `, password: PASSWORD }
    const remembered = await platform.browser().send('POST', '/api/auth/sign-in', { ...body, remember: true })
    expect(remembered.status).toBe(200)
    expect(remembered.headers.getSetCookie()[0]).toMatch(
      /^__Host-aqtra_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/,
    )
    const passing = await platform.browser().send('POST', '/api/auth/sign-in', body)
    expect(passing.headers.getSetCookie()[0]).not.toContain('Max-Age')
  })

  test('works over plain http too, where browsers refuse the prefix', async () => {
    const response = await platform.app.request(
      'http://localhost:8787/api/auth/sign-in',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:8787' },
        body: JSON.stringify({ email: OWNER.email, password: PASSWORD }),
      },
      platform.env,
    )
    const cookies = response.headers.getSetCookie()
    expect(cookies.map((line) => line.split('=', 1)[0])).toEqual(['aqtra_session', 'aqtra_pass'])
    expect(cookies.join()).not.toContain('Secure')
    expect(response.headers.get('strict-transport-security')).toBeNull()
    const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
    expect(
      (await platform.app.request('http://localhost:8787/api/auth/session', { headers: { cookie } }, platform.env))
        .status,
    ).toBe(200)
  })

  test('signing out ends the session, not only the cookie', async () => {
    const browser = platform.browser()
    await browser.send('POST', '/api/auth/sign-in', { email: OWNER.email, password: PASSWORD })
    const session = browser.cookies.get('__Host-aqtra_session') ?? ''
    expect((await browser.send('POST', '/api/auth/sign-out')).status).toBe(204)
    expect(browser.cookies.size).toBe(0)
    browser.cookies.set('__Host-aqtra_session', session)
    expect((await browser.send('GET', '/api/auth/session')).status).toBe(401)
  })

  test('shows where one is signed in, and signs out elsewhere', async () => {
    const other = platform.browser()
    await other.send('POST', '/api/auth/sign-in', { email: OWNER.email, password: PASSWORD }, { 'user-agent': 'Lynx' })
    const { sessions } = (await (await owner.send('GET', '/api/auth/sessions')).json()) as {
      sessions: { id: string; userAgent: string; current: boolean; lastSeenAt: string }[]
    }
    expect(sessions.filter((session) => session.current)).toHaveLength(1)
    const lynx = sessions.find((session) => session.userAgent === 'Lynx')
    expect(lynx?.lastSeenAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect((await owner.send('DELETE', `/api/auth/sessions/${lynx?.id}`)).status).toBe(204)
    const { sessions: left } = (await (await owner.send('GET', '/api/auth/sessions')).json()) as {
      sessions: { id: string }[]
    }
    expect(left.map((session) => session.id)).not.toContain(lynx?.id)
  })
})

describe('the profile', () => {
  test('changes name and language, and the pass with them', async () => {
    const response = await owner.send('PATCH', '/api/auth/profile', { name: 'Olga O.', locale: 'de' })
    expect(await response.json()).toMatchObject({ user: { name: 'Olga O.', locale: 'de' } })
    const { users } = (await (await owner.send('GET', '/api/users')).json()) as { users: { name: string }[] }
    expect(users.map((user) => user.name)).toContain('Olga O.')
  })
})

describe('invitations', () => {
  test('bring someone new in, with the invited role', async () => {
    const builder = await join(platform, owner, 'bob@example.com', 'builder')
    expect(await (await builder.send('GET', '/api/auth/session')).json()).toMatchObject({
      role: 'builder',
      user: { email: 'bob@example.com' },
    })
    const { invitations } = (await (await owner.send('GET', '/api/users/invitations')).json()) as {
      invitations: unknown[]
    }
    expect(invitations).toEqual([])
  })

  test('tell who is invited where', async () => {
    await owner.send(
      'POST',
      '/api/users/invitations',
      { email: 'carl@example.com', role: 'user' },
      { 'accept-language': 'de' },
    )
    const [letter] = await platform.sql`select subject, text from aqtra.mails where "to" = 'carl@example.com'`
    expect(letter?.['subject']).toBe('Einladung von Olga O. zu Acme')
    const path = await linkTo(platform, 'carl@example.com')
    const shown = await platform.browser().send('GET', `/api/auth/invitations/${path.replace('/invite/', '')}`)
    expect(await shown.json()).toEqual({ email: 'carl@example.com', workspace: { name: 'Acme' }, hasAccount: false })
  })
})

describe('passwords', () => {
  test('a reset link sets a new password and ends every session', async () => {
    const dora = await join(platform, owner, 'dora@example.com', 'user')
    expect(
      (await platform.browser().send('POST', '/api/auth/password-reset', { email: 'dora@example.com' })).status,
    ).toBe(202)
    await expect.poll(() => linkTo(platform, 'dora@example.com')).toMatch(/^\/reset\//)
    const token = (await linkTo(platform, 'dora@example.com')).replace('/reset/', '')
    const browser = platform.browser()
    expect(
      (await browser.send('POST', '/api/auth/password-reset/confirm', { token, password: 'another long one' })).status,
    ).toBe(204)
    expect(
      (await browser.send('POST', '/api/auth/sign-in', { email: 'dora@example.com', password: 'another long one' }))
        .status,
    ).toBe(200)
    const rows =
      await platform.sql`select s.id from aqtra.sessions s join aqtra.users u on u.id = s.user_id where u.email = 'dora@example.com'`
    expect(rows).toHaveLength(1)
    expect(dora.cookies.size).toBe(2)
  })
})
