import { type Actor, canReach } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { Component } from '#domain/components/document.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { Seat } from './seat.ts'

/** Who may hear what in a workspace, as it was when it was read. */
export type Access = {
  /** Sessions asked about, and those of them that still hold. Who joined later was checked on joining. */
  readonly asked: ReadonlySet<string>
  readonly sessions: ReadonlySet<string>
  readonly members: ReadonlyMap<string, Pick<Actor, 'role' | 'roleIds'>>
  readonly roles: readonly Role[]
  readonly components: ReadonlyMap<string, Pick<Component, 'id' | 'access'>>
}

/** Ids beyond this many are not listed: the reader looks again anyway. */
const MOST_IDS = 100

/** Whether the person at a seat still belongs here. */
export const isWelcome = ({ asked, sessions, members }: Access, { userId, sessionId }: Seat): boolean =>
  !asked.has(sessionId) || (sessions.has(sessionId) && members.has(userId))

/**
 * What of a message is for a seat: all, less, or null for nothing. Without access known nothing about records or drafts is told.
 * Whom a row rule restricts learns that something changed, not which records and by whom.
 */
export function heard(message: LiveMessage, seat: Seat, access: Access | null): LiveMessage | null {
  switch (message.type) {
    case 'hello':
    case 'released':
      return message
    case 'people':
    case 'publication':
      return seat.studio ? message : null
    case 'inbox':
      return message.people.includes(seat.userId) ? { ...message, people: [seat.userId] } : null
    case 'runs':
      return seat.studio && access && isBuilder(access, seat) ? message : null
    case 'draft':
      return seat.studio && access && isBuilder(access, seat) ? message : null
    case 'records': {
      const member = access?.members.get(seat.userId)
      const component = access?.components.get(message.component)
      if (!access || !member || !component) return null
      const reach = canReach(member, access.roles, 'read', component)
      if (!reach.allowed) return null
      if (reach.rules.length > 0) return { ...message, ids: [], by: null }
      return message.ids.length > MOST_IDS ? { ...message, ids: [] } : message
    }
  }
}

function isBuilder(access: Access, { userId }: Seat): boolean {
  const role = access.members.get(userId)?.role
  return role === 'owner' || role === 'builder'
}
