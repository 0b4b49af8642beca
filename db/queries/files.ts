import type { Sql } from '#db/client.ts'
import { columnValue, placeOf, ruleCondition } from '../records/column-path.ts'
import { tableOf } from '../records/identifiers.ts'
import { reachOf, type Reader } from '../records/reader.ts'
import { bind, slot, sql as fragment, statement, trusted, type Statement } from '../records/sql.ts'

export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly type: string
  readonly componentId: string | null
  readonly propertyId: string | null
  readonly createdBy: string | null
}

export async function insertFile(sql: Sql, workspaceId: string, file: StoredFile): Promise<void> {
  const { id, name, size, type, componentId, propertyId, createdBy } = file
  await sql`
    insert into aqtra.files (workspace_id, id, name, size, type, component_id, property_id, created_by)
    values (${workspaceId}, ${id}, ${name}, ${size}, ${type}, ${componentId}, ${propertyId}, ${createdBy})`
}

/** A file of the workspace, or null. */
export async function readFile(sql: Sql, workspaceId: string, id: string): Promise<StoredFile | null> {
  const rows = (await sql`
    select id, name, size, type, component_id as "componentId", property_id as "propertyId", created_by as "createdBy"
    from aqtra.files where workspace_id = ${workspaceId} and id = ${id}`) as StoredFile[]
  return rows[0] ?? null
}

/** Whether a record within the reader's row rules has the file. */
export async function isAttachedWithinReach(
  sql: Sql,
  reader: Reader,
  componentId: string,
  propertyId: string,
  fileId: string,
): Promise<boolean> {
  const reach = reachOf(reader, 'read', componentId)
  if (!reach.allowed) return false
  const attached = attachedStatement(reader, componentId, propertyId)
  const rows = (await sql.query(attached.text, bind(attached, { file: fileId }))) as unknown[]
  return rows.length > 0
}

function attachedStatement(reader: Reader, componentId: string, propertyId: string): Statement {
  const place = placeOf(componentId)
  const from = fragment`${trusted(tableOf(reader.schema, componentId))} AS ${place.alias}`
  return statement(
    fragment`SELECT 1 FROM ${from} WHERE ${columnValue(place, { id: propertyId })} = ${slot('file', 'text')} AND ${place.alias}.deleted_at IS NULL AND (${ruleCondition(reader, place, 'read')}) LIMIT 1`,
  )
}
