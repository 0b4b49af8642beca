import { expect, test } from 'vitest'
import { seal, unseal } from './secret-box.ts'

const env = { SESSION_SECRET: 'a secret for tests that is long enough' }

test('what is sealed opens in its place, with its key, and nowhere else', async () => {
  const sealed = await seal(env, 'hush', 'here')
  expect(sealed).not.toContain('hush')
  expect(await seal(env, 'hush', 'here')).not.toBe(sealed)
  expect(await unseal(env, sealed, 'here')).toBe('hush')
  expect(await unseal(env, sealed, 'there')).toBeNull()
  expect(await unseal({ ...env, SECRETS_KEY: 'another key for tests that is long enough' }, sealed, 'here')).toBeNull()
  for (const wrong of ['', 'v1', 'v2.a.b', 'v1.!.?', `${sealed.slice(0, -2)}AA`, sealed.replace('v1.', 'v1.AA')])
    expect(await unseal(env, wrong, 'here')).toBeNull()
})

test('a key that could be guessed is refused', async () => {
  await expect(seal({ ...env, SECRETS_KEY: 'short' }, 'hush', 'here')).rejects.toThrow('at least 32 bytes')
})
