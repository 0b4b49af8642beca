import { Hono } from 'hono'
import * as v from 'valibot'
import { findMembers } from '#db/queries/people.ts'
import { countInbox, listTasks, TASKS_A_PAGE } from '#db/queries/tasks.ts'
import { AppError } from '#domain/lib/errors.ts'
import { AnswerTask, AssignTask, TaskFilter } from '#domain/workflows/inbox-contract.ts'
import type { TaskPage } from '#domain/workflows/inbox.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { answerTask } from './answer-task.ts'
import { assignTask } from './assign-task.ts'
import { workOfRecord } from './record-work.ts'
import { detailOf } from './task-detail.ts'
import { rowOf, taskFor } from './task-for.ts'

const tags = ['Inbox']
const Words = v.strictObject({ words: v.optional(v.pipe(v.string(), v.maxLength(100)), '') })
const OfWorkflow = v.strictObject({ workflow: v.optional(v.pipe(v.string(), v.maxLength(60))) })

/** Questions of workflows, as those see them who are asked. */
export const tasks = new Hono<AppEnv>()
  .get(
    '/',
    requires('tasks.answer', { tags, summary: 'Questions to the caller, a page of them' }),
    validate('query', TaskFilter),
    async (c) => {
      const filter = c.req.valid('query')
      if (filter.cursor !== undefined && !/^[\w-]+$/.test(filter.cursor)) throw new AppError('invalid_cursor')
      const [rows, live] = await Promise.all([listTasks(c.var.sql, c.var.actor, filter), liveApp(c)])
      const page = rows.slice(0, TASKS_A_PAGE)
      const next = rows.length > TASKS_A_PAGE ? (page.at(-1)?.order ?? null) : null
      return c.json({ tasks: page.map((row) => rowOf(row, live)), next } satisfies TaskPage, 200)
    },
  )

  .get('/counts', requires('tasks.answer', { tags, summary: 'How much waits for the caller' }), async (c) => {
    const { workspaceId, userId } = c.var.actor
    return c.json(await countInbox(c.var.sql, workspaceId, userId), 200)
  })

  .get(
    '/people',
    requires('tasks.answer', { tags, summary: 'Members a question can be handed to' }),
    validate('query', Words),
    async (c) =>
      c.json({ people: await findMembers(c.var.sql, c.var.actor.workspaceId, c.req.valid('query').words.trim()) }, 200),
  )

  .get(
    '/records/:component/:record',
    requires('tasks.answer', { tags, summary: 'What workflows do with a record the caller may see' }),
    validate('query', OfWorkflow),
    async (c) => c.json(await workOfRecord(c, c.req.valid('query').workflow ?? null), 200),
  )

  .get('/:run/:task', requires('tasks.answer', { tags, summary: 'A question to the caller' }), async (c) =>
    c.json(await detailOf(c, await taskFor(c)), 200),
  )

  .post(
    '/:run/:task/answer',
    requires('tasks.answer', { tags, summary: 'Answers a question; the same answer again changes nothing' }),
    validate('json', AnswerTask),
    async (c) => c.json(await answerTask(c, await taskFor(c), c.req.valid('json')), 200),
  )

  .post(
    '/:run/:task/assign',
    requires('tasks.answer', { tags, summary: 'Puts a question to another member' }),
    validate('json', AssignTask),
    async (c) => c.json(await assignTask(c, await taskFor(c), c.req.valid('json')), 200),
  )
