/**
 * Speaks Neon's two protocols in front of an ordinary PostgreSQL, so that `@neondatabase/serverless` works unchanged:
 * `POST /sql` for one query or an atomic batch, and a WebSocket that tunnels the PostgreSQL protocol.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import pg from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'
import { type HttpRequest, runBatch, runQuery } from './neon-queries.ts'

export type NeonProxy = {
  /** `host:port`, for `NEON_LOCAL`. */
  readonly address: string
  /** Requests served over HTTP plus tunnels opened, since the start. */
  readonly roundTrips: () => number
  /** Collects the requests answered from now on, as they were posted, until it is called off. */
  readonly record: () => () => HttpRequest[]
  readonly stop: () => Promise<void>
}

/** Starts the proxy in front of the server that `databaseUrl` names; user, password and database come with each request. */
export const startNeonProxy = async (databaseUrl: string, port = 0): Promise<NeonProxy> => {
  const { hostname, port: targetPort } = new URL(databaseUrl)
  const target = { host: hostname, port: Number(targetPort || 5432) }
  const pools = new Map<string, pg.Pool>()
  let roundTrips = 0
  const recorders = new Set<HttpRequest[]>()

  const poolFor = (connectionString: string): pg.Pool => {
    const { username, password, pathname } = new URL(connectionString)
    const key = JSON.stringify([username, password, pathname])
    let pool = pools.get(key)
    if (pool === undefined) {
      pool = new pg.Pool({
        ...target,
        user: decodeURIComponent(username),
        password: decodeURIComponent(password),
        database: decodeURIComponent(pathname.slice(1)),
        max: 20,
        idleTimeoutMillis: 2_000,
      })
      pool.on('error', () => {}) // an idle connection was cut; the next query opens another
      pools.set(key, pool)
    }
    return pool
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://proxy')
    if (request.method === 'GET' && url.pathname === '/round-trips') return answer(response, 200, { roundTrips })
    if (request.method !== 'POST' || url.pathname !== '/sql') return answer(response, 404, { message: 'not found' })
    roundTrips++
    void answerSql(request, response, poolFor, (asked) => {
      for (const recorder of recorders) recorder.push(asked)
    })
  })
  server.keepAliveTimeout = 120_000

  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    roundTrips++
    sockets.handleUpgrade(request, socket, head, (webSocket) => tunnel(webSocket, target))
  })

  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the Neon proxy has no TCP address')
  return {
    address: `127.0.0.1:${address.port}`,
    roundTrips: () => roundTrips,
    record: () => {
      const requests: HttpRequest[] = []
      recorders.add(requests)
      return () => {
        recorders.delete(requests)
        return requests
      }
    },
    stop: async () => {
      server.closeAllConnections()
      for (const client of sockets.clients) client.terminate()
      await new Promise((done) => server.close(done))
      await Promise.all([...pools.values()].map((pool) => pool.end()))
    },
  }
}

const answerSql = async (
  request: IncomingMessage,
  response: ServerResponse,
  poolFor: (connectionString: string) => pg.Pool,
  onAsked: (request: HttpRequest) => void,
): Promise<void> => {
  let client: pg.PoolClient | undefined
  let broken = false
  try {
    const { headers } = request
    const connectionString = headers['neon-connection-string']
    if (typeof connectionString !== 'string') throw new Error('the header Neon-Connection-String is missing')
    const body: HttpRequest = JSON.parse(await textOf(request))
    onAsked(body)
    client = await poolFor(connectionString).connect()
    const result =
      'queries' in body ? await runBatch(client, body.queries, headers) : await runQuery(client, body, headers)
    answer(response, 200, result)
  } catch (error) {
    broken = client !== undefined && !(error instanceof pg.DatabaseError)
    answer(response, 400, problemOf(error))
  } finally {
    client?.release(broken)
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
}

const ERROR_FIELDS = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'where',
].concat(['schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine'])

const problemOf = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) }
  const fields = Object.entries(error).filter(([name, value]) => ERROR_FIELDS.includes(name) && value !== undefined)
  return { message: error.message, ...Object.fromEntries(fields), 'neon:retryable': false }
}

const tunnel = (webSocket: WebSocket, target: { host: string; port: number }): void => {
  const database = connect({ ...target, noDelay: true })
  webSocket.on('message', (data: Buffer) => database.write(data))
  webSocket.on('close', () => database.end())
  webSocket.on('error', () => database.destroy())
  database.on('data', (data) => webSocket.send(data))
  database.on('close', () => webSocket.close())
  database.on('error', () => webSocket.close(1011))
}
