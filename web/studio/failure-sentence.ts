import type { ServerError } from '#web/server/server-error.ts'
import { messages } from './messages.ts'

/** What to tell of a call that failed: what is wrong with its first field, the platform's words, or that none came. */
export function failureSentence({ code, body, fields, message }: ServerError): string {
  const { frame } = messages.t
  return fields[0]?.message ?? (body ? message : code === 'offline' ? frame.noConnection : frame.failed)
}
