import type { Context } from 'hono'
import type { LiveMessage } from '#domain/live/message.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import { kickRecordChanges } from '../workflows/record-changes.ts'
import { changesOf } from './listeners.ts'
import type { RecordPlace } from './place.ts'

type Change = Extract<LiveMessage, { type: 'records' }>

/** Changes made within this time of each other are told together: a busy workspace's room is called twenty times a second, not a thousand. */
const GATHER_MS = 50
/** Most ids of one message. */
const MOST_IDS = 1_000

/** What is waiting to be told: by workspace, then by component, action and author. */
const waiting = new Map<string, Map<string, Omit<Change, 'ids'> & { readonly ids: Set<string> }>>()

/** Tells open browsers that records changed, shortly after the answer is on its way, and sees to the workflows that listen. */
export function announce(
  c: Context<AppEnv>,
  { component, live }: RecordPlace,
  action: Change['action'],
  ids: readonly string[],
): void {
  if (ids.length === 0) return
  const { workspaceId, userId } = c.var.actor
  if (changesOf(live.components[component.id]).has(action)) kickRecordChanges(c, workspaceId)
  let gathered = waiting.get(workspaceId)
  if (!gathered) {
    gathered = new Map()
    waiting.set(workspaceId, gathered)
    background(c, tell(c.env, workspaceId))
  }
  const kind = `${component.key} ${action} ${userId}`
  const change = gathered.get(kind)
  if (change) for (const id of ids) change.ids.add(id)
  else gathered.set(kind, { type: 'records', component: component.key, action, ids: new Set(ids), by: userId })
}

/** Waits for what else comes and sends it. The first of a burst does so for all. */
async function tell(env: AppEnv['Bindings'], workspaceId: string): Promise<void> {
  await new Promise((done) => setTimeout(done, GATHER_MS))
  const gathered = waiting.get(workspaceId) ?? new Map()
  waiting.delete(workspaceId)
  const room = env.LIVE_ROOM.getByName(workspaceId)
  for (const { ids, ...change } of gathered.values()) {
    const all = [...ids]
    for (let at = 0; at < all.length; at += MOST_IDS) await room.send({ ...change, ids: all.slice(at, at + MOST_IDS) })
  }
}
