import { canonicalText } from '#domain/components/canonical.ts'
import type { Hash } from '#domain/publications/release.ts'
import { sha256 } from './sha256.ts'

/** What names a document by its content: the hash of its canonical text. */
export const documentHash = (document: object): Promise<Hash> => sha256(canonicalText(document))
