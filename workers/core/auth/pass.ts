import type { Actor } from '#domain/auth/can.ts'
import type { Locale } from '#domain/localization/locales.ts'
import { Lru } from '../lib/lru.ts'
import { base64url, fromBase64url } from './tokens.ts'

/** How long a pass spares the look-up; revocation, ban and password change take effect within it. */
export const PASS_S = 60

/** What a session says about its user, good until `expiresAt` (epoch ms). */
export type Pass = {
  readonly sessionId: string
  readonly locale: Locale
  readonly actor: Actor
  readonly expiresAt: number
}

/** Shorter secrets could be guessed. */
const MIN_SECRET_BYTES = 32

const encoder = new TextEncoder()
const keys = new Map<string, Promise<CryptoKey>>()

const keyOf = (secret: string): Promise<CryptoKey> => {
  const known = keys.get(secret)
  if (known) return known
  const bytes = encoder.encode(secret)
  if (bytes.length < MIN_SECRET_BYTES) throw new Error(`SESSION_SECRET must be at least ${MIN_SECRET_BYTES} bytes long`)
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  keys.set(secret, key)
  return key
}

/** Passes this isolate has verified, by secret and text: a busy user costs one HMAC a minute. */
const memories = new Map<string, Lru<Pass>>()

function memoryOf(secret: string): Lru<Pass> {
  const known = memories.get(secret)
  if (known) return known
  const memory = new Lru<Pass>(5_000)
  memories.set(secret, memory)
  return memory
}

/** A signed pass: `base64url(JSON).base64url(HMAC-SHA-256)`. */
export async function signPass(secret: string, pass: Pass): Promise<string> {
  const body = base64url(encoder.encode(JSON.stringify(pass)))
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(body))
  const text = `${body}.${base64url(new Uint8Array(signature))}`
  memoryOf(secret).set(text, pass)
  return text
}

/** A pass this isolate has seen before and that still holds; no computation. */
export function knownPass(secret: string, text: string, now: number): Pass | null {
  const pass = memoryOf(secret).peek(text)
  return pass !== undefined && pass.expiresAt > now ? pass : null
}

/** The pass in `text`, or null where it is forged, malformed or expired at `now` (epoch ms). */
export async function openPass(secret: string, text: string, now: number): Promise<Pass | null> {
  const known = knownPass(secret, text, now)
  if (known) return known
  const dot = text.indexOf('.')
  const signature = fromBase64url(text.slice(dot + 1))
  const body = text.slice(0, dot)
  if (dot < 1 || !signature) return null
  if (!(await crypto.subtle.verify('HMAC', await keyOf(secret), signature, encoder.encode(body)))) return null
  // Signed by us, so it is a pass.
  const pass = JSON.parse(new TextDecoder().decode(fromBase64url(body) ?? new Uint8Array())) as Pass
  if (pass.expiresAt <= now) return null
  memoryOf(secret).set(text, pass)
  return pass
}
