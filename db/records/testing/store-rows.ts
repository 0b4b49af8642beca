// Puts random rows into real tables, the way records get there: creations, then updates for what could not be referred to yet.
import { writeBulk } from '#db/queries/records.ts'
import type { Sql } from '#db/client.ts'
import { propertiesOf } from '#domain/components/model.ts'
import { BULK_SLOTS, compileBulk, type BulkPart } from '../compile-bulk.ts'
import { WRITE_SLOTS } from '../compile-write.ts'
import type { Reader } from '../reader.ts'
import { isLate, type Rows, type StoredRow } from './random-rows.ts'
import { fileIdsOf } from './random-values.ts'

export const CREATED_AT = '2026-11-21T09:30:00.000Z'
export const UPDATED_AT = '2026-11-22T10:00:00.000Z'
export const WRITER = '0190b5b2-7c1a-7abc-8def-0000000000ff'

/** Ids of the properties a row gets by an update. */
export const lateProperties = ({ components }: Pick<Reader, 'components'>, componentId: string): string[] => {
  const model = components[componentId]?.model
  return (model ? propertiesOf(model) : [])
    .filter((property) => isLate(Object.keys(components), componentId, property))
    .map(({ id }) => id)
}

/** What is told of a file that a row has. */
export const fileOf = (id: string) => ({
  id,
  name: `${id.at(-1)}.txt`,
  size: Number(id.at(-1)) * 1_000,
  type: 'text/plain',
})

/** Replaces everything the reader's components hold. */
export async function storeRows(sql: Sql, reader: Reader, rows: Rows): Promise<void> {
  const tables = Object.keys(reader.components).map((id) => `"${reader.schema}"."${id}"`)
  await sql.query(`TRUNCATE ${tables.join(', ')} CASCADE`)
  await storeFiles(sql, reader)
  const late = (componentId: string) => lateProperties(reader, componentId)
  for (const [componentId, list] of Object.entries(rows)) {
    const early = list.map(({ id, values }) => ({
      id,
      ...Object.fromEntries(Object.entries(values).filter(([property]) => !late(componentId).includes(property))),
    }))
    await write(sql, reader, componentId, 'create', early, CREATED_AT)
  }
  for (const [componentId, list] of Object.entries(rows)) {
    const given = late(componentId)
    if (given.length > 0) {
      const updates = list.map(({ id, values }) => ({ ...values, id, $version: 1, $given: given }))
      await write(sql, reader, componentId, 'update', updates, UPDATED_AT)
    }
    await remove(sql, reader, componentId, list)
  }
}

async function write(
  sql: Sql,
  reader: Reader,
  componentId: string,
  part: BulkPart,
  rows: readonly object[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  const parts = { create: part === 'create', update: part === 'update', delete: false }
  const { problems } = await writeBulk(sql, null, compileBulk(reader, componentId, parts, false), {
    [BULK_SLOTS[part]]: JSON.stringify(rows.map((row, $index) => ({ ...row, $index }))),
    [WRITE_SLOTS.at]: at,
    [WRITE_SLOTS.by]: WRITER,
  })
  if (problems.length > 0) throw new Error(`rows of ${componentId} were refused: ${JSON.stringify(problems)}`)
}

/** Past the check for referrers, which the order of an array's targets is to survive. */
async function remove(sql: Sql, { schema }: Reader, componentId: string, rows: readonly StoredRow[]): Promise<void> {
  const ids = rows.filter(({ deleted }) => deleted).map(({ id }) => id)
  if (ids.length > 0)
    await sql.query(`UPDATE "${schema}"."${componentId}" SET deleted_at = $1 WHERE id = ANY($2::uuid[])`, [
      UPDATED_AT,
      ids,
    ])
}

/** Every file that a row could have. */
async function storeFiles(sql: Sql, { schema, components }: Reader): Promise<void> {
  const files = Object.values(components).flatMap(({ id, model }) =>
    Object.values(model.properties).flatMap((property) =>
      fileIdsOf(id, property.id).map((file) => ({ ...fileOf(file), component_id: id, property_id: property.id })),
    ),
  )
  await sql.query('INSERT INTO aqtra.workspaces (id, name) VALUES ($1, $1) ON CONFLICT DO NOTHING', [schema])
  await sql.query('DELETE FROM aqtra.files WHERE workspace_id = $1', [schema])
  await sql.query(
    'INSERT INTO aqtra.files (workspace_id, id, name, size, type, component_id, property_id) SELECT $1, id, name, size, type, component_id, property_id FROM jsonb_to_recordset($2::jsonb) AS file (id text, name text, size integer, type text, component_id text, property_id text)',
    [schema, JSON.stringify(files)],
  )
}
