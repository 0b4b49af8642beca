import type { PublicationProgress } from '../publications/progress.ts'

/** What a workspace's live room sends to open browsers, as JSON text frames. */
export type LiveMessage =
  | { readonly type: 'hello'; readonly release: number | null; readonly people: readonly Person[] }
  | { readonly type: 'people'; readonly people: readonly Person[] }
  | {
      readonly type: 'records'
      readonly component: string
      readonly action: 'created' | 'updated' | 'deleted'
      readonly ids: readonly string[]
      readonly by: string | null
    }
  | {
      readonly type: 'draft'
      readonly component: string
      readonly revision: number
      readonly by: { readonly id: string; readonly name: string }
    }
  | { readonly type: 'publication'; readonly progress: PublicationProgress }
  /** Questions or notices of these people have changed. */
  | { readonly type: 'inbox'; readonly people: readonly string[] }
  /** Runs of a workflow have moved. */
  | { readonly type: 'runs'; readonly ids: readonly string[] }
  | { readonly type: 'released'; readonly release: number }

/** Someone with Studio open, and where. */
export type Person = { readonly id: string; readonly name: string; readonly place: string | null }
