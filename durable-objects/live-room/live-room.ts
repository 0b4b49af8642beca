import { DurableObject } from 'cloudflare:workers'
import { createSql, type Sql } from '#db/client.ts'
import { readLiveAccess } from '#db/queries/live-access.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { ObjectEnv } from '../env.ts'
import type { LiveRoomApi } from './api.ts'
import { type Access, heard, isWelcome } from './audience.ts'
import { peopleOf, placeIn, readSeat, RELEASE_HEADER, type Seat, SEAT_HEADER } from './seat.ts'

/** How long what is known of access is relied on: a taken role or an ended session is heeded within this time. */
const ACCESS_MS = 30_000
/** A message waits no longer than this for the database to say who may hear it. */
const PATIENCE_MS = 3_000
/** Others hear of comings and goings at most this often. */
const PEOPLE_MS = 100
const MOST_SOCKETS = 5_000
/** No one person's tabs may keep the others out. */
const MOST_SOCKETS_EACH = 50

/** Closing codes of ours: the browser signs in again, or comes back later. */
const ENDED = 4401
const FULL = 1013

/**
 * A workspace's open browsers. Sockets hibernate: between messages the room costs nothing, and everything it must remember is kept
 * with the sockets.
 */
export class LiveRoom extends DurableObject<ObjectEnv> implements LiveRoomApi {
  readonly #sql: Sql
  #access: { readonly value: Access; readonly readAt: number } | null = null
  #reading: Promise<Access | null> | null = null
  #peopleTimer: ReturnType<typeof setTimeout> | undefined

  constructor(ctx: DurableObjectState, env: ObjectEnv) {
    super(ctx, env)
    this.#sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** Takes a browser in. The caller has checked who it is and says so in headers of its own making. */
  override async fetch(request: Request): Promise<Response> {
    const seat = readSeat(request.headers.get(SEAT_HEADER))
    if (!seat || request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 400 })
    const { 0: client, 1: server } = new WebSocketPair()
    if (this.#isFullFor(seat)) {
      // Not taken in: a browser that never answers the closing must not count as one that is here.
      server.accept()
      server.close(FULL, 'full')
      return new Response(null, { status: 101, webSocket: client })
    }
    this.ctx.acceptWebSocket(server, [seat.userId])
    server.serializeAttachment(seat)
    // Whoever joins was checked a moment ago, and may be unknown to what was read before.
    this.#access = null
    const release = Number(request.headers.get(RELEASE_HEADER))
    this.#put(server, {
      type: 'hello',
      release: release > 0 ? release : null,
      people: seat.studio ? peopleOf(this.#seats()) : [],
    })
    if (seat.studio) this.#tellPeople()
    return new Response(null, { status: 101, webSocket: client })
  }

  async send(message: LiveMessage): Promise<void> {
    const sockets = this.ctx.getWebSockets()
    if (sockets.length === 0) return
    const access = await this.#readAccess(sockets, message.type === 'released')
    for (const socket of sockets) {
      const seat = seatOf(socket)
      if (!seat) continue
      if (access && !isWelcome(access, seat)) {
        shut(socket, ENDED, 'signed out')
        continue
      }
      const part = heard(message, seat, access)
      if (part) this.#put(socket, part)
    }
  }

  override webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): void {
    const place = placeIn(frame)
    const seat = seatOf(socket)
    if (!seat || place === undefined || place === seat.place) return
    socket.serializeAttachment({ ...seat, place } satisfies Seat)
    if (seat.studio) this.#tellPeople()
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    shut(socket, code === 1005 || code === 1006 ? 1000 : code, '')
    if (seatOf(socket)?.studio) this.#tellPeople(socket)
  }

  override webSocketError(socket: WebSocket): void {
    if (seatOf(socket)?.studio) this.#tellPeople(socket)
  }

  #isFullFor({ userId }: Seat): boolean {
    return this.ctx.getWebSockets().length >= MOST_SOCKETS || this.ctx.getWebSockets(userId).length >= MOST_SOCKETS_EACH
  }

  #seats(without?: WebSocket): Seat[] {
    return this.ctx
      .getWebSockets()
      .filter((socket) => socket !== without && socket.readyState === WebSocket.OPEN)
      .flatMap((socket) => seatOf(socket) ?? [])
  }

  #tellPeople(without?: WebSocket): void {
    if (this.#peopleTimer !== undefined) return
    this.#peopleTimer = setTimeout(() => {
      this.#peopleTimer = undefined
      const message: LiveMessage = { type: 'people', people: peopleOf(this.#seats(without)) }
      for (const socket of this.ctx.getWebSockets()) {
        const seat = seatOf(socket)
        if (seat && heard(message, seat, null)) this.#put(socket, message)
      }
    }, PEOPLE_MS)
  }

  /** A socket that cannot take a message is on its way out; nobody else must feel it. */
  #put(socket: WebSocket, message: LiveMessage): void {
    try {
      socket.send(JSON.stringify(message))
    } catch {
      shut(socket, 1011, 'unreachable')
    }
  }

  /** Null where it is not known and cannot be read: then only what concerns no records is told. */
  #readAccess(sockets: readonly WebSocket[], anew: boolean): Promise<Access | null> {
    const known = this.#access
    if (!anew && known && Date.now() - known.readAt < ACCESS_MS) return Promise.resolve(known.value)
    this.#reading ??= this.#ask(sockets).finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #ask(sockets: readonly WebSocket[]): Promise<Access | null> {
    const readAt = Date.now()
    const asked = new Set(sockets.flatMap((socket) => seatOf(socket)?.sessionId ?? []))
    const deadline = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS),
    )
    try {
      const row = await Promise.race([readLiveAccess(this.#sql, this.ctx.id.name ?? '', [...asked]), deadline])
      const value: Access = {
        asked,
        sessions: new Set(row.sessions),
        members: new Map(row.members.map(({ user_id, role, role_ids }) => [user_id, { role, roleIds: role_ids }])),
        roles: row.roles,
        components: new Map(row.components.map(({ id, key, access }) => [key, { id, access }])),
      }
      this.#access = { value, readAt }
      return value
    } catch (error) {
      console.warn(JSON.stringify({ level: 'warn', event: 'live_room.access_unknown', error: String(error) }))
      return null
    }
  }
}

const seatOf = (socket: WebSocket): Seat | null => socket.deserializeAttachment() as Seat | null

function shut(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason)
  } catch {
    // Closed already.
  }
}
