import { createServer, type Server } from 'node:net'

/**
 * A TCP port of this machine that nobody listens on right now: `preferred` when it is free, else one the system picks.
 * The port is released before it is returned, so the caller should take it at once.
 */
export const freePort = async (preferred = 0): Promise<number> => {
  const server = (await listen(preferred)) ?? (await listen(0))
  if (server === undefined) throw new Error('this machine has no free TCP port')
  const port = portOf(server)
  await new Promise((done) => server.close(done))
  return port
}

/**
 * Like `freePort`, but two starts at once never get the same: whoever wants `preferred` must hold the port 20,000 away
 * from it, which the system takes back when the process ends, however it ends.
 */
export const claimPort = async (preferred: number): Promise<number> => {
  const guard = await listen(preferred < 40_000 ? preferred + GUARD_DISTANCE : preferred - GUARD_DISTANCE)
  guard?.unref()
  return freePort(guard === undefined ? 0 : preferred)
}

const GUARD_DISTANCE = 20_000

/** Listens on a port, or answers undefined when it is taken. */
const listen = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address')
  return address.port
}
