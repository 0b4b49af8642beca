import { createServer } from 'node:http'

export type Receiver = {
  readonly url: string
  /** Bodies of the requests that were taken, parsed. */
  readonly received: unknown[]
  /** The status of the answers to come. */
  answer: number
  readonly stop: () => Promise<void>
}

/** Somewhere outside to send JSON to: a real server on a free port. Runs in Node only. */
export const startReceiver = async (): Promise<Receiver> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (receiver.answer < 300) receiver.received.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.writeHead(receiver.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}/`,
    received: [],
    answer: 200,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return receiver
}
