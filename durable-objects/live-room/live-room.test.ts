import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { LiveMessage } from '#domain/live/message.ts'
import { publish } from '../testing/publish.ts'
import { invoices, makeWorkspace, saveDraft, type Workspace } from '../testing/workspace.ts'
import { RELEASE_HEADER, SEAT_HEADER, writeSeat } from './seat.ts'

const roomOf = ({ id }: Workspace) => env.LIVE_ROOM.getByName(id)

type Member = { readonly id: string; readonly name: string; readonly sessionId: string }

async function join(
  { sql, id }: Workspace,
  name: string,
  role: 'builder' | 'user',
  roleIds: readonly string[] = [],
): Promise<Member> {
  const member = { id: crypto.randomUUID(), name, sessionId: crypto.randomUUID() }
  await sql.transaction([
    sql`insert into aqtra.users (id, email, name) values (${member.id}::uuid, ${`${member.id}@example.com`}, ${name})`,
    sql`insert into aqtra.memberships (workspace_id, user_id, role, role_ids) values (${id}, ${member.id}::uuid, ${role}, ${roleIds}::text[])`,
    sql`
      insert into aqtra.sessions (id, token_hash, user_id, workspace_id, expires_at)
      values (${member.sessionId}::uuid, ${crypto.randomUUID()}, ${member.id}::uuid, ${id}, now() + interval '1 hour')`,
  ])
  return member
}

/** Opens a browser's socket; `heard` grows as messages come. */
async function open(workspace: Workspace, { id, name, sessionId }: Member, studio = false) {
  const response = await roomOf(workspace).fetch('http://room/', {
    headers: {
      upgrade: 'websocket',
      [RELEASE_HEADER]: '7',
      [SEAT_HEADER]: writeSeat({ userId: id, name, sessionId, studio }),
    },
  })
  const socket = response.webSocket
  if (!socket) throw new Error(`no socket: ${response.status}`)
  const heard: LiveMessage[] = []
  const closed: number[] = []
  socket.addEventListener('message', ({ data }) => heard.push(JSON.parse(String(data)) as LiveMessage))
  socket.addEventListener('close', ({ code }) => closed.push(code))
  socket.accept()
  onTestFinished(() => socket.close())
  return {
    socket,
    heard,
    closed,
    of: <T extends LiveMessage['type']>(type: T) => heard.filter((message) => message.type === type),
  }
}

async function withInvoices(access: 'members' | 'private' = 'members'): Promise<Workspace> {
  const workspace = await makeWorkspace()
  await saveDraft(workspace, invoices({ number: { type: 'string' } }, { access }))
  await publish(workspace)
  return workspace
}

const changed: LiveMessage = { type: 'records', component: 'invoice', action: 'updated', ids: ['r1'], by: 'u1' }

describe('joining', () => {
  test('greets with the release, and shows who has Studio open where', async () => {
    const workspace = await makeWorkspace()
    const ada = await open(workspace, await join(workspace, 'Ada Lovelace 漢', 'builder'), true)
    const member = await join(workspace, 'Ben', 'builder')
    const ben = await open(workspace, member, true)
    await vi.waitFor(() => expect(ben.heard[0]).toMatchObject({ type: 'hello', release: 7 }))
    ben.socket.send(JSON.stringify({ type: 'place', place: '/studio/components/invoice' }))
    await vi.waitFor(() =>
      expect(ada.of('people').at(-1)).toMatchObject({
        people: [{ name: 'Ada Lovelace 漢' }, { id: member.id, place: '/studio/components/invoice' }],
      }),
    )
    ben.socket.close()
    await vi.waitFor(() => expect(ada.of('people').at(-1)).toMatchObject({ people: [{ name: 'Ada Lovelace 漢' }] }))
  })

  test('of an end user is seen by nobody, and sees nobody', async () => {
    const workspace = await makeWorkspace()
    const ada = await open(workspace, await join(workspace, 'Ada', 'builder'), true)
    const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
    await vi.waitFor(() => expect(eve.heard).toEqual([{ type: 'hello', release: 7, people: [] }]))
    eve.socket.send(JSON.stringify({ type: 'place', place: 'somewhere' }))
    await roomOf(workspace).send({ type: 'released', release: 8 })
    await vi.waitFor(() => expect(ada.of('released')).toHaveLength(1))
    expect(
      ada
        .of('people')
        .flatMap((message) => (message.type === 'people' ? message.people : []))
        .map(({ name }) => name),
    ).not.toContain('Eve')
    expect(eve.of('people')).toEqual([])
  })

  test('in more tabs than anybody needs is turned away, and keeps nobody else out', async () => {
    const workspace = await makeWorkspace()
    const [hog, guest] = [await join(workspace, 'Hog', 'user'), await join(workspace, 'Guest', 'user')]
    const tabs: Awaited<ReturnType<typeof open>>[] = []
    for (let i = 0; i < 50; i++) tabs.push(await open(workspace, hog))
    const tooMany = await open(workspace, hog)
    await vi.waitFor(() => expect(tooMany.closed).toEqual([1013]))
    const other = await open(workspace, guest)
    await vi.waitFor(() => expect([other.of('hello').length, other.closed.length]).toEqual([1, 0]))
    expect(tabs.every(({ closed }) => closed.length === 0)).toBe(true)
    tabs[0]?.socket.close()
    await vi.waitFor(() => expect(tabs[0]?.closed.length).toBe(1))
    const again = await open(workspace, hog)
    await vi.waitFor(() => expect(again.of('hello').length).toBe(1))
  })

  test('without a seat of the worker is refused', async () => {
    const workspace = await makeWorkspace()
    expect((await roomOf(workspace).fetch('http://room/', { headers: { upgrade: 'websocket' } })).status).toBe(400)
    expect((await roomOf(workspace).fetch('http://room/')).status).toBe(400)
  })

  test.each([
    '',
    '{',
    '[]',
    '{"type":"place"}',
    '{"type":"place","place":7}',
    JSON.stringify({ type: 'place', place: 'x'.repeat(5_000) }),
  ])('a frame that says nothing sensible is passed over: %s', async (frame) => {
    const workspace = await makeWorkspace()
    const ada = await open(workspace, await join(workspace, 'Ada', 'builder'), true)
    ada.socket.send(frame)
    await roomOf(workspace).send({ type: 'released', release: 8 })
    await vi.waitFor(() => expect(ada.of('released')).toHaveLength(1))
  })
})

describe('a change of records is heard', () => {
  test('by members where members may read', async () => {
    const workspace = await withInvoices()
    const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
    await roomOf(workspace).send(changed)
    await vi.waitFor(() => expect(eve.of('records')).toEqual([changed]))
  })

  test('by nobody without a grant; without ids and author by whom a rule restricts', async () => {
    const workspace = await withInvoices('private')
    await workspace.sql`
      insert into aqtra.roles (workspace_id, id, document) values
      (${workspace.id}, 'clerk', ${JSON.stringify({ id: 'clerk', name: 'Clerk', components: { invoice_aaaaaa: { read: {} } } })}::jsonb),
      (${workspace.id}, 'agent', ${JSON.stringify({ id: 'agent', name: 'Agent', components: { invoice_aaaaaa: { read: { rule: 'record.createdBy == user.id' } } } })}::jsonb)`
    const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
    const clerk = await open(workspace, await join(workspace, 'Carl', 'user', ['clerk']))
    const agent = await open(workspace, await join(workspace, 'Anna', 'user', ['agent']))
    await roomOf(workspace).send(changed)
    await roomOf(workspace).send({ ...changed, component: 'unknown' })
    await roomOf(workspace).send({ type: 'released', release: 2 })
    for (const browser of [eve, clerk, agent]) await vi.waitFor(() => expect(browser.of('released')).toHaveLength(1))
    expect(eve.of('records')).toEqual([])
    expect(clerk.of('records')).toEqual([changed])
    expect(agent.of('records')).toEqual([{ ...changed, ids: [], by: null }])
  })

  test('without a list where it is long', async () => {
    const workspace = await withInvoices()
    const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
    await roomOf(workspace).send({ ...changed, ids: Array.from({ length: 1_000 }, (_, i) => `r${i}`) })
    await vi.waitFor(() => expect(eve.of('records')).toEqual([{ ...changed, ids: [] }]))
  })
})

test('drafts and publications are for builders', async () => {
  const workspace = await makeWorkspace()
  const ada = await open(workspace, await join(workspace, 'Ada', 'builder'), true)
  const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
  await roomOf(workspace).send({
    type: 'draft',
    component: 'invoice_aaaaaa',
    revision: 2,
    by: { id: 'u', name: 'Ben' },
  })
  await roomOf(workspace).send({ type: 'released', release: 2 })
  await vi.waitFor(() => expect([ada.of('released').length, eve.of('released').length]).toEqual([1, 1]))
  expect(ada.of('draft')).toHaveLength(1)
  expect(eve.of('draft')).toEqual([])
})

test('whoever was signed out or taken out of the workspace is shown the door', async () => {
  const workspace = await withInvoices()
  const [eve, carl, anna] = [
    await join(workspace, 'Eve', 'user'),
    await join(workspace, 'Carl', 'user'),
    await join(workspace, 'Anna', 'user'),
  ]
  const browsers = [await open(workspace, eve), await open(workspace, carl), await open(workspace, anna)] as const
  await workspace.sql`delete from aqtra.sessions where id = ${eve.sessionId}::uuid`
  await workspace.sql`update aqtra.memberships set disabled_at = now() where user_id = ${carl.id}::uuid`
  await roomOf(workspace).send(changed)
  await vi.waitFor(() => expect([browsers[0].closed, browsers[1].closed]).toEqual([[4401], [4401]]))
  await vi.waitFor(() => expect(browsers[2].of('records')).toEqual([changed]))
  expect(browsers[0].of('records')).toEqual([])
})

test('sockets outlive the room’s sleep, and remember who sits there', async () => {
  const workspace = await withInvoices()
  const eve = await open(workspace, await join(workspace, 'Eve', 'user'))
  await evictDurableObject(roomOf(workspace))
  await roomOf(workspace).send(changed)
  await vi.waitFor(() => expect(eve.of('records')).toEqual([changed]))
})

test('a publication reports every stage, in order', async () => {
  const workspace = await makeWorkspace()
  const ada = await open(workspace, await join(workspace, 'Ada', 'builder'), true)
  await saveDraft(workspace, invoices({ number: { type: 'string' } }))
  await publish(workspace)
  await vi.waitFor(() => expect(ada.of('released')).toEqual([{ type: 'released', release: 1 }]))
  await vi.waitFor(() =>
    expect(ada.of('publication').at(-1)).toMatchObject({ progress: { status: 'done', release: 1 } }),
  )
  const done = ada
    .of('publication')
    .map((message) =>
      message.type === 'publication' ? message.progress.stages.filter(({ state }) => state === 'done').length : 0,
    )
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(done.length).toBeGreaterThan(4)
})
