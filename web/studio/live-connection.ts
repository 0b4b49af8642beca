import type { LiveMessage } from '#domain/live/message.ts'

type Handlers = {
  readonly onMessage: (message: LiveMessage) => void
  /** Called with false when the line drops and with true when it is back. */
  readonly onLine: (connected: boolean) => void
}

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 20_000

/**
 * Keeps one WebSocket to the workspace's live room open, with growing pauses between tries.
 * @returns `tell` sends where the person is; `close` ends it for good
 */
export function connectLive({ onMessage, onLine }: Handlers): { tell: (place: string) => void; close: () => void } {
  let socket: WebSocket | null = null
  let retryMs = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let place: string | null = null
  let closed = false

  const send = () => {
    if (place !== null && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'place', place }))
  }

  function open() {
    const address = new URL('/api/live?studio=1', location.href)
    address.protocol = address.protocol.replace('http', 'ws')
    socket = new WebSocket(address)
    socket.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS
      onLine(true)
      send()
    })
    socket.addEventListener('message', (event) => {
      if (typeof event.data === 'string') onMessage(JSON.parse(event.data) as LiveMessage)
    })
    socket.addEventListener('close', () => {
      if (closed) return
      onLine(false)
      timer = setTimeout(open, retryMs * (0.5 + Math.random() / 2))
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
    })
  }
  open()

  return {
    tell(next) {
      place = next
      send()
    },
    close() {
      closed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}
