import type { Bindings } from '../../env.ts'
import { base64url, fromBase64url } from '../auth/tokens.ts'

const MIN_KEY_BYTES = 32
const IV_BYTES = 12
const encoder = new TextEncoder()
const keys = new Map<string, Promise<CryptoKey>>()

/** The key that secrets in the database are encrypted with: from `SECRETS_KEY`, or from `SESSION_SECRET` where that is absent. */
function keyOf({ SECRETS_KEY, SESSION_SECRET }: Pick<Bindings, 'SECRETS_KEY' | 'SESSION_SECRET'>): Promise<CryptoKey> {
  const material = SECRETS_KEY ?? SESSION_SECRET
  let key = keys.get(material)
  if (!key) keys.set(material, (key = derive(material)))
  return key
}

async function derive(material: string): Promise<CryptoKey> {
  const bytes = encoder.encode(material)
  if (bytes.length < MIN_KEY_BYTES) throw new Error(`SECRETS_KEY must be at least ${MIN_KEY_BYTES} bytes long`)
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const info = encoder.encode('aqtra secrets')
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

type Keys = Parameters<typeof keyOf>[0]

/**
 * AES-256-GCM: `v1.<iv>.<ciphertext>`.
 * @param place what the secret belongs to; a copy of it does not open elsewhere
 */
export async function seal(env: Keys, secret: string, place: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) }
  const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(env), encoder.encode(secret))
  return `v1.${base64url(iv)}.${base64url(new Uint8Array(sealed))}`
}

/** The secret, or null where it was sealed with another key, for another place, or was tampered with. */
export async function unseal(env: Keys, sealed: string, place: string): Promise<string | null> {
  const [version, iv, text] = sealed.split('.').map((part, i) => (i === 0 ? part : fromBase64url(part)))
  if (version !== 'v1' || !(iv instanceof Uint8Array) || !(text instanceof Uint8Array)) return null
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) }
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await keyOf(env), text))
  } catch {
    return null
  }
}
