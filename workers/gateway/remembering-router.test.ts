import fc from 'fast-check'
import { TrieRouter } from 'hono/router/trie-router'
import { expect, test } from 'vitest'
import { RememberingRouter } from './remembering-router.ts'

const ROUTES = [
  ['ALL', '/*', 'entry'],
  ['GET', '/api/records/:component', 'list'],
  ['POST', '/api/records/:component', 'create'],
  ['GET', '/api/records/:component/openapi.json', 'openapi'],
  ['GET', '/api/records/:component/:id', 'get'],
  ['PATCH', '/api/records/:component/:id', 'update'],
  ['GET', '/assets/*', 'asset'],
  ['GET', '/', 'home'],
] as const

const filled = <R extends { add(method: string, path: string, handler: string): void }>(router: R): R => {
  for (const [method, path, handler] of ROUTES) router.add(method, path, handler)
  return router
}

const anyAddress = fc
  .array(
    fc.oneof(fc.constantFrom('api', 'records', 'assets', 'openapi.json', 'x', ''), fc.string({ maxLength: 210 })),
    { maxLength: 5 },
  )
  .map((parts) => `/${parts.join('/')}`)
const anyMethod = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS')

test('finds what the trie finds, asked once or twice, in any order', () => {
  const trie = filled(new TrieRouter<string>())
  fc.assert(
    fc.property(fc.array(fc.tuple(anyMethod, anyAddress), { maxLength: 20 }), (asked) => {
      const router = filled(new RememberingRouter<string>())
      for (const [method, path] of [...asked, ...asked])
        expect(router.match(method, path)).toEqual(trie.match(method, path))
    }),
  )
})

test('does not take an address of one method for that of another', () => {
  const router = filled(new RememberingRouter<string>())
  const handlers = (method: string) => router.match(method, '/api/records/invoice/1')[0].map(([handler]) => handler)
  expect(handlers('GET')).toEqual(['entry', 'get'])
  expect(handlers('PATCH')).toEqual(['entry', 'update'])
  expect(handlers('GET')).toEqual(['entry', 'get'])
})

test('keeps finding when strangers fill its memory', () => {
  const router = filled(new RememberingRouter<string>())
  for (let n = 0; n < 5_000; n++) router.match('GET', `/api/records/invoice/${n}`)
  for (let n = 0; n < 50; n++) router.match(`M${n}`, '/')
  expect(router.match('GET', '/api/records/invoice/7')[0].map(([, params]) => params)).toEqual([
    {},
    { component: 'invoice', id: '7' },
  ])
})

test('knows routes that are added after it was asked', () => {
  const router = filled(new RememberingRouter<string>())
  expect(router.match('GET', '/late')[0]).toHaveLength(1)
  router.add('GET', '/late', 'late')
  expect(router.match('GET', '/late')[0]).toHaveLength(2)
})
