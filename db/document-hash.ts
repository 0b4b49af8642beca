import { canonicalText } from '#domain/components/canonical.ts'
import type { Hash } from '#domain/publications/release.ts'

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Lower-case hex SHA-256 of a text. */
export const textHash = async (text: string): Promise<Hash> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/** What names a document by its content: the hash of its canonical text. */
export const documentHash = (document: object): Promise<Hash> => textHash(canonicalText(document))
