/** The stages of a publication in order. Until `switch` nothing is live and everything can be undone; `switch` is one transaction. */
export const STAGES = ['lock', 'validate', 'plan', 'store', 'index', 'migrate', 'switch'] as const
export type Stage = (typeof STAGES)[number]

export type PublicationStatus = 'running' | 'undoing' | 'done' | 'undone' | 'stopped'

/** What every open Studio sees of a publication. */
export type PublicationProgress = {
  readonly id: string
  readonly status: PublicationStatus
  readonly kind: 'publish' | 'rollback'
  readonly note: string
  readonly startedAt: string
  readonly startedBy: { readonly id: string; readonly name: string }
  readonly stages: readonly {
    readonly stage: Stage
    readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'undone'
    readonly tookMs?: number
    readonly done?: number
    readonly of?: number
    readonly subject?: string
  }[]
  /** Number of the release made, once switched. */
  readonly release?: number
  readonly error?: { readonly code: string; readonly detail: string }
}
