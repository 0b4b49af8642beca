import { Hono } from 'hono'
import { listNotices, markRead } from '#db/queries/notifications.ts'
import { countInbox } from '#db/queries/tasks.ts'
import { ReadNotices } from '#domain/workflows/inbox-contract.ts'
import type { AppEnv } from '../../env.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'

const tags = ['Inbox']

/** What the bell shows its reader. */
export const notifications = new Hono<AppEnv>()
  .get('/', requires('tasks.answer', { tags, summary: 'The newest notices of the caller' }), async (c) => {
    const { workspaceId, userId } = c.var.actor
    return c.json({ notices: await listNotices(c.var.sql, workspaceId, userId) }, 200)
  })

  .post(
    '/read',
    requires('tasks.answer', { tags, summary: 'Marks notices of the caller as read' }),
    validate('json', ReadNotices),
    async (c) => {
      const { workspaceId, userId } = c.var.actor
      await markRead(c.var.sql, workspaceId, userId, c.req.valid('json').keys ?? null)
      return c.json(await countInbox(c.var.sql, workspaceId, userId), 200)
    },
  )
