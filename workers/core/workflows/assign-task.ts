import type { Context } from 'hono'
import { membersMeant } from '#db/queries/people.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Person } from '#domain/workflows/events.ts'
import type { AssignTask } from '#domain/workflows/inbox-contract.ts'
import type { AppEnv } from '../../env.ts'
import { hostOf, stateNow } from './run-state.ts'
import { personOf, type TaskFor } from './task-for.ts'

const wrong = (path: string, code: string) => new AppError('invalid_request', { fields: [{ path, code }] })

/**
 * Puts a question to another member: who is asked hands on their own place; operators anybody's, or everybody's.
 * @throws AppError `forbidden`, `task_closed`, or `invalid_request` for a person who is no member or is asked already
 */
export async function assignTask(
  c: Context<AppEnv>,
  task: TaskFor,
  { to, from }: AssignTask,
): Promise<{ people: { id: string; name: string }[] }> {
  const { workspaceId, userId } = c.var.actor
  const place = task.isOperator ? from : userId
  if (!task.isOperator && from !== undefined && from !== userId) throw new AppError('forbidden')
  const [member] = await membersMeant(c.var.sql, workspaceId, { users: [to], roles: [] })
  if (!member) throw wrong('to', 'person_unknown')
  // The run itself knows who is asked now; the lists may be a moment behind.
  const now = (await stateNow(c, task))?.tasks[task.task]
  if (now?.status !== 'open') throw new AppError('task_closed')
  if (now.people.some(({ id }) => id === member.id)) throw wrong('to', 'person_asked_already')
  if (place !== undefined && !now.people.some(({ id }) => id === place)) throw wrong('from', 'person_unknown')
  if (place !== undefined && now.answers.some(({ by }) => by.id === place)) throw wrong('from', 'task_answered_already')
  const people: Person[] =
    place === undefined ? [member] : now.people.map((person) => (person.id === place ? member : person))
  const outcome = await hostOf(c, task).tell(task.run, {
    type: 'task.assigned',
    task: task.task,
    people,
    by: personOf(c),
  })
  if (!outcome.known || !outcome.taken) throw new AppError('task_closed')
  // Who is asked no longer is not told by the run.
  await c.env.LIVE_ROOM.getByName(workspaceId).send({ type: 'inbox', people: now.people.map(({ id }) => id) })
  return { people: people.map(({ id, name }) => ({ id, name })) }
}
