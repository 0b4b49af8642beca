import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { expect, test } from 'vitest'
import type { Permits } from '#domain/workflows/queue.ts'
import type { Applicant, WorkflowQueueApi } from './api.ts'
import type { WorkflowQueue } from './workflow-queue.ts'

// Runs that no object knows: whoever is let in turns out to be gone. What runs do is proved on the whole platform (tests/triggers).

const newPlace = () => ({ workspaceId: `ws_${crypto.randomUUID()}`, componentId: 'orders', workflowId: 'flow' })
type Place = ReturnType<typeof newPlace>

const stubOf = ({ workspaceId, componentId, workflowId }: Place) =>
  env.WORKFLOW_QUEUE.getByName(`${workspaceId}/${componentId}/${workflowId}`)
const queueOf = (place: Place): WorkflowQueueApi => stubOf(place)

const applicant = (more: Partial<Applicant> = {}): Applicant => ({
  run: crypto.randomUUID(),
  key: null,
  priority: 0,
  admitted: false,
  ...more,
})

const ask = (place: Place, applicants: readonly Applicant[], permits: Permits = { concurrency: 1 }, since = 1) =>
  queueOf(place).ask({ ...place, applicants, permits, since })

test('a permit that went to a run nobody knows goes to the next, to the last', async () => {
  const place = newPlace()
  await ask(
    place,
    Array.from({ length: 20 }, () => applicant()),
  )
  await expect.poll(() => queueOf(place).length()).toEqual({ waiting: 0, holding: 0 })
})

test('a holder who says nothing for long is asked, and what it no longer needs goes on', async () => {
  const place = newPlace()
  const waiting = applicant()
  await ask(place, [applicant({ admitted: true })])
  await ask(place, [waiting])
  await ask(place, [waiting])
  expect(await queueOf(place).length()).toEqual({ waiting: 1, holding: 1 })
  await evictDurableObject(stubOf(place))
  await runDurableObjectAlarm(stubOf(place))
  // Nobody has been silent for long yet, and the next life knows as much as the last.
  expect(await queueOf(place).length()).toEqual({ waiting: 1, holding: 1 })
  await runInDurableObject(stubOf(place), (_: WorkflowQueue, state) => {
    state.storage.sql.exec('update runs set heard = 1 where admitted is not null')
  })
  await runDurableObjectAlarm(stubOf(place))
  await expect.poll(() => queueOf(place).length()).toEqual({ waiting: 0, holding: 0 })
})

test('the limits of the youngest run hold, whoever asks after it', async () => {
  const place = newPlace()
  const holders = [1, 2, 3].map(() => applicant({ admitted: true }))
  await ask(place, holders, { concurrency: 3 }, 10)
  await ask(place, [applicant()], { concurrency: 9 }, 5)
  expect(await queueOf(place).length()).toEqual({ waiting: 1, holding: 3 })
  await ask(place, [], { concurrency: 4 }, 11)
  await expect.poll(() => queueOf(place).length()).toEqual({ waiting: 0, holding: 3 })
})

test('giving back twice, or what was never had, changes nothing', async () => {
  const place = newPlace()
  const [one, two] = [applicant({ admitted: true }), applicant({ admitted: true })]
  await ask(place, [one, two], { concurrency: 2 })
  await queueOf(place).leave([one.run, one.run, crypto.randomUUID()])
  await queueOf(place).leave([one.run])
  expect(await queueOf(place).length()).toEqual({ waiting: 0, holding: 1 })
})
