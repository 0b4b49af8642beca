import { createServer } from 'node:net'

/**
 * A TCP port of this machine that nobody listens on right now: `preferred` when it is free, else one the system picks.
 * The port is released before it is returned, so the caller should take it at once.
 */
export const freePort = async (preferred = 0): Promise<number> => {
  const port = await tryPort(preferred)
  return port ?? freePort(0)
}

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(taken))
    })
  })
