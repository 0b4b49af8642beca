import { Hono } from 'hono'

/** Bytes of a page's definition in the scene of the benchmarks, more or less. */
const page = { page: 'x'.repeat(4_000) }

/** What a request costs at least: a bare Hono application. */
export default new Hono()
  .get('/health', (c) => c.text('ok'))
  .get('/hello', (c) => c.json({ hello: 'world' }))
  .get('/page', (c) => c.json(page))
