import type { Sql } from '#db/client.ts'
import { quoteLiteral } from '#db/records/identifiers.ts'
import type { PublicationStatus } from '#domain/publications/progress.ts'
import type { Manifest } from '#domain/publications/release.ts'

export type PublicationName = { readonly workspaceId: string; readonly id: string }

/** Enters a publication as running; doing it twice does it once. */
export async function enterPublication(
  sql: Sql,
  {
    workspaceId,
    id,
    kind,
    note,
    startedBy,
  }: PublicationName & { kind: 'publish' | 'rollback'; note: string; startedBy: string },
): Promise<void> {
  await sql`
    insert into aqtra.publications (workspace_id, id, status, kind, note, base, started_by)
    select w.id, ${id}, 'running', ${kind}, ${note}, w.live_release, u.id
    from aqtra.workspaces w left join aqtra.users u on u.id = ${startedBy}::uuid
    where w.id = ${workspaceId}
    on conflict do nothing`
}

/** How a publication stands in the books; null where it never got there. */
export async function readPublication(
  sql: Sql,
  { workspaceId, id }: PublicationName,
): Promise<{ status: PublicationStatus; release: number | null } | null> {
  const rows =
    await sql`select status, release from aqtra.publications where workspace_id = ${workspaceId} and id = ${id}`
  return (rows[0] as { status: PublicationStatus; release: number | null } | undefined) ?? null
}

/**
 * Copies the documents of a manifest out of the drafts, unless they are stored already.
 * @returns how many are missing: drafts that were changed in the meantime
 */
export async function storeDocuments(sql: Sql, workspaceId: string, { components, sites }: Manifest): Promise<number> {
  const [ids, hashes] = [
    [...Object.keys(components), ...Object.keys(sites)],
    [...Object.values(components), ...Object.values(sites)],
  ]
  const [, missing] = await sql.transaction([
    sql`
      insert into aqtra.published_documents (workspace_id, hash, document)
      select d.workspace_id, d.hash, d.document
      from aqtra.drafts d join unnest(${ids}::text[], ${hashes}::text[]) as wanted (id, hash) on d.id = wanted.id and d.hash = wanted.hash
      where d.workspace_id = ${workspaceId}
      on conflict do nothing`,
    sql`
      select count(*)::int as missing from unnest(${hashes}::text[]) as wanted (hash)
      where not exists (select from aqtra.published_documents p where p.workspace_id = ${workspaceId} and p.hash = wanted.hash)`,
  ])
  return (missing?.[0] as { missing: number } | undefined)?.missing ?? 0
}

/** Raised by the guard of the switch: the live release is not the one planned from, or the publication is not running any more. */
export const BASE_MOVED = 'AQ001'
export const NOT_RUNNING = 'AQ002'

/** Locks the workspace's pointer and the publication's row, or ends the transaction. */
const guard = ({ workspaceId, id }: PublicationName, base: number | null): string => `do $$ begin
  perform from aqtra.workspaces where id = ${quoteLiteral(workspaceId)} and live_release is not distinct from ${base === null ? 'null' : quoteLiteral(base)} for update;
  if not found then raise exception 'the live release is another one' using errcode = '${BASE_MOVED}'; end if;
  perform from aqtra.publications where workspace_id = ${quoteLiteral(workspaceId)} and id = ${quoteLiteral(id)} and status = 'running' for update;
  if not found then raise exception 'the publication is not running' using errcode = '${NOT_RUNNING}'; end if;
end $$`

export type Switch = PublicationName & {
  readonly base: number | null
  /** Statements that change the tables, in order. */
  readonly apply: readonly string[]
  /** A new release, or the number of the one to return to. */
  readonly goal:
    | { readonly number: number }
    | { readonly manifest: Manifest; readonly hash: string; readonly note: string }
  readonly by: string
  readonly auditId: string
}

/**
 * Changes the tables, adds the release, moves the live pointer and closes the publication: all of it or nothing.
 * @returns the number of the release now live
 * @throws NeonDbError with code `BASE_MOVED` or `NOT_RUNNING`, or whatever a statement fails with
 */
export async function switchRelease(
  sql: Sql,
  { workspaceId, id, base, apply, goal, by, auditId }: Switch,
): Promise<number> {
  const known = 'number' in goal
  const number = known
    ? sql`${goal.number}::int`
    : sql`(select number from aqtra.releases where workspace_id = ${workspaceId} and publication_id = ${id})`
  const release = known
    ? []
    : [
        sql`
          insert into aqtra.releases (workspace_id, number, hash, manifest, note, publication_id, created_by)
          select ${workspaceId}, coalesce(max(r.number), 0) + 1, ${goal.hash}, ${JSON.stringify(goal.manifest)}::jsonb, ${goal.note}, ${id},
            (select u.id from aqtra.users u where u.id = ${by}::uuid)
          from aqtra.releases r where r.workspace_id = ${workspaceId}`,
      ]
  const results = await sql.transaction([
    sql`set local lock_timeout = '3s'`,
    sql.query(guard({ workspaceId, id }, base)),
    ...apply.map((statement) => sql.query(statement)),
    ...release,
    sql`update aqtra.workspaces set live_release = ${number} where id = ${workspaceId}`,
    sql`
      insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      values (${auditId}::uuid, ${workspaceId}, ${by}::uuid, ${known ? 'release.returned_to' : 'release.published'}, ${id},
        jsonb_build_object('release', ${number}, 'from', ${base}::int))`,
    sql`
      update aqtra.publications set status = 'done', release = ${number}, ended_at = now()
      where workspace_id = ${workspaceId} and id = ${id} returning release`,
  ])
  const [closed] = (results.at(-1) ?? []) as { release: number }[]
  if (!closed) throw new Error(`publication ${id} has no row`)
  return closed.release
}

/** Takes a publication out of the running; from then on it cannot switch. Returns how it stands, null where it never was entered. */
export async function beginUndo(
  sql: Sql,
  { workspaceId, id }: PublicationName,
): Promise<{ status: PublicationStatus; release: number | null } | null> {
  await sql`
    update aqtra.publications set status = 'undoing'
    where workspace_id = ${workspaceId} and id = ${id} and status = 'running'`
  return readPublication(sql, { workspaceId, id })
}

export async function closeUndone(
  sql: Sql,
  { workspaceId, id }: PublicationName,
  status: 'undone' | 'stopped',
  error: { readonly code: string; readonly detail: string } | null,
): Promise<void> {
  await sql`
    update aqtra.publications set status = ${status}, ended_at = now(), error = ${error === null ? null : JSON.stringify(error)}::jsonb
    where workspace_id = ${workspaceId} and id = ${id} and status = 'undoing'`
}

/** What a try to build an index left: nothing, a valid index, or an invalid one. */
export async function indexState(sql: Sql, schema: string, name: string): Promise<'absent' | 'valid' | 'invalid'> {
  const rows = await sql`
    select i.indisvalid and i.indisready as valid
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${name}`
  const [row] = rows as { valid: boolean }[]
  return row === undefined ? 'absent' : row.valid ? 'valid' : 'invalid'
}

/** A draft that differs from what is live. `removed`: deleted, but still live. */
export type Candidate = {
  readonly kind: 'component' | 'site'
  readonly id: string
  readonly title: string
  readonly icon: string | null
  readonly state: 'never' | 'ahead' | 'removed'
}

/** What may be published now, by title. */
export async function listCandidates(sql: Sql, workspaceId: string): Promise<Candidate[]> {
  const rows = await sql`
    with drafts as (
      select d.kind, d.id, d.deleted_at is not null as deleted, d.hash,
        coalesce(d.document->'component'->>'title', d.document->>'name') as title, d.document->'component'->>'icon' as icon,
        r.manifest->case d.kind when 'component' then 'components' else 'sites' end->>d.id as live
      from aqtra.drafts d
      join aqtra.workspaces w on w.id = d.workspace_id
      left join aqtra.releases r on r.workspace_id = w.id and r.number = w.live_release
      where d.workspace_id = ${workspaceId}
    )
    select kind, id, title, icon, case when deleted then 'removed' when live is null then 'never' else 'ahead' end as state
    from drafts where case when deleted then live is not null else live is distinct from hash end
    order by lower(title), id`
  return rows as Candidate[]
}
