import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { request } from './request.ts'
import { ServerError } from './server-error.ts'

let answer: RequestListener
const server = createServer((asked, told) => answer(asked, told))

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  Object.assign(location, { href: `http://127.0.0.1:${(server.address() as AddressInfo).port}/studio` })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  answer = (_, told) => told.writeHead(204).end()
})

const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.unreachable(),
    (error) => error,
  )

test('sends JSON with its own headers and gives the parsed answer', async () => {
  let body = ''
  let headers = {}
  answer = (asked, told) => {
    headers = asked.headers
    asked.on('data', (part: Buffer) => (body += part.toString()))
    asked.on('end', () =>
      told.writeHead(201, { 'content-type': 'application/json' }).end(`{"path":"${asked.url}","id":"r1"}`),
    )
  }
  const made = await request('POST', '/records/invoice', { total: 12 }, { 'idempotency-key': 'k' })
  expect(made).toEqual({ path: '/api/records/invoice', id: 'r1' })
  expect(body).toBe('{"total":12}')
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': 'k',
    accept: 'application/json',
  })
})

test('an answer without a body is undefined', async () => {
  expect(await request('DELETE', '/records/invoice/r1')).toBe(undefined)
})

test('a problem is thrown with its code, sentence and fields', async () => {
  const problem = {
    title: 'Not saved',
    status: 422,
    code: 'invalid_values',
    fields: [{ path: 'total', code: 'value_required', message: 'Required' }],
  }
  answer = (_, told) => told.writeHead(422, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
  const error = await failure(request('GET', '/roles'))
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ code: 'invalid_values', message: 'Not saved', fields: problem.fields })
})

test('an answer that is not ours is an internal problem without a body', async () => {
  answer = (_, told) => told.writeHead(502).end('<h1>Bad gateway</h1>')
  expect(await failure(request('GET', '/roles'))).toMatchObject({ code: 'internal', body: null, fields: [] })
})

test('no answer at all is “offline”', async () => {
  answer = (asked) => asked.socket.destroy()
  expect(await failure(request('GET', '/roles'))).toMatchObject({ name: 'ServerError', code: 'offline' })
})

test('what the caller gave up is no failure of the server', async () => {
  const turn = new AbortController()
  answer = () => turn.abort()
  expect(await failure(request('GET', '/roles', undefined, {}, turn.signal))).toMatchObject({ name: 'AbortError' })
})
