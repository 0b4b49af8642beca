import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scene, startScene, workflow } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene?.stop())

const every = (cron: string, more: object = {}) => ({ id: 'clock', kind: 'schedule', cron, ...more })

/** Whole seconds that a workflow was started for, in order. */
const seconds = async (name: string) =>
  (await scene.runs(name)).map(({ key }) => Date.parse(String(key).replace('schedule:clock:', '')) / 1_000).toSorted()

test('every fire starts one run: while the platform stands, and for the time it did not', async () => {
  await scene.publish([
    workflow('beat', { triggers: [every('* * * * * *', { missed: 'each' })] }),
    workflow('silent', { triggers: [every('* * * * * *', { off: true })] }),
  ])
  await expect.poll(async () => (await seconds('beat')).length, { timeout: 15_000 }).toBeGreaterThan(2)
  await scene.platform.kill()
  await delay(3_000)
  await scene.platform.start()
  const before = (await seconds('beat')).length
  // The next life's first alarm makes up for it; a request has it come alive in any case.
  await expect.poll(async () => (await seconds('beat')).length, { timeout: 20_000 }).toBeGreaterThan(before + 4)
  const beats = await seconds('beat')
  const [first = 0] = beats
  expect(beats).toEqual(beats.map((_, i) => first + i))
  expect(await scene.runs('silent')).toEqual([])
  const planned = await scene.owner.send<{ schedules: readonly { workflowId: string; at: string | null }[] }>(
    'GET',
    '/workflows/schedules',
  )
  expect(planned.body.schedules.map(({ workflowId, at }) => [workflowId, at !== null])).toEqual([['beat', true]])
  expect((await scene.runs('beat'))[0]?.cause).toEqual({ by: 'schedule', trigger: 'clock' })
})

test('a release without the schedule ends it', async () => {
  await scene.publish([])
  await delay(1_500)
  const { length } = await seconds('beat')
  await delay(2_500)
  expect((await seconds('beat')).length).toBe(length)
})
