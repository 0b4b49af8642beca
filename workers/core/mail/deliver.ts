import { createSql } from '#db/client.ts'
import { markMail, type OwedMail, takeOwedMails } from '#db/queries/mail.ts'
import type { Bindings } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { mailerOf } from './mailer.ts'

const BATCH = 10

/** A letter as a row to be written beside the token it carries. */
export const owe = (letter: Omit<OwedMail, 'id'>): OwedMail => ({ id: newUuid(), ...letter })

/**
 * Sends letters that are owed. Called after each new one and by the cron trigger; letters that fail are tried again later. A letter may
 * arrive twice where the worker dies between sending and noting it.
 */
export async function deliverOwed(env: Pick<Bindings, 'DATABASE_URL' | 'NEON_LOCAL' | 'MAIL'>): Promise<void> {
  const mailer = mailerOf(env.MAIL)
  if (!mailer) return
  const sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
  const owed = await takeOwedMails(sql, BATCH)
  await Promise.all(
    owed.map(async ({ id, to, subject, text }) => {
      const error = await mailer.send({ to, subject, text }).then(
        () => null,
        (cause: unknown) => String(cause).slice(0, 500),
      )
      await markMail(sql, id, error)
    }),
  )
}
