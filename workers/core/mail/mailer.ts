import type { Letter } from '#domain/auth/letters.ts'

/** Something that can send a letter. Rejects where it was not taken; the letter stays owed and is tried again. */
export type Mailer = { readonly send: (letter: Letter) => Promise<void> }

const TIMEOUT_MS = 10_000

/** Posts letters as JSON `{to, subject, text}` to a sender of the operator's choice; any 2xx means taken. */
export const httpMailer = (address: string): Mailer => ({
  send: async (letter) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(letter),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`the sender answered ${response.status}`)
  },
})

/** The sender an installation is set up with; null where letters are kept for the development outbox. */
export const mailerOf = (mail: string): Mailer | null => (/^https?:\/\//.test(mail) ? httpMailer(mail) : null)
