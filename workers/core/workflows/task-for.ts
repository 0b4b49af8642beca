import type { Context } from 'hono'
import { type KeptTask, readTask, type ReadTask } from '#db/queries/tasks.ts'
import { holds } from '#domain/auth/permissions.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { LiveApp } from '#domain/publications/release.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import type { Person } from '#domain/workflows/events.ts'
import type { TaskRow } from '#domain/workflows/inbox.ts'
import type { AppEnv } from '../../env.ts'

/** A question with what the caller is to it. */
export type TaskFor = ReadTask & {
  /** Asked, whether answered or not. */
  readonly isAsked: boolean
  /** Steers runs by their workspace role. */
  readonly isOperator: boolean
}

export const personOf = (c: Context<AppEnv>): Person => {
  const { userId: id, name, email } = c.var.actor
  return { id, name, email }
}

/**
 * The question of a path. One that is another workspace's, or put to others, is the same to the caller as none; operators see all of
 * their workspace.
 * @throws AppError `not_found`
 */
export async function taskFor(c: Context<AppEnv>): Promise<TaskFor> {
  const { run = '', task = '' } = c.req.param()
  const { workspaceId, userId, role } = c.var.actor
  const known = isUuid(run) && /^\d{1,9}$/.test(task)
  const found = known ? await readTask(c.var.sql, workspaceId, userId, run, Number(task)) : null
  const isAsked = found?.people.some(({ id }) => id === userId) ?? false
  const isOperator = holds(role, 'runs.operate')
  if (!found || !(isAsked || isOperator)) throw new AppError('not_found')
  return { ...found, isAsked, isOperator }
}

/** What people call a workflow now; its id where it is published no longer. */
export const titleOfWorkflow = (
  { components }: Pick<LiveApp, 'components'>,
  { componentId, workflowId }: Pick<KeptTask, 'componentId' | 'workflowId'>,
): string => components[componentId]?.workflows[workflowId]?.title ?? workflowId

/** A question as the list shows it. */
export const rowOf = (kept: KeptTask, live: Pick<LiveApp, 'components'>): TaskRow => {
  const { run, task, title, text, status, record, by, openedAt, deadline, escalated, answer } = kept
  const workflow = titleOfWorkflow(live, kept)
  return { run, task, title, text, status, workflow, record, by, openedAt, deadline, escalated, answer }
}
