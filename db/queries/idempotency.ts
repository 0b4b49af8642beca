import type { Sql } from '#db/client.ts'

export type KeptAnswer = { readonly requestHash: string; readonly status: number; readonly body: unknown }

/** What was answered to the first request with this key, or null. */
export async function readKept(sql: Sql, workspaceId: string, userId: string, key: string): Promise<KeptAnswer | null> {
  const rows = (await sql`
    select request_hash, status, body from aqtra.idempotency_keys
    where workspace_id = ${workspaceId} and user_id = ${userId} and key = ${key}`) as {
    request_hash: string
    status: number
    body: unknown
  }[]
  const [row] = rows
  return row ? { requestHash: row.request_hash, status: row.status, body: row.body } : null
}
