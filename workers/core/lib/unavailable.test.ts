import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createSql } from '#db/client.ts'
import { unavailable } from './unavailable.ts'

/** The address of a database that takes every query and then does this. */
async function databaseThat(does: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => does(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each<[string, (response: ServerResponse) => void]>([
  ['never answers', () => undefined],
  ['begins to answer and stops', (response) => void response.writeHead(200).write('{"fields":')],
  ['goes away', (response) => response.destroy()],
])('a database that %s is down, for every query anew', async (_, does) => {
  const sql = createSql({ url: 'postgres://app:app@localhost/app', neonLocal: await databaseThat(does) }, 100)
  for (let i = 0; i < 2; i++) {
    const error = await sql`select 1`.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(unavailable(error)).toBe('database_unavailable')
  }
  const batch = await sql.transaction([sql`select 1`]).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(unavailable(batch)).toBe('database_unavailable')
})

test('patience begins anew with every query', async () => {
  const quick = await databaseThat((response) =>
    response.end('{"fields":[],"rows":[],"rowCount":0,"command":"SELECT","rowAsArray":true}'),
  )
  const sql = createSql({ url: 'postgres://app:app@localhost/app', neonLocal: quick }, 200)
  for (let i = 0; i < 3; i++) {
    expect(await sql`select 1`).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
})
