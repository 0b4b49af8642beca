import { Hono } from 'hono'

/** Bytes of a page's definition in the scene of the benchmarks, more or less. */
const page = { page: 'x'.repeat(4_000) }

/** Like the gateway's line of a request. */
const line = {
  level: 'info',
  method: 'GET',
  route: '/hello',
  status: 200,
  ms: 0,
  requestId: '0'.repeat(36),
  traceId: '0'.repeat(32),
  workspace: 'ws_0123456789',
  user: '0'.repeat(36),
}

/** What a request costs at least: a bare Hono application. */
export default new Hono()
  .get('/health', (c) => c.text('ok'))
  .get('/hello', (c) => c.json({ hello: 'world' }))
  .get('/page', (c) => c.json(page))
  .get('/logged', (c) => {
    console.log(JSON.stringify({ ...line, at: Date.now() }))
    return c.json({ hello: 'world' })
  })
