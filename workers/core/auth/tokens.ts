import { sha256 } from '#db/sha256.ts'

/** Bytes as base64url text without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** The bytes of base64url text, or null where it is not. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** 32 random bytes: the secret of a session, an invitation or a password reset. */
export const newToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** What looks like a token of `newToken`. Everything else is refused before it is hashed. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** What is stored in a token's place. */
export const hashToken = (token: string): Promise<string> => sha256(token)
