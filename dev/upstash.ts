/** Upstash's REST protocol in front of the Redis engine: `/`, `/pipeline`, `/multi-exec` and commands written as paths. */
import { createServer, type IncomingMessage } from 'node:http'
import { createRedisEngine, type RedisEngine } from './redis/engine.ts'
import { type Bytes, OK, RedisError, type Reply, Status, toBase64, toBytes, toText } from './redis/reply.ts'

export type UpstashServer = {
  readonly url: string
  readonly token: string
  /** Requests served since the start. */
  readonly roundTrips: () => number
  readonly stop: () => Promise<void>
}

type Answer = { readonly status: number; readonly body: unknown }

/** Starts an empty Redis that answers as Upstash does. It lives in this process and keeps nothing. */
export const startUpstash = async (port = 0): Promise<UpstashServer> => {
  const engine = createRedisEngine()
  const token = 'local'
  let roundTrips = 0

  const server = createServer(async (request, response) => {
    const counting = request.method === 'GET' && request.url === '/round-trips'
    if (!counting) roundTrips++
    const { status, body } = counting ? { status: 200, body: { roundTrips } } : await answer(engine, request, token)
    const bytes = Buffer.from(JSON.stringify(body))
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
  })
  server.keepAliveTimeout = 120_000
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the Redis stand-in has no TCP address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    roundTrips: () => roundTrips,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const answer = async (engine: RedisEngine, request: IncomingMessage, token: string): Promise<Answer> => {
  if (request.headers.authorization !== `Bearer ${token}`) {
    return { status: 401, body: { error: 'WRONGPASS invalid or missing auth token' } }
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const encode = request.headers['upstash-encoding'] === 'base64' ? toBase64 : toText
  try {
    const text = await textOf(request)
    if (path === '/pipeline') {
      return { status: 200, body: commandsOf(text).map((args) => wrap(engine.execute(args), encode)) }
    }
    if (path === '/multi-exec') return transaction(engine, commandsOf(text), encode)
    const args = path === '/' ? commandOf(JSON.parse(text)) : commandInPath(path, text)
    const reply = engine.execute(args)
    return { status: reply instanceof RedisError ? 400 : 200, body: wrap(reply, encode) }
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof URIError)) throw error
    return { status: 400, body: { error: `ERR failed to parse command: ${error.message}` } }
  }
}

/** All or nothing is queued; once queued, all run, and each tells its own error. The engine lets nobody in between. */
const transaction = (engine: RedisEngine, commands: readonly Bytes[][], encode: (bytes: Bytes) => string): Answer => {
  const refused = commands.map(engine.refusal).find((refusal) => refusal !== undefined)
  if (refused !== undefined) {
    const error = `EXECABORT Transaction discarded because of previous errors. ${toText(refused.message)}`
    return { status: 400, body: { error } }
  }
  return { status: 200, body: commands.map((args) => wrap(engine.execute(args), encode)) }
}

const commandsOf = (text: string): Bytes[][] => {
  const commands: unknown = JSON.parse(text)
  if (!Array.isArray(commands)) throw new SyntaxError('a list of commands is expected')
  return commands.map(commandOf)
}

const commandOf = (args: unknown): Bytes[] => {
  if (!Array.isArray(args) || args.length === 0) throw new SyntaxError('a command is a list that is not empty')
  return args.map((arg) => toBytes(typeof arg === 'string' ? arg : JSON.stringify(arg)))
}

/** `/set/key/value`; the body of a POST is one more argument. */
const commandInPath = (path: string, body: string): Bytes[] => {
  const args = path.slice(1).split('/').map(decodeURIComponent)
  return (body === '' ? args : [...args, body]).map(toBytes)
}

const wrap = (reply: Reply, encode: (bytes: Bytes) => string): { result: unknown } | { error: string } =>
  reply instanceof RedisError ? { error: toText(reply.message) } : { result: plain(reply, encode) }

/** Upstash encodes every string but the status OK. */
const plain = (reply: Reply, encode: (bytes: Bytes) => string): unknown => {
  if (reply === OK || (reply instanceof Status && reply.text === 'OK')) return 'OK'
  if (reply instanceof Status) return encode(reply.text)
  if (reply instanceof RedisError) return encode(reply.message)
  if (typeof reply === 'string') return encode(reply)
  return Array.isArray(reply) ? reply.map((item) => plain(item, encode)) : reply
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
