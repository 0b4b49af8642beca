import type { LiveMessage } from '#domain/live/message.ts'

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

/**
 * Keeps the line to the workspace's live room open, with growing pauses between tries.
 * @param onBack called when the line is back after having been away: something may have been missed
 * @returns ends it
 */
export function listen(onMessage: (message: LiveMessage) => void, onBack: () => void): () => void {
  let socket: WebSocket | null = null
  let pause = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let lost = false
  let ended = false

  function connect(): void {
    const address = new URL('/api/live', location.href)
    address.protocol = address.protocol.replace('http', 'ws')
    socket = new WebSocket(address)
    socket.addEventListener('open', () => {
      pause = FIRST_RETRY_MS
      if (lost) onBack()
      lost = false
    })
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') onMessage(JSON.parse(data) as LiveMessage)
    })
    socket.addEventListener('close', () => {
      if (ended) return
      lost = true
      timer = setTimeout(connect, pause * (0.5 + Math.random() / 2))
      pause = Math.min(pause * 2, LAST_RETRY_MS)
    })
  }
  connect()

  return () => {
    ended = true
    clearTimeout(timer)
    socket?.close()
  }
}
