// Files that were uploaded and never attached, and logos that no site has. They are claimed first: from then on nobody can attach or see
// them. Then their bytes go, then their rows; a sweep that was cut off is finished by the next one.
import type { Sql } from '#db/client.ts'
import { asideColumn } from '../records/convert.ts'
import { quoteIdentifier, tableOf } from '../records/identifiers.ts'

/** Where a claimed file belongs: no component and no property is called so. */
const GONE = '$gone'

/** Forms may be open for a while with a file that is not saved yet. */
const OLD = `created_at < now() - interval '1 day'`

export type FileAddress = { readonly workspaceId: string; readonly id: string }

/** Properties that files were uploaded for, with all text columns of the component's table. */
type Holder = {
  readonly workspaceId: string
  readonly componentId: string
  readonly propertyId: string
  readonly columns: readonly string[]
}

/** Claims old files that no record holds, deleted records and values set aside included, and logos that no site does. */
export async function claimUnattached(sql: Sql, limit: number): Promise<void> {
  let left = limit - (await claimLogos(sql, limit))
  for (const holder of await readHolders(sql)) {
    if (left <= 0) return
    left -= await claimOf(sql, holder, left)
  }
}

/** Claimed files whose bytes may go. */
export const readClaimed = async (sql: Sql, limit: number): Promise<FileAddress[]> =>
  (await sql`
    select workspace_id as "workspaceId", id from aqtra.files
    where component_id = ${GONE} order by workspace_id, id limit ${limit}`) as FileAddress[]

/** Forgets claimed files, when their bytes are gone. */
export async function deleteClaimed(sql: Sql, files: readonly FileAddress[]): Promise<void> {
  await sql`
    delete from aqtra.files f using jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as gone ("workspaceId" text, id text)
    where f.workspace_id = gone."workspaceId" and f.id = gone.id and f.component_id = ${GONE}`
}

async function readHolders(sql: Sql): Promise<Holder[]> {
  return (await sql.query(`
    select f.workspace_id as "workspaceId", f.component_id as "componentId", f.property_id as "propertyId",
      json_agg(a.attname::text) as columns
    from (
      select distinct workspace_id, component_id, property_id from aqtra.files
      where component_id <> '${GONE}' and property_id is not null and ${OLD}
    ) f
    join pg_namespace n on n.nspname = f.workspace_id
    join pg_class c on c.relnamespace = n.oid and c.relname = f.component_id and c.relkind = 'r'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
    group by 1, 2, 3 order by 1, 2, 3`)) as Holder[]
}

async function claimOf(
  sql: Sql,
  { workspaceId, componentId, propertyId, columns }: Holder,
  limit: number,
): Promise<number> {
  // A change of type keeps the files of before in a column of their own: they come back with the type.
  const kept = [propertyId, asideColumn(propertyId, { type: 'file' })].filter((name) => columns.includes(name))
  if (kept.length === 0) return 0
  const table = tableOf(workspaceId, componentId)
  const unheld = kept.map((name) => `not exists (select from ${table} r where r.${quoteIdentifier(name)} = f.id)`)
  const found = (await sql.query(
    `select f.id from aqtra.files f
    where f.workspace_id = $1 and f.component_id = $2 and f.property_id = $3 and f.${OLD} and ${unheld.join(' and ')}
    order by f.id limit $4`,
    [workspaceId, componentId, propertyId, limit],
  )) as { id: string }[]
  if (found.length === 0) return 0
  const ids = found.map(({ id }) => id)
  const [, claimed] = await sql.transaction([
    // Waits for whoever attaches one just now, and is waited for; what follows sees what was attached.
    sql`select from aqtra.files where workspace_id = ${workspaceId} and id = any(${ids}::text[]) order by id for update`,
    sql.query(
      `update aqtra.files f set component_id = '${GONE}', property_id = '${GONE}'
      where f.workspace_id = $1 and f.id = any($2::text[]) and ${unheld.join(' and ')} returning f.id`,
      [workspaceId, ids],
    ),
  ])
  return claimed?.length ?? 0
}

/** A logo stays for drafts, deleted ones too, and for every release: each of them may come back. */
async function claimLogos(sql: Sql, limit: number): Promise<number> {
  const unheld = `not exists (select from aqtra.drafts d where d.workspace_id = f.workspace_id and d.kind = 'site' and d.document->>'logo' = f.id)
    and not exists (select from aqtra.published_documents p where p.workspace_id = f.workspace_id and p.document->>'logo' = f.id)`
  const found = (await sql.query(
    `select f.workspace_id as "workspaceId", f.id from aqtra.files f where f.component_id is null and f.${OLD} and ${unheld}
    order by 1, 2 limit $1`,
    [limit],
  )) as FileAddress[]
  if (found.length === 0) return 0
  const [workspaces, ids] = [found.map(({ workspaceId }) => workspaceId), found.map(({ id }) => id)]
  const [, claimed] = await sql.transaction([
    // Whoever changes a site holds its workspace.
    sql`select from aqtra.workspaces where id = any(${workspaces}::text[]) order by id for no key update`,
    sql.query(
      `update aqtra.files f set component_id = '${GONE}', property_id = '${GONE}'
      where f.workspace_id = any($1::text[]) and f.id = any($2::text[]) and f.component_id is null and ${unheld} returning f.id`,
      [workspaces, ids],
    ),
  ])
  return claimed?.length ?? 0
}
