import { scrypt, timingSafeEqual } from 'node:crypto'
import { base64url, fromBase64url } from './tokens.ts'
import { takeTurn } from './hash-turns.ts'

/** 16 MiB and five passes: one of the settings OWASP holds equal to N=2^17; more memory would endanger the isolate. */
const COST = { N: 16_384, r: 8, p: 5 } as const
const KEY_BYTES = 32
const SALT_BYTES = 16

const derive = (
  password: Uint8Array,
  salt: Uint8Array,
  cost: { N: number; r: number; p: number },
  length: number,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, length, { ...cost, maxmem: 64 * 1_048_576 }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** The password as hashed: normalised, so that every keyboard types it alike, and mixed with the installation's pepper if it has one. */
async function material(password: string, pepper: string | undefined): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(password.normalize('NFKC'))
  if (!pepper) return bytes
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pepper),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
}

/**
 * `scrypt$N$r$p$salt$hash`, salt and hash in base64url.
 * @throws AppError `overloaded` where too many wait for a hash already
 */
export async function hashPassword(password: string, pepper?: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const input = await material(password, pepper)
  const key = await takeTurn(() => derive(input, salt, COST, KEY_BYTES))
  return ['scrypt', COST.N, COST.r, COST.p, base64url(salt), base64url(key)].join('$')
}

/** Takes the place of the hash of an account there is not, so that asking for it takes as long. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * Whether `password` is the one behind `stored`. Takes as long for an account without one (`null`), and is then false.
 * @throws AppError `overloaded` where too many wait for a hash already
 */
export async function verifyPassword(password: string, stored: string | null, pepper?: string): Promise<boolean> {
  const [scheme, N, r, p, salt64 = '', key64 = ''] = (stored ?? NOBODY).split('$')
  const salt = fromBase64url(salt64)
  const key = fromBase64url(key64)
  if (scheme !== 'scrypt' || !salt || !key) throw new Error('a stored password hash is not one of ours')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const input = await material(password, pepper)
  const derived = await takeTurn(() => derive(input, salt, cost, key.length))
  return timingSafeEqual(derived, key) && stored !== null
}
