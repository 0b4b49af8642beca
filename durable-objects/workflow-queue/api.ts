import type { Asking, Permits } from '#domain/workflows/queue.ts'
import type { WorkflowPlace } from '../workflow/api.ts'

/** A run that wants a permit, or that has one and makes itself known. */
export type Applicant = Asking & {
  /** It is under way already, as forks are. */
  readonly admitted: boolean
}

export type Application = WorkflowPlace & {
  readonly applicants: readonly Applicant[]
  readonly permits: Permits
  /** When the run of these limits started, epoch ms: the limits of the youngest run hold for all. */
  readonly since: number
}

/** Who waits and who is let in: one a workflow, named `<workspace>/<component>/<workflow>`. Runs are told by `run.admitted`. */
export type WorkflowQueueApi = {
  /** Takes runs into line; they are on disk when it answers. Doing it twice does it once. */
  ask: (application: Application) => Promise<void>
  /** Runs are over: what they held goes to the next. Doing it twice does it once. */
  leave: (runs: readonly string[]) => Promise<void>
  /** How many wait, and how many hold a permit. */
  length: () => Promise<{ readonly waiting: number; readonly holding: number }>
}
