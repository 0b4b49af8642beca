import { Hono } from 'hono'
import { renameWorkspace } from '#db/queries/users.ts'
import { ChangeWorkspace } from '#domain/auth/members.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'

export const workspace = new Hono<AppEnv>().patch(
  '/',
  requires('workspace.manage', { summary: 'Rename the workspace', tags: ['Users and roles'] }),
  validate('json', ChangeWorkspace),
  async (c) => {
    const { workspaceId, userId: actorId } = c.var.actor
    const { name } = c.req.valid('json')
    await renameWorkspace(c.var.sql, { workspaceId, actorId, auditId: newUuid() }, name)
    return c.json({ id: workspaceId, name }, 200)
  },
)
