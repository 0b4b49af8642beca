import type { Sql } from '#db/client.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Hash } from '#domain/publications/release.ts'
import type { Site } from '#domain/sites/site.ts'
import type { AuditEntry } from './audit.ts'
import { utc } from './utc.ts'

export type DraftKind = 'component' | 'site'
export type DocumentOf = { readonly component: ComponentDocument; readonly site: Site }

export type Draft<Kind extends DraftKind> = {
  readonly id: string
  readonly document: DocumentOf[Kind]
  readonly hash: Hash
  readonly revision: number
  readonly updatedAt: string
  readonly updatedBy: { readonly id: string; readonly name: string } | null
  /** Hash of the live document of this id, or null when none is live. */
  readonly liveHash: Hash | null
}

/** A document as it is about to be stored. */
export type Written<Kind extends DraftKind> = {
  readonly document: DocumentOf[Kind]
  readonly key: string
  readonly hash: Hash
}
type At<Kind extends DraftKind> = { readonly workspaceId: string; readonly kind: Kind; readonly id: string }

const columns = (sql: Sql) => sql`
  d.id, d.document, d.hash, d.revision, ${utc(sql, 'd.updated_at')} as "updatedAt",
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as "updatedBy",
  case d.kind when 'component' then r.manifest->'components'->>d.id else r.manifest->'sites'->>d.id end as "liveHash"`

const sources = (sql: Sql) => sql`
  aqtra.drafts d
  left join aqtra.users u on u.id = d.updated_by
  left join aqtra.workspaces w on w.id = d.workspace_id
  left join aqtra.releases r on r.workspace_id = d.workspace_id and r.number = w.live_release`

/** All drafts of a kind that are not deleted, by key. */
export async function listDrafts<Kind extends DraftKind>(
  sql: Sql,
  workspaceId: string,
  kind: Kind,
): Promise<Draft<Kind>[]> {
  const rows = await sql`
    select ${columns(sql)} from ${sources(sql)}
    where d.workspace_id = ${workspaceId} and d.kind = ${kind} and d.deleted_at is null order by d.key`
  return rows as Draft<Kind>[]
}

/** Deleted drafts whose document is still live: gone with the next publication. */
export async function listRemoved<Kind extends DraftKind>(
  sql: Sql,
  workspaceId: string,
  kind: Kind,
): Promise<Draft<Kind>[]> {
  const rows = await sql`
    select ${columns(sql)} from ${sources(sql)}
    where d.workspace_id = ${workspaceId} and d.kind = ${kind} and d.deleted_at is not null
      and (case d.kind when 'component' then r.manifest->'components' else r.manifest->'sites' end) ? d.id order by d.key`
  return rows as Draft<Kind>[]
}

/** A draft that is not deleted, or null. */
export async function readDraft<Kind extends DraftKind>(
  sql: Sql,
  { workspaceId, kind, id }: At<Kind>,
): Promise<Draft<Kind> | null> {
  const rows = await sql`
    select ${columns(sql)} from ${sources(sql)}
    where d.workspace_id = ${workspaceId} and d.kind = ${kind} and d.id = ${id} and d.deleted_at is null`
  return (rows[0] as Draft<Kind> | undefined) ?? null
}

/** What kind those of the ids are that are in use, deleted drafts included. */
export async function readKinds(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DraftKind>> {
  const rows = await sql`
    select id, kind from aqtra.drafts where workspace_id = ${workspaceId} and id = any(${[...ids]}::text[])`
  return new Map((rows as { id: string; kind: DraftKind }[]).map(({ id, kind }) => [id, kind]))
}

/** What the live release holds of a component or site, or null. */
export async function readLiveDocument<Kind extends DraftKind>(
  sql: Sql,
  { workspaceId, kind, id }: At<Kind>,
): Promise<{ release: number; hash: Hash; document: DocumentOf[Kind] } | null> {
  const rows = await sql`
    select r.number as release, p.hash, p.document
    from aqtra.workspaces w
    join aqtra.releases r on r.workspace_id = w.id and r.number = w.live_release
    join aqtra.published_documents p on p.workspace_id = w.id
      and p.hash = (case ${kind}::text when 'component' then r.manifest->'components' else r.manifest->'sites' end)->>${id}::text
    where w.id = ${workspaceId}`
  return (rows[0] as { release: number; hash: Hash; document: DocumentOf[Kind] } | undefined) ?? null
}

type Item = { readonly at: At<DraftKind>; readonly written: Written<DraftKind>; readonly audit: AuditEntry }

/**
 * Adds drafts with their lines in the log, all or none. Error 23505 names what is taken: `drafts_pkey` an id, deleted ones included,
 * `drafts_key` a key.
 */
export async function insertDrafts(sql: Sql, items: readonly Item[]): Promise<void> {
  await sql.transaction(
    items.map(
      ({ at, written: { document, key, hash }, audit }) => sql`
        with added as (
          insert into aqtra.drafts (workspace_id, id, kind, key, document, hash, updated_by)
          values (${at.workspaceId}, ${at.id}, ${at.kind}, ${key}, ${JSON.stringify(document)}::jsonb, ${hash}, ${audit.actorId}::uuid)
          returning id
        )
        insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
        select ${audit.id}::uuid, ${at.workspaceId}, ${audit.actorId}::uuid, ${audit.event}, id, ${JSON.stringify(audit.details)}::jsonb from added`,
    ),
  )
}

/**
 * Stores the next revision of a draft made on revision `base`, with its line in the log, in one statement.
 * Null where someone else was faster or it is deleted; a taken key is error 23505.
 */
export async function saveDraft<Kind extends DraftKind>(
  sql: Sql,
  at: At<Kind>,
  base: number,
  { document, key, hash }: Written<Kind>,
  audit: AuditEntry,
): Promise<number | null> {
  const rows = await sql`
    with saved as (
      update aqtra.drafts set document = ${JSON.stringify(document)}::jsonb, key = ${key}, hash = ${hash}, revision = revision + 1,
        updated_at = now(), updated_by = ${audit.actorId}::uuid
      where workspace_id = ${at.workspaceId} and kind = ${at.kind} and id = ${at.id} and revision = ${base} and deleted_at is null
      returning id, revision
    ), logged as (
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      select ${audit.id}::uuid, ${at.workspaceId}, ${audit.actorId}::uuid, ${audit.event}, id, ${JSON.stringify(audit.details)}::jsonb from saved
    )
    select revision from saved`
  return (rows[0] as { revision: number } | undefined)?.revision ?? null
}

/** Stores a document whatever revision stands there, and brings a deleted draft back: imports and discards. Returns the revision. */
export async function replaceDraft<Kind extends DraftKind>(
  sql: Sql,
  at: At<Kind>,
  written: Written<Kind>,
  audit: AuditEntry,
): Promise<number | null> {
  const rows = await replaceStatement(sql, at, written, audit)
  return (rows[0] as { revision: number } | undefined)?.revision ?? null
}

/** Several replacements, all or none. */
export async function replaceDrafts(sql: Sql, items: readonly Item[]): Promise<void> {
  if (items.length > 0)
    await sql.transaction(items.map(({ at, written, audit }) => replaceStatement(sql, at, written, audit)))
}

const replaceStatement = (
  sql: Sql,
  at: At<DraftKind>,
  { document, key, hash }: Written<DraftKind>,
  audit: AuditEntry,
) => sql`
  with put as (
    insert into aqtra.drafts as d (workspace_id, id, kind, key, document, hash, updated_by)
    values (${at.workspaceId}, ${at.id}, ${at.kind}, ${key}, ${JSON.stringify(document)}::jsonb, ${hash}, ${audit.actorId}::uuid)
    on conflict on constraint drafts_pkey do update set document = excluded.document, key = excluded.key, hash = excluded.hash,
      revision = d.revision + 1, updated_at = now(), updated_by = excluded.updated_by, deleted_at = null
    where d.kind = excluded.kind
    returning id, revision
  ), logged as (
    insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
    select ${audit.id}::uuid, ${at.workspaceId}, ${audit.actorId}::uuid, ${audit.event}, id, ${JSON.stringify(audit.details)}::jsonb from put
  )
  select revision from put`

/** Marks a draft deleted. Its live document stays until the next publication. False where there is none. */
export async function deleteDraft(sql: Sql, at: At<DraftKind>, audit: AuditEntry): Promise<boolean> {
  const rows = await sql`
    with gone as (
      update aqtra.drafts set deleted_at = now(), revision = revision + 1, updated_at = now(), updated_by = ${audit.actorId}::uuid
      where workspace_id = ${at.workspaceId} and kind = ${at.kind} and id = ${at.id} and deleted_at is null returning id
    ), logged as (
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      select ${audit.id}::uuid, ${at.workspaceId}, ${audit.actorId}::uuid, ${audit.event}, id, ${JSON.stringify(audit.details)}::jsonb from gone
    )
    select id from gone`
  return rows.length > 0
}

/** Releases in which a component or site changed, newest first. */
export async function releasesOf(
  sql: Sql,
  at: At<DraftKind>,
  limit = 100,
): Promise<{ number: number; note: string; at: string; by: { id: string; name: string } | null }[]> {
  const rows = await sql`
    with held as (
      select r.number, r.note, r.created_at, r.created_by,
        (case ${at.kind}::text when 'component' then r.manifest->'components' else r.manifest->'sites' end)->>${at.id}::text as hash
      from aqtra.releases r where r.workspace_id = ${at.workspaceId}
    ), changed as (
      select *, hash is distinct from lag(hash) over (order by number) as is_new from held
    )
    select c.number, c.note, ${utc(sql, 'c.created_at')} as at,
      case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as by
    from changed c left join aqtra.users u on u.id = c.created_by
    where c.is_new order by c.number desc limit ${limit}`
  return rows as { number: number; note: string; at: string; by: { id: string; name: string } | null }[]
}
