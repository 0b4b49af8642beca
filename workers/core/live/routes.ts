import { Hono } from 'hono'
import { holds } from '#domain/auth/permissions.ts'
import { AppError } from '#domain/lib/errors.ts'
import { RELEASE_HEADER, SEAT_HEADER, writeSeat } from '#durable-objects/live-room/seat.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'

export const live = new Hono<AppEnv>().get(
  '/',
  requires('signed-in', {
    tags: ['Live'],
    summary: 'WebSocket of the workspace’s live room',
    description: '`?studio=1` for builders: be seen, and hear of drafts and publications.',
  }),
  async (c) => {
    const { actor, sessionId } = c.var
    const { headers, url } = c.req.raw
    // Browsers send cookies along with WebSockets of any page: only our own pages may open one.
    if (headers.get('origin') !== new URL(url).origin) throw new AppError('foreign_origin')
    if (headers.get('upgrade')?.toLowerCase() !== 'websocket')
      throw new AppError('invalid_request', { detail: 'this address speaks WebSocket' })
    const studio = c.req.query('studio') !== undefined
    if (studio && !holds(actor.role, 'studio.open'))
      throw new AppError('forbidden', { extra: { permission: 'studio.open' } })
    const { number } = await liveApp(c)
    // A request of its own: no header of the browser's reaches the room.
    const join = new Request('https://live-room/', {
      headers: {
        upgrade: 'websocket',
        [SEAT_HEADER]: writeSeat({ userId: actor.userId, sessionId, name: actor.name, studio }),
        [RELEASE_HEADER]: String(number),
      },
    })
    return c.env.LIVE_ROOM.getByName(actor.workspaceId).fetch(join)
  },
)
