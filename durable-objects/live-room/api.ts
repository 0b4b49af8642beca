import type { LiveMessage } from '#domain/live/message.ts'

/** The workspace's live room, named by the workspace's id. Browsers join by WebSocket through `fetch`. */
export type LiveRoomApi = {
  /** Sends a message to every open browser that may see it. Never fails the caller. */
  send: (message: LiveMessage) => Promise<void>
}
