import type { RunError } from '#domain/workflows/events.ts'
import type { RunStatus } from '#domain/workflows/state.ts'
import { isKnownProblem, problemSentence } from '#web/ui/messages/problems.ts'
import type { Tone } from '#web/ui/tone.ts'
import { messages } from './messages.ts'

/** Colours of how a run stands. Ember is what is under way. */
export const STATUS_TONES: { readonly [Status in RunStatus]: Tone | 'none' } = {
  queued: 'none',
  running: 'signal',
  waiting: 'signal',
  paused: 'warning',
  undoing: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'none',
}

/** A run's id as people say it: its last signs tell runs apart, the first of one hour are alike. */
export const shortId = (id: string): string => id.slice(-6)

/** Why something failed, in the reader's language; in the failing side's words where nobody has translated them. */
export function errorSentence({ code, message }: Pick<RunError, 'code' | 'message'>): string {
  const status = /^status_(\d+)$/.exec(code)?.[1]
  if (status !== undefined) return messages.t.answeredStatus(status)
  if (isKnownProblem(code)) return problemSentence({ code })
  return message === '' ? code : message
}
