import { describe, expect, test } from 'vitest'
import { canReach } from './can.ts'
import { holds, PERMISSIONS } from './permissions.ts'
import type { Role } from './roles.ts'

const invoice = { id: 'invoice_x1', access: 'private' as const }
const role = (id: string, grant: { rule?: string; fields?: string[] }): Role => ({
  id,
  name: id,
  components: { invoice_x1: { read: grant } },
})

describe('canReach', () => {
  test('denies by default', () => {
    expect(canReach({ role: 'user', roleIds: [] }, [role('clerk', {})], 'read', invoice)).toEqual({ allowed: false })
    expect(canReach({ role: 'user', roleIds: ['clerk'] }, [role('clerk', {})], 'update', invoice)).toEqual({
      allowed: false,
    })
    expect(canReach({ role: 'user', roleIds: ['gone'] }, [], 'read', invoice)).toEqual({ allowed: false })
  })

  test('grants of several roles add up', () => {
    const roles = [
      role('small', { rule: 'total < 100', fields: ['a'] }),
      role('mine', { rule: 'owner == user.id', fields: ['b'] }),
    ]
    expect(canReach({ role: 'user', roleIds: ['small', 'mine'] }, roles, 'read', invoice)).toEqual({
      allowed: true,
      rules: ['total < 100', 'owner == user.id'],
      fields: ['a', 'b'],
    })
    expect(
      canReach({ role: 'user', roleIds: ['small', 'all'] }, [...roles, role('all', { rule: ' ' })], 'read', invoice),
    ).toEqual({
      allowed: true,
      rules: [],
      fields: 'all',
    })
  })

  test('owners and builders reach everything', () => {
    for (const who of ['owner', 'builder'] as const) {
      expect(canReach({ role: who, roleIds: [] }, [], 'delete', invoice)).toEqual({
        allowed: true,
        rules: [],
        fields: 'all',
      })
    }
  })
})

describe('holds', () => {
  test('nobody holds only what is public; roles hold ever more', () => {
    expect(PERMISSIONS.filter((permission) => holds(null, permission))).toEqual(['public'])
    for (const permission of PERMISSIONS) {
      if (holds('user', permission)) expect(holds('builder', permission)).toBe(true)
      if (holds('builder', permission)) expect(holds('owner', permission)).toBe(true)
    }
    expect(holds('builder', 'users.manage')).toBe(false)
    expect(holds('user', 'studio.open')).toBe(false)
  })
})
