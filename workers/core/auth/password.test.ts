import { describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

describe('passwords', () => {
  test('are hashed with a salt of their own and the parameters beside', async () => {
    const [first, second] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
    expect(first).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword('correct horse', first)).toBe(true)
    expect(await verifyPassword('correct hors', first)).toBe(false)
  })

  test('of an account there is not are never right', async () => {
    expect(await verifyPassword('', null)).toBe(false)
  })

  test('typed decomposed are the same password', async () => {
    expect(await verifyPassword('Zu\u0308rich', await hashPassword('Zürich'))).toBe(true)
  })

  test('hashed under other parameters still verify', async () => {
    // RFC 7914 §12: scrypt("pleaseletmein", "SodiumChloride", 16384, 8, 1), first 32 bytes.
    const key = 'cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofI'
    const salt = 'U29kaXVtQ2hsb3JpZGU'
    expect(await verifyPassword('pleaseletmein', `scrypt$16384$8$1$${salt}$${key}`)).toBe(true)
  })

  test('need the pepper they were hashed with', async () => {
    const stored = await hashPassword('correct horse', 'pepper')
    expect(await verifyPassword('correct horse', stored, 'pepper')).toBe(true)
    expect(await verifyPassword('correct horse', stored)).toBe(false)
  })
})
