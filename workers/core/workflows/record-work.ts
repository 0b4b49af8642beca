import type { Context } from 'hono'
import { runsOfRecord, tasksOfRecord } from '#db/queries/tasks.ts'
import { holds } from '#domain/auth/permissions.ts'
import type { RecordWork } from '#domain/workflows/inbox.ts'
import type { AppEnv } from '../../env.ts'
import { placeFor } from '../records/place.ts'
import { record as readRecord } from '../records/read.ts'
import { titleOfWorkflow } from './task-for.ts'

/**
 * Open questions about a record, and how far its workflows have come.
 * @throws AppError `not_found` where the caller may not see the record
 */
export async function workOfRecord(c: Context<AppEnv>, workflowId: string | null): Promise<RecordWork> {
  const place = await placeFor(c, 'read')
  const recordId = c.req.param('record') ?? ''
  await readRecord(c, place, recordId, ['id'])
  const { workspaceId, userId, role } = c.var.actor
  const componentId = place.component.id
  const about = { componentId, recordId, workflowId }
  const [tasks, runs] = await Promise.all([
    tasksOfRecord(c.var.sql, workspaceId, userId, about),
    runsOfRecord(c.var.sql, workspaceId, about),
  ])
  const stages = place.live.components[componentId]?.workflows ?? {}
  return {
    tasks: tasks.map((kept) => {
      const { run, task, title, text, deadline, options, people } = kept
      const own = people.find(({ id }) => id === userId)
      const workflow = titleOfWorkflow(place.live, kept)
      // The words may hold fields of the record that a mere reader has no grant for.
      const words = own || holds(role, 'runs.read') ? { title, text } : { title: workflow, text: '' }
      return {
        run,
        task,
        ...words,
        deadline,
        workflow,
        options,
        mayAnswer: own !== undefined && !own.answered,
        people: people.filter(({ answered }) => !answered).map(({ name }) => name),
      }
    }),
    runs: runs.map(({ id, workflowId: own, status, stage, movedAt }) => ({
      id,
      workflow: titleOfWorkflow(place.live, { componentId, workflowId: own }),
      status,
      stage: stage === null ? null : (stages[own]?.stages[stage]?.title ?? null),
      movedAt,
    })),
  }
}
