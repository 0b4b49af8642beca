import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, join, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'

type Users = { users: { id: string; email: string; role: string; roleIds: string[]; disabled: boolean }[] }

let platform: Platform
let owner: Browser
beforeAll(async () => {
  platform = await startPlatform()
  owner = await setUpOwner(platform)
})

const list = async () => ((await (await owner.send('GET', '/api/users')).json()) as Users).users
const idOf = async (email: string) => (await list()).find((user) => user.email === email)?.id ?? 'missing'

describe('the last owner', () => {
  test('cannot be demoted or taken out', async () => {
    const id = await idOf('olga@example.com')
    for (const change of [{ role: 'user' }, { disabled: true }]) {
      const response = await owner.send('PATCH', `/api/users/${id}`, change)
      expect(response.status).toBe(409)
      expect(await response.json()).toMatchObject({ code: 'last_owner' })
    }
    expect((await owner.send('PATCH', `/api/users/${id}`, { roleIds: [] })).status).toBe(204)
  })

  test('stays when two owners demote each other at the same time', async () => {
    const rival = await join(platform, owner, 'rival@example.com', 'owner')
    const [mine, theirs] = [await idOf('olga@example.com'), await idOf('rival@example.com')]
    const both = await Promise.all([
      owner.send('PATCH', `/api/users/${theirs}`, { role: 'builder' }),
      rival.send('PATCH', `/api/users/${mine}`, { role: 'builder' }),
    ])
    expect(both.map((response) => response.status).toSorted((a, b) => a - b)).toEqual([204, 409])
    const [row] =
      await platform.sql`select count(*)::int as owners from aqtra.memberships where role = 'owner' and disabled_at is null`
    expect(row).toEqual({ owners: 1 })
    await platform.sql`update aqtra.memberships set role = 'owner' where user_id = ${mine}`
  })
})

describe('roles', () => {
  const clerk = {
    id: 'clerk_ab12cd',
    name: 'Clerk',
    components: { invoice_x1: { read: { rule: 'total < 100' }, create: {} } },
  }
  beforeEach(async () => {
    expect((await owner.send('PUT', `/api/roles/${clerk.id}`, clerk)).status).toBe(200)
  })

  test('are refused with a row rule that fits neither the draft nor the live component', async () => {
    const made = await owner.send('POST', '/api/components', { title: 'Parcel' })
    expect(made.status).toBe(201)
    const { component } = ((await made.json()) as { document: { component: { id: string } } }).document
    const withRules = (read: string, update: string) => ({
      ...clerk,
      components: { ...clerk.components, [component.id]: { read: { rule: read }, update: { rule: update } } },
    })
    const sound = withRules('createdBy == user.id', 'version < 3')
    expect((await owner.send('PUT', `/api/roles/${clerk.id}`, sound)).status).toBe(200)
    const response = await owner.send('PUT', `/api/roles/${clerk.id}`, withRules('wieght > 3', 'version'))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'invalid_values',
      fields: [
        { path: `components.${component.id}.read.rule`, code: 'expression_unknown_name', params: { name: 'wieght' } },
        { path: `components.${component.id}.update.rule`, code: 'expression_type', params: { expected: 'bool' } },
      ],
      extra: { problems: [{ range: { from: 0, to: 6 } }, {}] },
    })
    expect(await (await owner.send('GET', '/api/roles')).json()).toEqual({ roles: [sound] })
    const unread = { ...clerk, components: { elsewhere: { delete: { rule: 'total <' } } } }
    expect(await (await owner.send('PUT', `/api/roles/${clerk.id}`, unread)).json()).toMatchObject({
      fields: [{ path: 'components.elsewhere.delete.rule', code: 'expression_syntax' }],
    })
  })

  test('are kept, given, and taken from everyone when removed', async () => {
    expect(await (await owner.send('GET', '/api/roles')).json()).toEqual({ roles: [clerk] })
    await join(platform, owner, 'kim@example.com', 'user')
    const id = await idOf('kim@example.com')
    expect((await owner.send('PATCH', `/api/users/${id}`, { roleIds: [clerk.id] })).status).toBe(204)
    expect((await list()).find((user) => user.id === id)?.roleIds).toEqual([clerk.id])
    expect((await owner.send('DELETE', `/api/roles/${clerk.id}`)).status).toBe(204)
    expect((await list()).find((user) => user.id === id)?.roleIds).toEqual([])
  })

  test('that do not exist cannot be given', async () => {
    const id = await idOf('olga@example.com')
    for (const [method, path, body] of [
      ['PATCH', `/api/users/${id}`, { roleIds: ['nobody'] }],
      ['POST', '/api/users/invitations', { email: 'new@example.com', role: 'user', roleIds: ['nobody'] }],
    ] as const) {
      const response = await owner.send(method, path, body)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ fields: [{ path: 'roleIds', code: 'role_unknown' }] })
    }
  })

  test('must carry the id of their address', async () => {
    expect((await owner.send('PUT', '/api/roles/other', clerk)).status).toBe(400)
  })
})

test('every change of access is in the audit log, with who did it', async () => {
  await owner.send('PATCH', '/api/workspace', { name: 'Acme & Sons' })
  const rows = await platform.sql`select distinct event from aqtra.audit_log where actor_id is not null order by event`
  expect(rows.map((row) => row['event'])).toEqual([
    'component.created',
    'invitation.accepted',
    'member.changed',
    'member.invited',
    'role.changed',
    'role.removed',
    'workspace.created',
    'workspace.renamed',
  ])
})
