import { documentHash } from '#db/document-hash.ts'
import type { ComponentDocument } from '#domain/components/document.ts'

const hashes = new WeakMap<ComponentDocument, Promise<string>>()

/** The hash a published document is kept under; worked out once per document in memory. */
export function hashOf(document: ComponentDocument): Promise<string> {
  let hash = hashes.get(document)
  if (!hash) {
    hash = documentHash(document)
    hashes.set(document, hash)
  }
  return hash
}
