import { expect, test } from 'vitest'
import { queryFromPairs } from './query-string.ts'

const parsed = (text: string) =>
  queryFromPairs(new Map(text.split('&').map((pair) => pair.split('=') as [string, string])))

test('lists, numbers and flags are what they mean', () => {
  expect(parsed('filter=a&sort=-total,name&fields=total&limit=20&count=true&cursor=x')).toEqual({
    filter: 'a',
    sort: ['-total', 'name'],
    fields: ['total'],
    limit: 20,
    count: true,
    cursor: 'x',
  })
})

test('params are JSON where they look like it, and text otherwise', () => {
  expect(
    parsed('params.a=1&params.b=-2.5&params.c=true&params.d=null&params.e="1"&params.f=2026-11-21&params.g=x'),
  ).toEqual({
    params: { a: 1, b: -2.5, c: true, d: null, e: '1', f: '2026-11-21', g: 'x' },
  })
})

test('what is no part of a query stays for the check to refuse', () => {
  expect(parsed('limit=many&count=maybe&drop=1')).toEqual({ limit: 'many', count: 'maybe', drop: '1' })
  expect(Object.keys(parsed('__proto__=1&params.__proto__=2'))).toEqual(['__proto__', 'params'])
})
