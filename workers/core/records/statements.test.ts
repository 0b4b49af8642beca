import { expect, test } from 'vitest'
import type { RecordPlace } from './place.ts'
import { remembered } from './statements.ts'

const place = {
  reader: { actor: { userId: 'u', email: 'e', name: 'n', role: 'builder', roleIds: [] }, roles: [] },
  component: { id: 'invoice' },
  live: {},
  release: '',
} as unknown as RecordPlace

/** How often a statement of this shape is compiled when it is asked for twice. */
const compilations = (shape: string, filter = ''): number => {
  let count = 0
  for (let i = 0; i < 2; i++) remembered(place, shape, filter, () => ++count)
  return count
}

test('a statement is compiled once, unless it leans on the time', () => {
  expect(compilations('page')).toBe(1)
  expect(compilations('page of today', 'due < today')).toBe(2)
})

test('shapes as long as a caller likes are not remembered: they would fill the memory', () => {
  expect(compilations(`page ${'x'.repeat(100_000)}`)).toBe(2)
})
