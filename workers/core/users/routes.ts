import { Hono } from 'hono'
import { deleteInvitation, insertInvitation, listInvitations } from '#db/queries/invitations.ts'
import { changeMember, listMembers } from '#db/queries/users.ts'
import { invitationLetter } from '#domain/auth/letters.ts'
import { ChangeMember, Invite } from '#domain/auth/members.ts'
import { AppError } from '#domain/lib/errors.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import type { AppEnv } from '../../env.ts'
import { linkTo } from '../auth/links.ts'
import { currentSession } from '../auth/sign-on.ts'
import { hashToken, newToken } from '../auth/tokens.ts'
import { background } from '../lib/background.ts'
import { newUuid } from '../lib/ids.ts'
import { count } from '../lib/rate-limit.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { deliverOwed, owe } from '../mail/deliver.ts'

const INVITATION_DAYS = 7
const tags = ['Users and roles']

export const users = new Hono<AppEnv>()
  .get('/', requires('users.read', { summary: 'Members of the workspace', tags }), async (c) =>
    c.json({ users: await listMembers(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .get('/invitations', requires('users.read', { summary: 'Invitations not yet accepted', tags }), async (c) =>
    c.json({ invitations: await listInvitations(c.var.sql, c.var.actor.workspaceId) }, 200),
  )

  .post(
    '/invitations',
    requires('users.manage', { summary: 'Invite someone', tags }),
    validate('json', Invite),
    async (c) => {
      const { actor, sql, locale } = c.var
      const invite = c.req.valid('json')
      await count(c, 'invite_workspace', actor.workspaceId)
      const { workspace } = await currentSession(c)
      const token = newToken()
      const link = linkTo(c, `/invite/${token}`)
      const id = newUuid()
      const outcome = await insertInvitation(sql, {
        ...invite,
        id,
        workspaceId: actor.workspaceId,
        tokenHash: await hashToken(token),
        invitedBy: actor.userId,
        lifetimeS: INVITATION_DAYS * 86_400,
        // Nobody knows yet what the invited person speaks; likely what the inviter does.
        mail: owe(
          invitationLetter(locale, invite.email, {
            inviter: actor.name,
            workspace: workspace.name,
            link,
            days: INVITATION_DAYS,
          }),
        ),
        auditId: newUuid(),
      })
      if (outcome !== 'invited') {
        const path = outcome === 'email_taken' ? 'email' : 'roleIds'
        throw new AppError('invalid_values', { fields: [{ path, code: outcome }] })
      }
      background(c, deliverOwed(c.env))
      return c.json({ id }, 201)
    },
  )

  .delete('/invitations/:id', requires('users.manage', { summary: 'Take an invitation back', tags }), async (c) => {
    const { workspaceId, userId: actorId } = c.var.actor
    const id = c.req.param('id')
    if (!isUuid(id) || !(await deleteInvitation(c.var.sql, { workspaceId, id, actorId, auditId: newUuid() }))) {
      throw new AppError('not_found')
    }
    return c.body(null, 204)
  })

  .patch(
    '/:id',
    requires('users.manage', { summary: 'Change a member’s role, or take them out', tags }),
    validate('json', ChangeMember),
    async (c) => {
      const { workspaceId, userId: actorId } = c.var.actor
      const userId = c.req.param('id')
      if (!isUuid(userId)) throw new AppError('not_found')
      const outcome = await changeMember(
        c.var.sql,
        { workspaceId, userId, actorId, auditId: newUuid() },
        c.req.valid('json'),
      )
      if (outcome === 'role_unknown')
        throw new AppError('invalid_values', { fields: [{ path: 'roleIds', code: 'role_unknown' }] })
      if (outcome !== 'changed') throw new AppError(outcome)
      return c.body(null, 204)
    },
  )
