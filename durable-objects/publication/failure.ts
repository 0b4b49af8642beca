import { NeonDbError } from '@neondatabase/serverless'
import { BASE_MOVED, NOT_RUNNING } from '#db/queries/publications.ts'
import { isServerTrouble } from '#db/server-trouble.ts'

/** Why an effect did not come about. `transient`: trying again may help. */
export type Failure = { readonly code: string; readonly detail: string; readonly transient: boolean }

/** A decision not to go on; trying again would decide the same. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string

  constructor(code: string, detail: string) {
    super(detail)
    this.code = code
  }
}

/** No answer came in time; what became of the effect is not known. */
export class Overdue extends Error {
  override readonly name = 'Overdue'
}

/** Somebody else holds a lock, or the two would have waited for each other. */
const IN_THE_WAY = new Set(['55P03', '40P01', '40001'])
/** The data broke a rule of the new model: somebody wrote while the publication went on. */
const DATA_CONFLICT = /^23/

/** What to make of an error thrown by an effect. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, detail: error.message, transient: false }
  if (error instanceof Overdue) return { code: 'database_unavailable', detail: error.message, transient: true }
  if (!(error instanceof NeonDbError)) return { code: 'internal', detail: messageOf(error), transient: false }
  const detail = messageOf(error)
  if (isServerTrouble(error)) return { code: 'database_unavailable', detail, transient: true }
  const { code: state = '' } = error
  if (IN_THE_WAY.has(state)) return { code: 'tables_locked', detail, transient: true }
  if (state === BASE_MOVED) return { code: 'plan_changed', detail, transient: false }
  // The answer to the switch was lost: the next try finds out from the publication's row how it ended.
  if (state === NOT_RUNNING) return { code: 'internal', detail, transient: true }
  if (DATA_CONFLICT.test(state)) return { code: 'data_conflict', detail, transient: false }
  return { code: 'migration_failed', detail: `${detail} (${state})`, transient: false }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 1_000)
