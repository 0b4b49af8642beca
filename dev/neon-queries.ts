import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'

/** One query as Neon's driver posts it. Parameters arrive as PostgreSQL text, prepared by the driver. */
export type HttpQuery = {
  readonly query: string
  readonly params?: readonly unknown[]
  readonly arrayMode?: boolean
}

/** What a request to `/sql` carries: one query, or several for one transaction. */
export type HttpRequest = HttpQuery | { readonly queries: readonly HttpQuery[] }

/** One answer as Neon's driver reads it. */
export type HttpResult = {
  readonly command: string
  readonly rowCount: number | null
  readonly rowAsArray: boolean
  readonly rows: readonly unknown[]
  readonly fields: readonly Omit<pg.FieldDef, 'format'>[]
}

/** With `Neon-Raw-Text-Output` the driver wants PostgreSQL's own text and parses it itself. */
const RAW_TEXT = { getTypeParser: () => (value: string | Buffer) => value }

const ISOLATION_LEVELS = new Map([
  ['ReadUncommitted', 'READ UNCOMMITTED'],
  ['ReadCommitted', 'READ COMMITTED'],
  ['RepeatableRead', 'REPEATABLE READ'],
  ['Serializable', 'SERIALIZABLE'],
])

/** Runs one query on its own. Session settings it makes are undone, as Neon's pooled sessions forget them too. */
export const runQuery = async (
  client: pg.PoolClient,
  query: HttpQuery,
  headers: IncomingHttpHeaders,
): Promise<HttpResult> => {
  const result = await ask(client, query, headers)
  if (result.command === 'SET') await client.query('DISCARD ALL')
  return result
}

/** Runs the queries in one transaction, with the isolation level and access mode the headers ask for. */
export const runBatch = async (
  client: pg.PoolClient,
  queries: readonly HttpQuery[],
  headers: IncomingHttpHeaders,
): Promise<{ results: HttpResult[] }> => {
  const results: HttpResult[] = []
  await client.query(begin(headers))
  try {
    for (const query of queries) results.push(await ask(client, query, headers))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  if (results.some(({ command }) => command === 'SET')) await client.query('DISCARD ALL')
  return { results }
}

const begin = (headers: IncomingHttpHeaders): string => {
  const isolation = ISOLATION_LEVELS.get(String(headers['neon-batch-isolation-level']))
  const readOnly = headers['neon-batch-read-only']
  return [
    'BEGIN',
    isolation && `ISOLATION LEVEL ${isolation}`,
    readOnly === 'true' && 'READ ONLY',
    readOnly === 'false' && 'READ WRITE',
    headers['neon-batch-deferrable'] === 'true' && 'DEFERRABLE',
  ]
    .filter(Boolean)
    .join(' ')
}

const ask = async (client: pg.PoolClient, query: HttpQuery, headers: IncomingHttpHeaders): Promise<HttpResult> => {
  const rowAsArray = query.arrayMode ?? headers['neon-array-mode'] === 'true'
  const config = {
    text: query.query,
    values: [...(query.params ?? [])],
    queryMode: 'extended', // like Neon: exactly one statement a query, even without parameters
    ...(rowAsArray ? { rowMode: 'array' } : {}),
    ...(headers['neon-raw-text-output'] === 'true' ? { types: RAW_TEXT } : {}),
  }
  const { command, rowCount, rows, fields } = await client.query(config)
  return {
    command,
    rowCount,
    rowAsArray,
    rows,
    fields: fields.map(({ name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format }) => ({
      name,
      tableID,
      columnID,
      dataTypeID,
      dataTypeSize,
      dataTypeModifier,
      format,
    })),
  }
}
