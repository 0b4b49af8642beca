import { describe, expect, test } from 'vitest'
import type { PublicationApi } from './api.ts'
import { ALL, begin, ended, planned, publish, publisherOf, stateOf } from '../testing/publish.ts'
import { invoices, makeWorkspace, saveDraft, type Workspace } from '../testing/workspace.ts'

const NUMBER = { type: 'string', required: true }
const TOTAL = { type: 'number' }

async function published(): Promise<Workspace> {
  const workspace = await makeWorkspace()
  await saveDraft(workspace, invoices({ number: NUMBER, total: TOTAL }))
  await publish(workspace)
  return workspace
}

const insert = ({ id, sql }: Workspace, number: string, total: number | null) =>
  sql.query(`insert into "${id}"."invoice_aaaaaa" (id, number, total) values ($1, $2, $3)`, [
    crypto.randomUUID(),
    number,
    total,
  ])

describe('publishing', () => {
  test('makes tables, a release, and shows it live', async () => {
    const workspace = await makeWorkspace()
    await saveDraft(workspace, invoices({ number: NUMBER, total: TOTAL }))
    const progress = await publish(workspace)
    expect(progress).toMatchObject({ status: 'done', release: 1, note: 'A note', startedBy: workspace.owner })
    expect(progress.stages.map(({ state }) => state)).toEqual(Array(7).fill('done'))
    const state = await stateOf(workspace)
    expect(state).toMatchObject({
      live: 1,
      releases: [{ number: 1, note: 'A note' }],
      publications: [{ status: 'done', release: 1, ended: true }],
    })
    expect(state.columns).toEqual(expect.arrayContaining(['number', 'total', 'id', 'version']))
  })

  test('builds indexes of existing columns before the switch, one by one', async () => {
    const workspace = await published()
    await insert(workspace, 'A-1', 10)
    await saveDraft(workspace, invoices({ number: { ...NUMBER, query: true }, total: { ...TOTAL, query: true } }))
    const progress = await publish(workspace)
    expect(progress.stages.find(({ stage }) => stage === 'index')).toMatchObject({ state: 'done', done: 2, of: 2 })
    expect((await stateOf(workspace)).indexes.filter((name) => name.includes('$index$'))).toHaveLength(2)
  })

  test('keeps rows through a rename and sets a removed column aside', async () => {
    const workspace = await published()
    await insert(workspace, 'A-1', 10)
    await saveDraft(workspace, invoices({ number: { ...NUMBER, name: 'code' } }))
    expect((await publish(workspace)).release).toBe(2)
    expect(await workspace.sql.query(`select number from "${workspace.id}"."invoice_aaaaaa"`)).toEqual([
      { number: 'A-1' },
    ])
  })

  test('returns to an earlier release, with the values of what was removed since', async () => {
    const workspace = await published()
    await insert(workspace, 'A-1', 10)
    const first = await stateOf(workspace)
    await saveDraft(workspace, invoices({ number: NUMBER }))
    await publish(workspace)
    const back = { kind: 'rollback', release: 1 } as const
    expect((await planned(workspace, back)).changes).toMatchObject([{ kind: 'property_revived', propertyId: 'total' }])
    expect(await publish(workspace, back)).toMatchObject({ status: 'done', kind: 'rollback', release: 1 })
    const state = await stateOf(workspace)
    expect(state.live).toBe(1)
    expect(state.releases).toHaveLength(2)
    expect(state.columns).toEqual(first.columns)
    expect(await workspace.sql.query(`select number, total from "${workspace.id}"."invoice_aaaaaa"`)).toEqual([
      { number: 'A-1', total: '10' },
    ])
    await saveDraft(workspace, invoices({ number: NUMBER, note: { type: 'string' } }))
    expect(await publish(workspace)).toMatchObject({ release: 3 })
  })

  test('leaves drafts, and documents stored already, as they are', async () => {
    const workspace = await published()
    const before = await workspace.sql`select id, hash, revision from aqtra.drafts where workspace_id = ${workspace.id}`
    await publish(workspace)
    expect(
      await workspace.sql`select id, hash, revision from aqtra.drafts where workspace_id = ${workspace.id}`,
    ).toEqual(before)
    expect(
      await workspace.sql`select hash from aqtra.published_documents where workspace_id = ${workspace.id}`,
    ).toHaveLength(1)
  })
})

describe('a publication that cannot be', () => {
  test('is undone when drafts changed after the plan was shown', async () => {
    const workspace = await published()
    await saveDraft(workspace, invoices({ number: NUMBER }))
    const { hash } = await planned(workspace)
    await saveDraft(workspace, invoices({ number: NUMBER, total: TOTAL, note: { type: 'string' } }))
    const before = await stateOf(workspace)
    const { id } = await begin(workspace, ALL, hash)
    expect(await ended(workspace, id)).toMatchObject({ status: 'undone', error: { code: 'plan_changed' } })
    const after = await stateOf(workspace)
    expect({ ...after, publications: [] }).toEqual({ ...before, publications: [] })
    expect(after.publications.at(-1)).toMatchObject({ status: 'undone', error: { code: 'plan_changed' }, ended: true })
  })

  test('names the rows in its way, and changes nothing when started all the same', async () => {
    const workspace = await published()
    await insert(workspace, 'A-1', null)
    await saveDraft(workspace, invoices({ number: { ...NUMBER, query: true }, total: { ...TOTAL, required: true } }))
    const plan = await planned(workspace)
    const blocked = plan.changes.find(({ safety }) => safety === 'blocked')
    expect(blocked).toMatchObject({ kind: 'required_added', propertyId: 'total' })
    expect(blocked?.rows).toHaveLength(1)
    const before = await stateOf(workspace)
    const { id } = await begin(workspace, ALL, plan.hash)
    expect(await ended(workspace, id)).toMatchObject({ status: 'undone', error: { code: 'data_conflict' } })
    expect({ ...(await stateOf(workspace)), publications: [] }).toEqual({ ...before, publications: [] })
  })

  test('is refused while another one runs', async () => {
    const workspace = await published()
    await saveDraft(workspace, invoices({ number: NUMBER }))
    const { hash } = await planned(workspace)
    const [one, two] = await Promise.all([begin(workspace, ALL, hash), begin(workspace, ALL, hash)])
    expect([one.outcome.started, two.outcome.started].toSorted()).toEqual([false, true])
    const [winner, loser] = one.outcome.started ? [one, two] : [two, one]
    expect(loser.outcome.progress.id).toBe(winner.id)
    expect(await ended(workspace, winner.id)).toMatchObject({ status: 'done', release: 2 })
    expect((await stateOf(workspace)).releases).toHaveLength(2)
  })

  test('started twice under one id is started once', async () => {
    const workspace = await published()
    const { id, outcome } = await begin(workspace)
    const publisher: PublicationApi = publisherOf(workspace)
    const again = await publisher.start({
      id,
      request: ALL,
      workspaceId: workspace.id,
      note: '',
      planHash: '',
      by: workspace.owner,
    })
    expect([outcome.started, again.started, again.progress.id]).toEqual([true, true, id])
    await ended(workspace, id)
    expect((await stateOf(workspace)).publications).toHaveLength(2)
  })
})

test('stopping undoes what was prepared', async () => {
  const workspace = await published()
  await insert(workspace, 'A-1', 10)
  await saveDraft(workspace, invoices({ number: { ...NUMBER, query: true } }))
  const before = await stateOf(workspace)
  const { id } = await begin(workspace)
  const publisher: PublicationApi = publisherOf(workspace)
  expect(await publisher.stop(id)).toMatchObject({ id })
  expect(await ended(workspace, id)).toMatchObject({ status: 'stopped' })
  const after = await stateOf(workspace)
  expect({ ...after, publications: [] }).toEqual({ ...before, publications: [] })
  expect(['stopped', undefined]).toContain(after.publications.find((row) => row.id === id)?.status)
})
