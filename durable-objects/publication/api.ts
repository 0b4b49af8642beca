import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'

/** Which drafts to publish; a rollback names a release instead. */
export type PublicationRequest =
  | { readonly kind: 'publish'; readonly components: readonly string[]; readonly sites: readonly string[] }
  | { readonly kind: 'rollback'; readonly release: number }

export type StartPublication = PublicationRequest & {
  readonly workspaceId: string
  readonly note: string
  /** Hash of the plan the builder saw; a different plan is refused with `plan_changed`. */
  readonly planHash: string
  readonly by: { readonly id: string; readonly name: string }
}

export type StartOutcome =
  | { readonly started: true; readonly progress: PublicationProgress }
  | { readonly started: false; readonly code: 'publication_running' | 'plan_changed' | 'invalid_document' | 'nothing_to_publish'; readonly plan?: PublicationPlan; readonly progress?: PublicationProgress }

/** The workspace's one publisher, named by the workspace's id. */
export type PublicationApi = {
  /** What a publication would do now. Reads only. */
  plan: (workspaceId: string, request: PublicationRequest) => Promise<PublicationPlan>
  /** Takes the lock and begins; returns at once, stages run on and report to the live room. */
  start: (request: StartPublication) => Promise<StartOutcome>
  /** The running or last publication, or null. */
  current: () => Promise<PublicationProgress | null>
  /** Asks a running publication to undo; has no effect once switched. */
  stop: (id: string) => Promise<PublicationProgress | null>
}
