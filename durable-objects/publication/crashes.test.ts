import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { outlinePublication } from '#db/queries/publication-plan.ts'
import { CRASH_POINTS, type CrashPoint } from '#domain/publications/crash-points.ts'
import type { PublicationRequest } from '#domain/publications/request.ts'
import type { ObjectEnv } from '../env.ts'
import { ALL, begin, ended, planned, publish, publisherOf, stateOf } from '../testing/publish.ts'
import { invoices, makeWorkspace, saveDraft, type Workspace } from '../testing/workspace.ts'
import type { Publication } from './publication.ts'

const NUMBER = { type: 'string', required: true }
const TOTAL = { type: 'number' }

/** Rows, a release, and a draft that takes two indexes and a change of the table. */
async function prepared(): Promise<Workspace> {
  const workspace = await makeWorkspace()
  await saveDraft(workspace, invoices({ number: NUMBER, total: TOTAL }))
  await publish(workspace)
  await workspace.sql.query(
    `insert into "${workspace.id}"."invoice_aaaaaa" (id, number, total) select gen_random_uuid(), 'A-' || n, n from generate_series(1, 50) n`,
  )
  await saveDraft(
    workspace,
    invoices({ number: { ...NUMBER, query: true }, total: { ...TOTAL, query: true }, note: { type: 'string' } }),
  )
  return workspace
}

/** This life of the publisher ends at the point; the next one knows nothing of it. */
const dieAt = (workspace: Workspace, point: CrashPoint) =>
  runInDurableObject(publisherOf(workspace), (instance: Publication) => {
    const { env } = instance as unknown as { env: ObjectEnv }
    Object.defineProperty(instance, 'env', {
      value: { ...env, LIVE_ROOM: env.LIVE_ROOM, SCHEDULE: env.SCHEDULE, CRASH_AT: point },
    })
  })

/** Whether the publisher of now is another one than that which was to die. */
const hasDied = (workspace: Workspace): Promise<boolean> =>
  runInDurableObject(
    publisherOf(workspace),
    (instance: Publication) => (instance as unknown as { env: ObjectEnv }).env.CRASH_AT === undefined,
  )

const UNDO_ONLY = (point: CrashPoint) => point.startsWith('changes.undo')
const AFTER_SWITCH = (point: CrashPoint) =>
  point.startsWith('release.announce') || point === 'release.switch:performed' || point === 'release.switch:recorded'

describe('killed at', () => {
  test.each(CRASH_POINTS.filter((point) => !UNDO_ONLY(point)))(
    '%s, a publication is finished by the next life',
    async (point) => {
      const workspace = await prepared()
      await dieAt(workspace, point)
      const { id } = await begin(workspace)
      expect(await ended(workspace, id)).toMatchObject({ status: 'done', release: 2 })
      expect(await hasDied(workspace)).toBe(true)
      const state = await stateOf(workspace)
      expect(state).toMatchObject({ live: 2, releases: [{ number: 1 }, { number: 2 }] })
      expect(state.publications.map(({ status }) => status)).toEqual(['done', 'done'])
      expect(state.columns).toContain('note')
      expect(state.indexes.filter((name) => name.includes('$index$'))).toHaveLength(2)
      expect(state.indexes.join()).not.toContain('invalid')
    },
  )

  test.each(CRASH_POINTS.filter((point) => point.startsWith('release.switch')))(
    '%s, a return to an earlier release is finished',
    async (point) => {
      const workspace = await prepared()
      await publish(workspace)
      await dieAt(workspace, point)
      const request: PublicationRequest = { kind: 'rollback', release: 1 }
      const { id } = await begin(workspace, request)
      expect(await ended(workspace, id)).toMatchObject({ status: 'done', release: 1 })
      expect(await stateOf(workspace)).toMatchObject({ live: 1, releases: [{ number: 1 }, { number: 2 }] })
    },
  )

  test.each(CRASH_POINTS.filter((point) => !AFTER_SWITCH(point)))(
    '%s, a publication that cannot be is undone',
    async (point) => {
      const workspace = await prepared()
      await saveDraft(
        workspace,
        invoices({ number: { ...NUMBER, query: true }, total: { ...TOTAL, query: true, required: true } }),
      )
      const { hash } = await planned(workspace)
      // Somebody saves what the new model forbids, after the plan was shown.
      await workspace.sql.query(
        `insert into "${workspace.id}"."invoice_aaaaaa" (id, number) values (gen_random_uuid(), 'empty')`,
      )
      const before = await stateOf(workspace)
      await dieAt(workspace, point)
      const { id } = await begin(workspace, ALL, hash)
      expect(await ended(workspace, id)).toMatchObject({ status: 'undone', error: { code: 'data_conflict' } })
      expect(await hasDied(workspace)).toBe(true)
      const after = await stateOf(workspace)
      expect({ ...after, publications: [] }).toEqual({ ...before, publications: [] })
      expect(after.publications.at(-1)).toMatchObject({ status: 'undone', ended: true })
    },
  )
})

test('an invalid index that a dead try left is built anew', async () => {
  const workspace = await prepared()
  const { sql, id: schema } = workspace
  const [index] = (await outlinePublication(sql, schema, ALL))?.migration.prepare ?? []
  if (!index) throw new Error('no index to prepare')
  await sql.query(index.create)
  // What CREATE INDEX CONCURRENTLY leaves when its connection dies.
  await sql.query('update pg_index set indisvalid = false where indexrelid = to_regclass($1)', [
    `"${schema}"."${index.name}"`,
  ])
  expect((await stateOf(workspace)).indexes).toContain(`${index.name} (invalid)`)
  expect(await publish(workspace)).toMatchObject({ status: 'done' })
  expect((await stateOf(workspace)).indexes).toContain(index.name)
})
