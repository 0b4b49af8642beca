import type { Context } from 'hono'
import type { LiveMessage } from '#domain/live/message.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import type { RecordPlace } from './place.ts'

type Action = Extract<LiveMessage, { type: 'records' }>['action']

/** Tells open browsers that records changed, after the answer is on its way. */
export function announce(c: Context<AppEnv>, { component }: RecordPlace, action: Action, ids: readonly string[]): void {
  if (ids.length === 0) return
  const { workspaceId, userId } = c.var.actor
  const message: LiveMessage = { type: 'records', component: component.key, action, ids, by: userId }
  background(c, (async () => c.env.LIVE_ROOM.getByName(workspaceId).send(message))())
}
