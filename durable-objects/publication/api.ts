import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { PublicationRequest } from '#domain/publications/request.ts'

export type StartPublication = {
  /** `pub_…`, made by the caller: starting twice with one id starts once. */
  readonly id: string
  readonly request: PublicationRequest
  readonly workspaceId: string
  readonly note: string
  /** Hash of the plan the builder saw; the publication undoes itself with `plan_changed` when it would be another by now. */
  readonly planHash: string
  readonly by: { readonly id: string; readonly name: string }
}

export type StartOutcome = { readonly started: boolean; readonly progress: PublicationProgress }

/** The workspace's one publisher, named by the workspace's id. What a publication would do is asked of `planPublication`. */
export type PublicationApi = {
  /** Takes the lock and begins; answers at once, stages run on and report to the live room. Not started: another one is running. */
  start: (request: StartPublication) => Promise<StartOutcome>
  /** The running or last publication, or null. */
  current: () => Promise<PublicationProgress | null>
  /** Asks a running publication to undo; has no effect once switched. Null for another one than the current. */
  stop: (id: string) => Promise<PublicationProgress | null>
  /** Resolves when the publication is over, or after `waitMs`. */
  settled: (id: string, waitMs: number) => Promise<PublicationProgress | null>
}
