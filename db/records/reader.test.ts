import { expect, test } from 'vitest'
import type { Role } from '#domain/auth/roles.ts'
import { scopeOf, type Reader } from './reader.ts'

const property = (id: string) => ({ id, name: id, title: id, order: 'a0', type: 'string' }) as const
const components: Reader['components'] = {
  note: {
    id: 'note',
    access: 'private',
    model: { properties: { text: property('text'), secret: property('secret') }, keys: {}, nameFrom: null },
  },
}
const clerk = (fields: string[] | undefined): Role => ({
  id: 'clerk',
  name: 'Clerk',
  components: { note: { read: fields ? { fields } : {} } },
})
const reader = (roles: readonly Role[], role: 'user' | 'owner' = 'user'): Reader => ({
  schema: 'ws_reader',
  components,
  roles,
  actor: { userId: '', workspaceId: 'ws_reader', email: '', name: '', role, roleIds: ['clerk'] },
  context: { now: 0 },
})

test('a role that changes while the app stays takes its fields out of filters and orders at once', () => {
  const before = scopeOf(reader([clerk(undefined)]), 'note', 'reach')
  expect(before.columns).toContain('secret')
  const after = scopeOf(reader([clerk(['text'])]), 'note', 'reach')
  expect(after.columns).toContain('text')
  expect(after.columns).not.toContain('secret')
})

test('scopes are kept: expressions are remembered by them', () => {
  const roles = [clerk(['text'])]
  expect(scopeOf(reader(roles), 'note', 'reach')).toBe(scopeOf(reader(roles), 'note', 'reach'))
  expect(scopeOf(reader(roles), 'note', 'everything')).toBe(scopeOf(reader([], 'owner'), 'note', 'reach'))
})
