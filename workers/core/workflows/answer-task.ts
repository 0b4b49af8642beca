import type { Context } from 'hono'
import { noteAnswer, readTask } from '#db/queries/tasks.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AnswerTask } from '#domain/workflows/inbox-contract.ts'
import type { Answer, RunStatus, Task } from '#domain/workflows/state.ts'
import type { AppEnv } from '../../env.ts'
import { freshRecord } from './fresh-record.ts'
import { hostOf, stateNow } from './run-state.ts'
import { personOf, type TaskFor } from './task-for.ts'

export type Answered = { readonly option: string; readonly status: RunStatus | null }

/**
 * Hands an answer to the run, which decides: of two at once it takes one. The same answer of the same person again is no second one.
 * @throws AppError `invalid_answer` with the field that is wrong, `task_closed` with the answer that was faster
 */
export async function answerTask(
  c: Context<AppEnv>,
  task: TaskFor,
  { option, comment }: AnswerTask,
): Promise<Answered> {
  if (!task.isAsked) throw new AppError('not_found')
  const before = await repeated(c, task, option, task)
  if (before) return before
  const chosen = task.options.find(({ id }) => id === option)
  if (!chosen) throw invalid('option', 'task_option_unknown')
  if (chosen.comment && comment.trim() === '') throw invalid('comment', 'task_comment_required')
  const record = await freshRecord(c, task.componentId, task.record?.id)
  const outcome = await hostOf(c, task).tell(task.run, {
    type: 'task.answered',
    task: task.task,
    option,
    comment: comment.trim(),
    by: personOf(c),
    ...(record === undefined ? {} : { record }),
  })
  if (!outcome.known || !outcome.taken) {
    const now = await knownNow(c, task)
    const again = await repeated(c, task, option, now)
    if (again) return again
    throw closed(now)
  }
  await noteAnswer(c.var.sql, c.var.actor.workspaceId, c.var.actor.userId, task.run, task.task)
  return { option, status: outcome.status }
}

type Known = Pick<Task, 'status' | 'answers' | 'options'>

/** The question as its run has it; a run that is over has left its object, and told the lists before. */
async function knownNow(c: Context<AppEnv>, task: TaskFor): Promise<Known> {
  const { workspaceId, userId } = c.var.actor
  const inRun = (await stateNow(c, task))?.tasks[task.task]
  return inRun ?? (await readTask(c.var.sql, workspaceId, userId, task.run, task.task)) ?? task
}

/** The caller's own answer where it is the same one; null where there is none. */
async function repeated(
  c: Context<AppEnv>,
  { run, task }: TaskFor,
  option: string,
  known: Known,
): Promise<Answered | null> {
  const { workspaceId, userId } = c.var.actor
  const own = known.answers.find(({ by }) => by.id === userId)
  if (!own) {
    if (known.status !== 'open') throw closed(known)
    return null
  }
  if (own.option !== option) throw invalid('option', 'task_answered_already')
  await noteAnswer(c.var.sql, workspaceId, userId, run, task)
  return { option, status: null }
}

const invalid = (path: string, code: string) => new AppError('invalid_answer', { fields: [{ path, code }] })

/** Tells which answer it was that closed the question, where one did. */
function closed({ answers, options }: Pick<Known, 'answers' | 'options'>): AppError {
  const last: Answer | undefined = answers.at(-1)
  if (!last) return new AppError('task_closed')
  const title = options.find(({ id }) => id === last.option)?.title ?? last.option
  return new AppError('task_closed', { extra: { by: last.by.name, answer: title } })
}
