import type { Sql } from '#db/client.ts'
import { utc } from './utc.ts'

/** A letter not yet sent; written in the statement that makes the token it carries. */
export type OwedMail = { readonly id: string; readonly to: string; readonly subject: string; readonly text: string }

/** After this many attempts a letter is left for a person to look at. */
const MAX_ATTEMPTS = 8

/**
 * Takes letters to send: each attempt waits longer than the one before (n² minutes), and no other sender takes the same letter for a minute.
 * `attempts` counts what is taken, so a sender that dies owes it again.
 */
export async function takeOwedMails(sql: Sql, limit: number): Promise<OwedMail[]> {
  const rows = await sql`
    with owed as (
      select id from aqtra.mails
      where sent_at is null and attempts < ${MAX_ATTEMPTS}
        and (attempts = 0 or created_at + attempts * attempts * interval '1 minute' < now())
      order by created_at limit ${limit} for update skip locked
    )
    update aqtra.mails m set attempts = attempts + 1 from owed where m.id = owed.id
    returning m.id, m."to", m.subject, m.text`
  return rows as OwedMail[]
}

export async function markMail(sql: Sql, id: string, error: string | null): Promise<void> {
  // Once sent, the text has served: it holds a link that opens an account.
  await sql`
    update aqtra.mails set error = ${error}, sent_at = case when ${error}::text is null then now() end,
      text = case when ${error}::text is null then '' else text end
    where id = ${id}`
}

export type MailListing = OwedMail & { readonly createdAt: string }

/** The newest letters, for the development outbox. */
export async function listMails(sql: Sql): Promise<MailListing[]> {
  const rows = await sql`
    select id, "to", subject, text, ${utc(sql, 'created_at')} as "createdAt" from aqtra.mails order by created_at desc, id desc limit 50`
  return rows as MailListing[]
}
