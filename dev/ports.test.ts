import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { claimPort, freePort } from './ports.ts'

test('a port that is free is given, one that is taken is replaced', async () => {
  const port = await freePort()
  expect(await freePort(port)).toBe(port)
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  expect(await freePort(port)).not.toBe(port)
  await new Promise((done) => server.close(done))
})

test('two that claim the same port at once get different ones', async () => {
  const wanted = await freePort(41_873)
  const [first, second] = await Promise.all([claimPort(wanted), claimPort(wanted)])
  expect(first === wanted || second === wanted).toBe(true)
  expect(first).not.toBe(second)
})
