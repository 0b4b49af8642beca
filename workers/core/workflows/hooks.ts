import { type Context, Hono } from 'hono'
import { type Webhook, webhookByToken } from '#db/queries/webhooks.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import { atStart, keyFrom } from '#domain/workflows/conditions.ts'
import { isFresh, parseSignature, type Signature, SIGNATURE_HEADER } from '#domain/workflows/signature.ts'
import type { Trigger } from '#domain/workflows/trigger.ts'
import type { AppEnv } from '../../env.ts'
import { isToken } from '../auth/tokens.ts'
import { background } from '../lib/background.ts'
import { liveAppOf } from '../lib/live-app.ts'
import { parseJson, readJsonBytes } from '../lib/read-body.ts'
import { requires } from '../lib/requires.ts'
import { unseal } from '../lib/secret-box.ts'
import { unstorable } from '../lib/unstorable.ts'
import { keyOf } from './idempotency-key.ts'
import { startListener } from './start.ts'

/** Where other programs start workflows. Who may is told by the signature alone, so nothing is said before it is right. */
export const hooks = new Hono<AppEnv>().post(
  '/:token',
  requires('public', { tags: ['Workflows'], summary: 'Starts a run; signed, once for every key' }),
  async (c) => {
    const given = keyOf(c)
    const body = await readJsonBytes(c)
    const { webhook, signature } = await admitted(c, body)
    const { document, workflow, trigger } = await liveTrigger(c, webhook)
    const input = inputOf(body)
    const { workspaceId } = webhook
    const key = given ?? ownKey(document, trigger, input) ?? `signature:${signature.t}.${signature.v1[0] ?? ''}`
    const run = await startListener(
      c.env,
      { document, workflow },
      {
        workspaceId,
        key,
        scope: `/webhook/${trigger.id}`,
        record: null,
        input,
        by: null,
        cause: { by: 'webhook', trigger: trigger.id },
      },
    )
    return c.json({ id: run.id }, 202)
  },
)

const encoder = new TextEncoder()

/** A secret nobody has: where there is no webhook the same work is done. */
const NOBODYS = 'whsec_nobody'

/**
 * Lets a signed request in. Whatever is wrong with it, the answer is the same, and so is the work.
 * @throws AppError `signature_invalid`
 */
async function admitted(
  c: Context<AppEnv>,
  body: Uint8Array<ArrayBuffer>,
): Promise<{ webhook: Webhook; signature: Signature }> {
  const token = c.req.param('token') ?? ''
  const signature = parseSignature(c.req.raw.headers.get(SIGNATURE_HEADER))
  const webhook = isToken(token) ? await webhookByToken(c.var.sql, token) : null
  const secret = webhook && (await unseal(c.env, webhook.secret, webhook.token))
  if (webhook && secret === null)
    console.error(JSON.stringify({ level: 'error', event: 'webhook.secret_lost', workspace: webhook.workspaceId }))
  const right = await isSigned(secret ?? NOBODYS, signature ?? { t: '0', v1: ['00'.repeat(32)] }, body)
  if (!webhook || secret === null || !signature || !isFresh(signature, Date.now()) || !right)
    throw new AppError('signature_invalid')
  return { webhook, signature }
}

async function isSigned(secret: string, { t, v1 }: Signature, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['verify'])
  const stamp = encoder.encode(`${t}.`)
  const signed = new Uint8Array(stamp.length + body.length)
  signed.set(stamp)
  signed.set(body, stamp.length)
  // `verify` compares in constant time.
  const right = await Promise.all(v1.map((hex) => crypto.subtle.verify('HMAC', key, bytesOf(hex), signed)))
  return right.includes(true)
}

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** @throws AppError `not_found` where the live release has no such trigger any more, or it is off */
async function liveTrigger(c: Context<AppEnv>, { workspaceId, componentId, workflowId, trigger: id }: Webhook) {
  const source = { ...c.env, sql: c.var.sql, waitUntil: (work: Promise<unknown>) => background(c, work) }
  const document = (await liveAppOf(source, workspaceId)).components[componentId]
  const workflow = document?.workflows[workflowId]
  const trigger = workflow?.triggers[id]
  if (!document || !workflow || trigger?.kind !== 'webhook' || trigger.off) throw new AppError('not_found')
  return { document, workflow, trigger }
}

/** @throws AppError `invalid_json`, `invalid_request` for a body that is no object or that nothing could keep */
function inputOf(body: Uint8Array): JsonObject {
  const value = parseJson(new TextDecoder().decode(body))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid_request', { fields: [{ path: '', code: 'value_not_object' }] })
  const wrong = unstorable(value)
  if (wrong) throw new AppError('invalid_request', { fields: [{ path: wrong.join('.'), code: 'value_has_nul' }] })
  return value as JsonObject
}

/**
 * The key a request names in its body, or null where the trigger asks for none or the body has none.
 * @throws AppError `invalid_request` where the key cannot be worked out
 */
function ownKey(
  document: ComponentDocument,
  { key }: Extract<Trigger, { kind: 'webhook' }>,
  input: JsonObject,
): string | null {
  if (key === undefined || key.trim() === '') return null
  const value = atStart(document, key, { record: null, input }, Date.now())
  if (!value.ok) throw new AppError('invalid_request', { fields: [{ path: '', code: value.error.code }] })
  return keyFrom(value.value)
}
