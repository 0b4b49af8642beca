import type { Context } from 'hono'
import { readKept } from '#db/queries/idempotency.ts'
import { sha256 } from '#db/sha256.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { Repeated } from './refusal.ts'

/** A request that is to be carried out once, however often it arrives. */
export type IdempotentRequest = { readonly userId: string; readonly key: string; readonly hash: string }

const KEY = /^[\x21-\x7e]{1,200}$/

/**
 * The request's idempotency key with what it is for, or null where it brings none.
 * @throws AppError `invalid_request` for a key that is none
 */
export async function idempotencyOf(c: Context<AppEnv>, body: unknown): Promise<IdempotentRequest | null> {
  const key = c.req.raw.headers.get('idempotency-key')
  if (key === null) return null
  if (!KEY.test(key))
    throw new AppError('invalid_request', { fields: [{ path: 'Idempotency-Key', code: 'value_malformed' }] })
  const { headers, method } = c.req.raw
  const request = [
    method,
    c.req.path,
    headers.get('aqtra-release'),
    headers.get('aqtra-view-as'),
    JSON.stringify(body),
  ].join('\n')
  return { userId: c.var.actor.userId, key, hash: await sha256(request) }
}

/**
 * Carries out a request, or finds that it was: its effect and its answer are one transaction, so that neither can be without the
 * other. Values refused after a first success, the same unique number for one, are that success told again.
 * @param replay the kept answer as a response
 * @throws AppError `idempotency_key_reused` where the key was another request's
 */
export async function once(
  c: Context<AppEnv>,
  request: IdempotentRequest | null,
  work: () => Promise<Response>,
  replay: (status: number, body: unknown) => Response,
): Promise<Response> {
  if (!request) return work()
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Repeated) && !(error instanceof AppError)) throw error
    const kept = await readKept(c.var.sql, c.var.actor.workspaceId, request.userId, request.key)
    if (!kept) throw error
    if (kept.requestHash !== request.hash) throw new AppError('idempotency_key_reused')
    return replay(kept.status, kept.body)
  }
}
