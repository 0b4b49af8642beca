import type { LiveMessage } from '#domain/live/message.ts'

type Handlers = {
  readonly onMessage: (message: LiveMessage) => void
  /** Called with false when the line drops and with true when it is there; what was said meanwhile is lost. */
  readonly onLine: (connected: boolean) => void
}

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000

/**
 * Keeps one WebSocket to the workspace's live room open, with growing pauses between tries.
 * @param path of the room, with what the listener says of itself
 * @returns `say` sends a frame where the line is there; `close` ends it for good
 */
export function openLine(
  path: string,
  { onMessage, onLine }: Handlers,
): { say: (frame: object) => void; close: () => void } {
  let socket: WebSocket
  let retryMs = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  function open() {
    socket = new WebSocket(location.origin.replace('http', 'ws') + path)
    socket.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS
      onLine(true)
    })
    socket.addEventListener('message', ({ data }) => onMessage(JSON.parse(data) as LiveMessage))
    socket.addEventListener('close', () => {
      if (closed) return
      onLine(false)
      timer = setTimeout(open, retryMs * (0.5 + Math.random() / 2))
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
    })
  }
  open()

  return {
    say(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    close() {
      closed = true
      clearTimeout(timer)
      socket.close()
    },
  }
}
