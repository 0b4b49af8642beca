import { Hono } from 'hono'

/** What a request costs at least: a bare Hono application. */
export default new Hono().get('/health', (c) => c.text('ok')).get('/hello', (c) => c.json({ hello: 'world' }))
