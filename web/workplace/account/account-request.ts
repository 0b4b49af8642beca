import type { ErrorBody, FieldError } from '#domain/lib/errors.ts'
import { locale } from '#web/ui/reader.ts'

/** The worker said no, or nothing at all (`offline`). */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  /** What is wrong, in the reader's language; null where no answer came. */
  readonly sentence: string | null
  readonly fields: readonly FieldError[]

  constructor(code: string, body: ErrorBody | null) {
    super(code)
    this.code = code
    this.sentence = body?.title ?? null
    this.fields = body?.fields ?? []
  }
}

/** Sends JSON to a path below `/api/auth`. @throws Refusal for every answer that is no success, and for none */
export type Ask = (path: string, body: object) => Promise<void>

export const ask: Ask = async (path, body) => {
  let response: Response
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      // The page may be read in another language than the device's.
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': locale.peek() },
      body: JSON.stringify(body),
      credentials: 'same-origin',
    })
  } catch {
    throw new Refusal('offline', null)
  }
  if (response.ok) return
  const problem = (await response.json().catch(() => null)) as ErrorBody | null
  throw new Refusal(problem?.code ?? 'internal', problem)
}

/** What the screens need of the browser they run in. */
export type Host = {
  readonly ask: Ask
  /** Goes to another page of ours. */
  readonly leave: (path: string) => void
}

export const browser: Host = { ask, leave: (path) => location.assign(path) }
