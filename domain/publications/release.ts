import type { ComponentDocument } from '../components/document.ts'
import type { Site } from '../sites/site.ts'

/** Lower-case hex SHA-256 of a document's canonical text. */
export type Hash = string

/** What a release holds: every live component and site by the hash of its document. */
export type Manifest = {
  readonly components: { readonly [componentId: string]: Hash }
  readonly sites: { readonly [siteId: string]: Hash }
}

/** An immutable, content-addressed state of a workspace's live app. */
export type Release = {
  readonly number: number
  readonly hash: Hash
  readonly manifest: Manifest
  readonly note: string
  readonly createdAt: string
  readonly createdBy: { readonly id: string; readonly name: string } | null
}

/** A release with its documents: what serves end users. */
export type LiveApp = {
  readonly number: number
  readonly hash: Hash
  readonly components: { readonly [componentId: string]: ComponentDocument }
  readonly sites: { readonly [siteId: string]: Site }
}
