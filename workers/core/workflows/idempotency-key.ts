import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'

const KEY = /^[\x21-\x7e]{1,200}$/

/**
 * What the request says it is known by, or null.
 * @throws AppError `invalid_request` for a key that is none
 */
export function keyOf(c: Context<AppEnv>): string | null {
  const key = c.req.raw.headers.get('idempotency-key')
  if (key !== null && !KEY.test(key))
    throw new AppError('invalid_request', { fields: [{ path: 'Idempotency-Key', code: 'value_malformed' }] })
  return key
}
