import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a service that can be shut and opened while somebody uses it. */
export type Tap = {
  readonly address: string
  readonly shut: () => void
  readonly open: () => void
  readonly close: () => Promise<void>
}

/** @param target `host:port` of the service */
export async function makeTap(target: string): Promise<Tap> {
  const [host = '', port = ''] = target.split(':')
  const sockets = new Set<Socket>()
  let isOpen = true
  const server: Server = createServer((socket) => {
    if (!isOpen) return void socket.destroy()
    const onward = connect(Number(port), host)
    for (const end of [socket, onward]) {
      sockets.add(end)
      end
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(end)
          socket.destroy()
          onward.destroy()
        })
    }
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const drop = () => sockets.forEach((socket) => socket.destroy())
  return {
    address: `127.0.0.1:${address.port}`,
    shut: () => {
      isOpen = false
      drop()
    },
    open: () => (isOpen = true),
    close: () => {
      drop()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
