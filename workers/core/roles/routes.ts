import { Hono } from 'hono'
import { deleteRole, listRoles, putRole } from '#db/queries/roles.ts'
import { Role } from '#domain/auth/roles.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { forgetLiveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { demandSoundRules } from './sound-rules.ts'

const tags = ['Users and roles']

export const roles = new Hono<AppEnv>()
  .get('/', requires('roles.read', { summary: 'Roles of the workspace', tags }), async (c) =>
    c.json({ roles: await listRoles(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .put(
    '/:id',
    requires('roles.manage', { summary: 'Store a role, new or changed', tags }),
    validate('json', Role),
    async (c) => {
      const { workspaceId, userId: actorId } = c.var.actor
      const role = c.req.valid('json')
      if (role.id !== c.req.param('id'))
        throw new AppError('invalid_request', { fields: [{ path: 'id', code: 'value_malformed' }] })
      await demandSoundRules(c, role)
      await putRole(c.var.sql, { workspaceId, actorId, auditId: newUuid() }, role)
      await forgetLiveApp(c.env, workspaceId)
      return c.json(role, 200)
    },
  )

  .delete('/:id', requires('roles.manage', { summary: 'Remove a role, also from its members', tags }), async (c) => {
    const { workspaceId, userId: actorId } = c.var.actor
    if (!(await deleteRole(c.var.sql, { workspaceId, actorId, auditId: newUuid() }, c.req.param('id'))))
      throw new AppError('not_found')
    await forgetLiveApp(c.env, workspaceId)
    return c.body(null, 204)
  })
