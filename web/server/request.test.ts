import { afterEach, expect, test, vi } from 'vitest'
import { request } from './request.ts'
import { ServerError } from './server-error.ts'

afterEach(() => vi.unstubAllGlobals())

/** The network is what this file ends at: below it, real requests meet real answers. */
function answering(answer: (asked: Request) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) =>
    answer(new Request(`http://aqtra.test${path}`, init)),
  )
}

const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )

test('sends JSON with the caller’s headers and gives the parsed answer', async () => {
  const asked: Request[] = []
  answering((one) => {
    asked.push(one)
    return Response.json({ id: 'r1' }, { status: 201 })
  })
  expect(await request('POST', '/records/invoice', { total: 12 }, { 'idempotency-key': 'k' })).toEqual({ id: 'r1' })
  const [one] = asked
  expect(one?.url).toBe('http://aqtra.test/api/records/invoice')
  expect(await one?.text()).toBe('{"total":12}')
  expect(Object.fromEntries(one?.headers ?? [])).toMatchObject({
    'content-type': 'application/json',
    accept: 'application/json',
    'idempotency-key': 'k',
  })
})

test('an answer without a body is undefined, and so is a body that is not given', async () => {
  let sent: string | null = null
  answering(async (asked) => {
    sent = await asked.text()
    return new Response(null, { status: 204 })
  })
  expect(await request('DELETE', '/records/invoice/r1')).toBe(undefined)
  expect(sent).toBe('')
})

test('a problem is thrown with its code, sentence and fields', async () => {
  const fields = [{ path: 'total', code: 'value_required', message: 'Required' }]
  answering(() => Response.json({ title: 'Not saved', status: 422, code: 'invalid_values', fields }, { status: 422 }))
  const error = await failure(request('GET', '/roles'))
  expect(error).toBeInstanceOf(ServerError)
  expect(error).toMatchObject({ code: 'invalid_values', message: 'Not saved', fields })
})

test('an answer that is not ours is an internal problem without a body', async () => {
  answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await failure(request('GET', '/roles'))).toMatchObject({ code: 'internal', body: null, fields: [] })
})

test('no answer at all is “offline”', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await failure(request('GET', '/roles'))).toMatchObject({ name: 'ServerError', code: 'offline' })
})

test('what the caller gave up is no failure of the platform', async () => {
  const turn = new AbortController()
  answering((asked) => {
    turn.abort()
    return Promise.reject(asked.signal.reason as DOMException)
  })
  expect(await failure(request('GET', '/roles', undefined, {}, turn.signal))).toMatchObject({ name: 'AbortError' })
})
