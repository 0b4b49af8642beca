import type { Sql } from '#db/client.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Hash, Manifest, Release } from '#domain/publications/release.ts'
import type { Site } from '#domain/sites/site.ts'
import { utc } from './utc.ts'

/** Which release a workspace serves, and who may do what with it. */
export type LivePointer = {
  /** Null until the first publication. */
  readonly release: { readonly number: number; readonly hash: Hash; readonly manifest: Manifest } | null
  readonly accessVersion: number
  readonly roles: readonly Role[]
}

/** The live pointer with the roles, in one statement; null for a workspace that does not exist. */
export async function readLivePointer(sql: Sql, workspaceId: string): Promise<LivePointer | null> {
  const rows = (await sql`
    select w.access_version, r.number, r.hash, r.manifest,
      (select coalesce(json_agg(o.document order by o.id), '[]') from aqtra.roles o where o.workspace_id = w.id) as roles
    from aqtra.workspaces w
    left join aqtra.releases r on r.workspace_id = w.id and r.number = w.live_release
    where w.id = ${workspaceId}`) as {
    access_version: number
    number: number | null
    hash: string | null
    manifest: Manifest | null
    roles: Role[]
  }[]
  const [row] = rows
  if (!row) return null
  const { number, hash, manifest } = row
  return {
    release: number === null || hash === null || manifest === null ? null : { number, hash, manifest },
    accessVersion: row.access_version,
    roles: row.roles,
  }
}

/** What a release holds; null where the workspace has no such release. Never changes once it is there. */
export async function readManifest(
  sql: Sql,
  workspaceId: string,
  number: number,
): Promise<{ hash: Hash; manifest: Manifest } | null> {
  const rows =
    await sql`select hash, manifest from aqtra.releases where workspace_id = ${workspaceId} and number = ${number}`
  return (rows[0] as { hash: Hash; manifest: Manifest } | undefined) ?? null
}

/** What was published before components held workflows has none. */
const whole = (document: ComponentDocument | Site): ComponentDocument | Site =>
  'component' in document && !('workflows' in document)
    ? { ...(document as ComponentDocument), workflows: {} }
    : document

/** Published documents by hash; what is not there is left out. */
export async function readDocuments(
  sql: Sql,
  workspaceId: string,
  hashes: readonly Hash[],
): Promise<Map<Hash, ComponentDocument | Site>> {
  if (hashes.length === 0) return new Map()
  const rows = (await sql`
    select hash, document from aqtra.published_documents
    where workspace_id = ${workspaceId} and hash = any(${hashes}::text[])`) as {
    hash: Hash
    document: ComponentDocument | Site
  }[]
  return new Map(rows.map(({ hash, document }) => [hash, whole(document)]))
}

/** A release as the history shows it. `rolled_back`: somebody returned from it to an earlier one. */
export type ReleaseRow = Release & { readonly state: 'live' | 'rolled_back' | 'past' }

/** The newest releases of a workspace, newest first, with the number of the live one. */
export async function listReleases(
  sql: Sql,
  workspaceId: string,
  limit: number,
): Promise<{ live: number | null; releases: ReleaseRow[] }> {
  const rows = await sql`
    select w.live_release as live, r.number, r.hash, r.manifest, r.note, r.created_by, u.name as author, ${utc(sql, 'r.created_at')} as created_at,
      exists (select from aqtra.publications p
        where p.workspace_id = w.id and p.kind = 'rollback' and p.status = 'done' and p.base = r.number and p.release < r.number) as returned_from
    from aqtra.workspaces w
    join aqtra.releases r on r.workspace_id = w.id
    left join aqtra.users u on u.id = r.created_by
    where w.id = ${workspaceId} order by r.number desc limit ${limit}`
  const live = (rows[0]?.['live'] as number | null | undefined) ?? null
  return {
    live,
    releases: (rows as FlatRelease[]).map((row) => ({
      number: row.number,
      hash: row.hash,
      manifest: row.manifest,
      note: row.note,
      createdAt: row.created_at,
      createdBy: row.created_by === null ? null : { id: row.created_by, name: row.author ?? '' },
      state: row.number === live ? 'live' : row.returned_from ? 'rolled_back' : 'past',
    })),
  }
}

type FlatRelease = {
  number: number
  hash: Hash
  manifest: Manifest
  note: string
  created_by: string | null
  author: string | null
  created_at: string
  returned_from: boolean
}
