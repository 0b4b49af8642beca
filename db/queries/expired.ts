import type { Sql } from '../client.ts'

/** Deletes sessions, links and kept answers that have expired, and letters that were sent long ago. */
export async function deleteExpired(sql: Sql): Promise<void> {
  await sql.transaction([
    sql`delete from aqtra.sessions where expires_at < now()`,
    sql`delete from aqtra.password_resets where expires_at < now()`,
    sql`delete from aqtra.invitations where expires_at < now() - interval '30 days'`,
    sql`delete from aqtra.idempotency_keys where created_at < now() - interval '1 day'`,
    sql`delete from aqtra.mails where sent_at < now() - interval '7 days'`,
  ])
}
