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
  owner = await setUpOwner(platform)
})

const statuses = (responses: Response[]) => responses.map((response) => response.status).toSorted((a, b) => a - b)

describe('setting up', () => {
  test('happens once, also when two do it at the same time', async () => {
    const fresh = await startPlatform()
    const both = await Promise.all([
      fresh.browser().send('POST', '/api/auth/setup', OWNER),
      fresh.browser().send('POST', '/api/auth/setup', { ...OWNER, email: 'second@example.com' }),
    ])
    expect(statuses(both)).toEqual([201, 409])
    const [counted] =
      await fresh.sql`select (select count(*)::int from aqtra.users) as users, (select count(*)::int from aqtra.workspaces) as workspaces`
    expect(counted).toEqual({ users: 1, workspaces: 1 })
    expect(await (await fresh.browser().send('POST', '/api/auth/setup', OWNER)).json()).toMatchObject({
      code: 'already_set_up',
    })
  })

  test.each([
    [{ email: 'nobody' }, 'email', 'email_malformed'],
    [{ password: 'short' }, 'password', 'password_too_short'],
    [{ password: 'password123' }, 'password', 'password_too_common'],
    [{ name: '  ' }, 'name', 'title_required'],
    [{ workspaceName: undefined }, 'workspaceName', 'value_required'],
    [{ admin: true }, 'admin', 'field_unknown'],
  ])('%o is refused on its field', async (change, path, code) => {
    const response = await platform
      .browser()
      .send('POST', '/api/auth/setup', { ...OWNER, ...change }, { 'accept-language': 'fr' })
    expect(response.status).toBe(400)
    const { fields } = (await response.json()) as { fields: { path: string; code: string; message: string }[] }
    expect(fields).toEqual([expect.objectContaining({ path, code })])
    expect(fields[0]?.message).not.toContain('{')
  })
})

describe('links', () => {
  const invite = async (email: string) => {
    expect((await owner.send('POST', '/api/users/invitations', { email, role: 'user' })).status).toBe(201)
    return `/api/auth/invitations/${(await linkTo(platform, email)).replace('/invite/', '')}`
  }

  test('an invitation is accepted once, also when two do it at the same time', async () => {
    const path = await invite('twice@example.com')
    const body = { name: 'Twice', password: PASSWORD }
    const both = await Promise.all([
      platform.browser().send('POST', `${path}/accept`, body),
      platform.browser().send('POST', `${path}/accept`, body),
    ])
    expect(statuses(both)).toEqual([200, 410])
    expect((await platform.browser().send('GET', path)).status).toBe(410)
  })

  test('an invitation sent again replaces the first', async () => {
    const first = await invite('again@example.com')
    const second = await invite('again@example.com')
    expect((await platform.browser().send('GET', first)).status).toBe(410)
    expect((await platform.browser().send('GET', second)).status).toBe(200)
  })

  test('a withdrawn and an expired invitation open nothing', async () => {
    const withdrawn = await invite('withdrawn@example.com')
    const expired = await invite('expired@example.com')
    const { invitations } = (await (await owner.send('GET', '/api/users/invitations')).json()) as {
      invitations: { id: string; email: string }[]
    }
    const id = invitations.find(({ email }) => email === 'withdrawn@example.com')?.id
    expect((await owner.send('DELETE', `/api/users/invitations/${id}`)).status).toBe(204)
    expect((await owner.send('DELETE', `/api/users/invitations/${id}`)).status).toBe(404)
    await platform.sql`update aqtra.invitations set expires_at = now() where email = 'expired@example.com'`
    for (const path of [withdrawn, expired, '/api/auth/invitations/nonsense']) {
      expect((await platform.browser().send('GET', path)).status).toBe(410)
    }
  })

  test('a member is not invited again', async () => {
    const response = await owner.send('POST', '/api/users/invitations', { email: OWNER.email, role: 'user' })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ path: 'email', code: 'email_taken' }] })
  })

  test('a reset link works once, also when two use it at the same time', async () => {
    await join(platform, owner, 'reset@example.com', 'user')
    await platform.browser().send('POST', '/api/auth/password-reset', { email: 'reset@example.com' })
    await expect.poll(() => linkTo(platform, 'reset@example.com')).toMatch(/^\/reset\//)
    const token = (await linkTo(platform, 'reset@example.com')).replace('/reset/', '')
    const body = { token, password: 'a fresh password' }
    const both = await Promise.all([
      platform.browser().send('POST', '/api/auth/password-reset/confirm', body),
      platform.browser().send('POST', '/api/auth/password-reset/confirm', body),
    ])
    expect(statuses(both)).toEqual([204, 410])
  })
})

describe('changing the password', () => {
  test('asks for the present one', async () => {
    const response = await owner.send('POST', '/api/auth/password', {
      current: 'not it at all',
      next: 'quite another one',
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ path: 'current', code: 'password_wrong' }] })
  })
})

describe('other people’s things', () => {
  test.each([
    ['POST', '/api/auth/workspace', { workspaceId: 'ws_foreign' }],
    ['DELETE', '/api/auth/sessions/0192f0c0-0000-7000-8000-000000000000', undefined],
    ['DELETE', '/api/auth/sessions/nonsense', undefined],
    ['PATCH', '/api/users/0192f0c0-0000-7000-8000-000000000000', { role: 'user' }],
    ['PATCH', '/api/users/nonsense', { role: 'user' }],
    ['DELETE', '/api/roles/nobody', undefined],
  ])('%s %s → 404', async (method, path, body) => {
    expect((await owner.send(method, path, body)).status).toBe(404)
  })
})

describe('many at once', () => {
  test('sign-ins beyond the queue are told to come back, the others are served', async () => {
    const all = await Promise.all(
      Array.from({ length: 14 }, (_, i) =>
        platform.browser().send('POST', '/api/auth/sign-in', { email: `crowd${i}@example.com`, password: PASSWORD }),
      ),
    )
    const codes = statuses(all)
    expect(codes.filter((status) => status === 401).length).toBeGreaterThanOrEqual(8)
    expect(codes.filter((status) => status === 503).length).toBeGreaterThan(0)
    const refused = all.find((response) => response.status === 503)
    expect(await refused?.json()).toMatchObject({ code: 'overloaded' })
    expect(refused?.headers.get('retry-after')).toBe('2')
  })
})
