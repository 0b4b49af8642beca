import { request } from '#web/server/request.ts'
import { locale } from '#web/ui/reader.ts'

/** Sends JSON to a path below `/api/auth`. @throws ServerError for every answer that is no success, and for none */
export type Ask = (path: string, body: object) => Promise<void>

export const ask: Ask = (path, body) =>
  // The page may be read in another language than the device's.
  request('POST', `/auth${path}`, body, { 'accept-language': locale.peek() })

/** What the screens need of the browser they run in. */
export type Host = {
  readonly ask: Ask
  /** Goes to another page of ours. */
  readonly leave: (path: string) => void
}

export const browser: Host = { ask, leave: (path) => location.assign(path) }
