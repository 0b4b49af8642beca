import type { Sql } from '#db/client.ts'
import type { Person } from '#domain/workflows/events.ts'
import type { NoticeRow } from '#domain/workflows/inbox.ts'
import { sha256 } from '../sha256.ts'
import { utc } from './utc.ts'

export type Notice = {
  /** Idempotency key: the same notice is written once. */
  readonly key: string
  readonly people: readonly Person[]
  readonly subject: string
  readonly text: string
  /** A path of the Workplace, or null. */
  readonly link: string | null
  readonly bell: boolean
  readonly mail: boolean
  /** What stands below the text of letters: the address of the link. */
  readonly footer?: string
}

/** Tells people something, in one atomic batch. Doing it twice does it once. */
export async function notifyPeople(
  sql: Sql,
  workspaceId: string,
  { key, people, subject, text, link, bell, mail, footer }: Notice,
): Promise<void> {
  const letter = footer === undefined ? text : `${text}\n\n${footer}`
  // A letter's id is drawn from what it is about, so that it is written once.
  const rows = await Promise.all(
    people.map(async ({ id, email }) => ({
      user: id,
      email,
      mail: uuidFrom(await sha256(`${workspaceId} ${key} ${id}`)),
    })),
  )
  const given = JSON.stringify(rows)
  const batch = []
  if (bell)
    batch.push(sql`
      insert into aqtra.notifications (workspace_id, user_id, key, subject, text, link)
      select ${workspaceId}, r."user", ${key}, ${subject}, ${text}, ${link}
      from jsonb_to_recordset(${given}::jsonb) as r ("user" uuid)
      on conflict do nothing`)
  if (mail)
    batch.push(sql`
      insert into aqtra.mails (id, "to", subject, text)
      select r.mail, r.email, ${subject}, ${letter} from jsonb_to_recordset(${given}::jsonb) as r (mail uuid, email text)
      on conflict do nothing`)
  if (batch.length > 0) await sql.transaction(batch)
}

/** Thirty-two hexadecimal digits as a UUID. */
const uuidFrom = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`

/** The newest notices of a person. */
export async function listNotices(sql: Sql, workspaceId: string, userId: string): Promise<NoticeRow[]> {
  const rows = await sql`
    select n.key, n.subject, n.text, n.link, ${utc(sql, 'n.created_at')} as "createdAt", n.read_at is not null as read
    from aqtra.notifications n where n.workspace_id = ${workspaceId} and n.user_id = ${userId}::uuid
    order by n.created_at desc, n.key limit 50`
  return rows as NoticeRow[]
}

/** Marks notices as read: those named, or all. */
export async function markRead(
  sql: Sql,
  workspaceId: string,
  userId: string,
  keys: readonly string[] | null,
): Promise<void> {
  await sql`
    update aqtra.notifications set read_at = now()
    where workspace_id = ${workspaceId} and user_id = ${userId}::uuid and read_at is null and (${keys}::text[] is null or key = any(${keys}::text[]))`
}
