import { concernedBy, markTold, type Untold, untoldOf } from '#db/queries/asked.ts'
import { notifyPeople } from '#db/queries/notifications.ts'
import { askedKey } from '#db/queries/tasks.ts'
import { answerHere, askedLetter } from '#domain/workflows/letters.ts'
import type { WorkflowPlace } from '#durable-objects/workflow/api.ts'
import { deliverOwed } from '../mail/deliver.ts'
import type { Means } from './executor.ts'
import { titleOfWorkflow } from './task-for.ts'

/**
 * Tells people of questions: each who is newly asked once, by bell and letter in their own language; open pages of all concerned at
 * once. The object asks again until this has succeeded; notices and letters have keys, so nobody is told twice.
 */
export async function tellAsked(place: WorkflowPlace, runs: readonly string[], means: Means): Promise<void> {
  if (runs.length === 0) return
  const { sql, env } = means
  const { workspaceId } = place
  const untold = await untoldOf(sql, workspaceId, runs)
  if (untold.length > 0) {
    const workflow = titleOfWorkflow(await means.live(workspaceId), place)
    const groups = Map.groupBy(untold, ({ run, task, locale }) => `${run} ${task} ${locale}`)
    await Promise.all([...groups.values()].map((group) => tellGroup(place, group, workflow, means)))
    await markTold(sql, workspaceId, untold)
    // What cannot be sent now is sent by the clock.
    await deliverOwed(env).catch(() => undefined)
  }
  const people = await concernedBy(sql, workspaceId, runs)
  await env.LIVE_ROOM.getByName(workspaceId).send({ type: 'inbox', people })
}

/** People who are asked the same and read the same language. */
async function tellGroup(
  { workspaceId }: WorkflowPlace,
  people: readonly Untold[],
  workflow: string,
  { sql, env }: Means,
): Promise<void> {
  const [first] = people
  if (!first) return
  const { run, task, locale, title, text, record } = first
  const link = `/inbox/${run}/${task}`
  const footer = env.PUBLIC_URL === undefined ? undefined : answerHere(locale, new URL(link, env.PUBLIC_URL).href)
  await notifyPeople(sql, workspaceId, {
    key: askedKey(run, task),
    people,
    ...askedLetter(locale, { title, text, workflow, record }),
    link,
    bell: true,
    mail: true,
    ...(footer === undefined ? {} : { footer }),
  })
}
