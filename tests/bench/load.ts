import { connect, type Socket } from 'node:net'
import { percentile } from './figure.ts'

/** A request as it goes over the wire; the same bytes each time, or made anew for each. */
export type Shot = {
  readonly method: string
  readonly path: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string
}

export type LoadResult = {
  readonly rate: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly requests: number
}

const encode = (host: string, { method, path, headers = {}, body }: Shot): Buffer => {
  const all = {
    host,
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`)
}

const END = Buffer.from('\r\n\r\n')

/** Length of the first whole response in `bytes`, or 0 while it is not whole. Understands content-length, chunked, and neither (204, 304). */
function responseLength(bytes: Buffer): number {
  const head = bytes.indexOf(END)
  if (head < 0) return 0
  const text = bytes.toString('latin1', 0, head).toLowerCase()
  const start = head + END.length
  const length = /\r\ncontent-length: (\d+)/.exec(text)
  if (length) return bytes.length >= start + Number(length[1]) ? start + Number(length[1]) : 0
  if (!text.includes('\r\ntransfer-encoding: chunked')) return start
  for (let at = start; ;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return 0
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16)
    at = line + 2 + size + 2
    if (bytes.length < at) return 0
    if (size === 0) return at
  }
}

/**
 * Closed-loop load over keep-alive connections: each sends its next request when the answer to the last is whole.
 * Node's HTTP client would be slower than the server it measures; these are plain sockets.
 *
 * @param shot the request, or a function that makes the nth
 * @throws when an answer is not a success
 */
export function load(
  url: string,
  shot: Shot | ((n: number) => Shot),
  options: { readonly concurrency: number; readonly durationMs: number; readonly requests?: number },
): Promise<LoadResult> {
  const { hostname, port, host } = new URL(url)
  const fixed = typeof shot === 'function' ? null : encode(host, shot)
  const times: number[] = []
  const sockets: Socket[] = []
  let sent = 0
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const deadline = started + options.durationMs
    let open = options.concurrency

    const finish = () => {
      if (--open > 0) return
      const seconds = (performance.now() - started) / 1_000
      const sorted = Float64Array.from(times).toSorted()
      resolve({
        rate: times.length / seconds,
        p50Ms: percentile(sorted, 0.5),
        p99Ms: percentile(sorted, 0.99),
        requests: times.length,
      })
    }
    const fail = (error: Error) => {
      for (const socket of sockets) socket.destroy()
      reject(error)
    }

    for (let i = 0; i < options.concurrency; i++) {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      sockets.push(socket)
      let pending: Buffer | null = null
      let at = 0
      const next = () => {
        if (performance.now() >= deadline || sent >= (options.requests ?? Infinity)) {
          socket.end()
          finish()
          return
        }
        const n = sent++
        at = performance.now()
        socket.write(fixed ?? encode(host, (shot as (n: number) => Shot)(n)))
      }
      socket.on('connect', next)
      socket.on('error', fail)
      socket.on('data', (data) => {
        const bytes: Buffer = pending === null ? data : Buffer.concat([pending, data])
        const length = responseLength(bytes)
        if (length === 0) {
          pending = bytes
          return
        }
        pending = null
        times.push(performance.now() - at)
        if (bytes[9] !== 0x32) return fail(new Error(`${url}: ${bytes.toString('utf8', 0, 400)}`)) // 'HTTP/1.1 2…'
        next()
      })
    }
  })
}
