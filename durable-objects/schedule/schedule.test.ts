import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { ComponentDocument } from '#domain/components/document.ts'
import { publish } from '../testing/publish.ts'
import { invoices, makeWorkspace, saveDraft, type Workspace } from '../testing/workspace.ts'
import type { ScheduleApi } from './api.ts'
import type { Schedule } from './schedule.ts'

const clockOf = ({ id }: Workspace) => env.SCHEDULE.getByName(id)
const planned = (workspace: Workspace) => (clockOf(workspace) as ScheduleApi).planned()

/** A workflow that waits for a long time, on a schedule. */
const scheduled = (triggers: readonly object[]): ComponentDocument =>
  v.parse(ComponentDocument, {
    ...invoices({ number: { type: 'string' } }),
    workflows: {
      flow_aaaaaa: {
        schema: 1,
        id: 'flow_aaaaaa',
        key: 'flow',
        title: 'Flow',
        order: 'a0',
        stages: { main: { id: 'main', title: 'Main', order: 'a0' } },
        steps: {
          rest: {
            id: 'rest',
            kind: 'wait',
            name: 'rest',
            stage: 'main',
            parent: null,
            order: 'a0',
            config: { for: 'span', span: { amount: 9, unit: 'days' } },
          },
        },
        triggers: Object.fromEntries(
          triggers.map((trigger, i) => [
            (trigger as { id: string }).id,
            { order: `a${i}`, kind: 'schedule', ...trigger },
          ]),
        ),
      },
    },
  })

const keys = async ({ sql, id }: Workspace) =>
  (await sql`select key from aqtra.workflow_runs where workspace_id = ${id} order by key`).map((row) =>
    String(row['key']),
  )

/** As if nobody had looked for so long. */
const sleepFor = (workspace: Workspace, ms: number) =>
  runInDurableObject(clockOf(workspace), (_: Schedule, state) => {
    state.storage.sql.exec('update schedules set since = since - ?', ms)
  })

test('what was missed is left out, made up for once, or each', async () => {
  const workspace = await makeWorkspace()
  await saveDraft(
    workspace,
    scheduled((['skip', 'once', 'each'] as const).map((missed) => ({ id: missed, cron: '0 0 1 * *', missed }))),
  )
  await publish(workspace)
  expect((await planned(workspace)).map(({ trigger }) => trigger)).toEqual(['each', 'once', 'skip'])
  await runDurableObjectAlarm(clockOf(workspace))
  expect(await keys(workspace)).toEqual([])
  await sleepFor(workspace, 366 * 86_400_000)
  await runDurableObjectAlarm(clockOf(workspace))
  // What is older than a month is not made up for: one first of the month is left.
  await expect
    .poll(async () => (await keys(workspace)).map((key) => key.slice(0, 14)))
    .toEqual(['schedule:each:', 'schedule:once:'])
  // Dying before the note was taken: the same fires again, and no other runs.
  await sleepFor(workspace, 366 * 86_400_000)
  await evictDurableObject(clockOf(workspace))
  await runDurableObjectAlarm(clockOf(workspace))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await keys(workspace)).toHaveLength(2)
})

test('another time starts anew, the same time goes on; a schedule that is gone is forgotten', async () => {
  const workspace = await makeWorkspace()
  const publishWith = async (triggers: readonly object[]) => {
    await saveDraft(workspace, scheduled(triggers))
    await publish(workspace)
  }
  const since = () =>
    runInDurableObject(clockOf(workspace), (_: Schedule, state) =>
      state.storage.sql.exec<{ id: string; since: number }>('select id, since from schedules order by id').toArray(),
    )
  const daily = { id: 'daily', cron: '0 4 * * *', timeZone: 'Europe/Berlin' }
  await publishWith([daily, { id: 'gone', cron: '0 5 * * *' }])
  const before = await since()
  expect(before).toHaveLength(2)
  await publishWith([
    { ...daily, missed: 'each' },
    { id: 'moved', cron: '0 5 * * *' },
  ])
  const after = await since()
  expect(after.map(({ id }) => id)).toEqual(['invoice_aaaaaa/flow_aaaaaa/daily', 'invoice_aaaaaa/flow_aaaaaa/moved'])
  expect(after[0]?.since).toBe(before[0]?.since)
  await publishWith([{ ...daily, cron: '0 6 * * *' }])
  expect((await since())[0]?.since).toBeGreaterThan(before[0]?.since ?? 0)
  await publishWith([])
  expect(await since()).toEqual([])
})
