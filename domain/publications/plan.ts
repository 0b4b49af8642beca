import type { Problem } from '../lib/problem.ts'
import type { Manifest } from './release.ts'

/** How a change treats what is stored. `loses` sets values aside; `blocked` cannot be done until the data is mended. */
export type Safety = 'safe' | 'loses' | 'blocked'

/** One line of the plan as the builder sees it. Sentences come from the dictionary by `kind`. */
export type PlannedChange = {
  readonly kind:
    | 'table_added'
    | 'table_set_aside'
    | 'table_renamed'
    | 'property_added'
    | 'property_set_aside'
    | 'property_revived'
    | 'property_renamed'
    | 'type_changed'
    | 'required_added'
    | 'required_removed'
    | 'constraint_changed'
    | 'options_changed'
    | 'unique_added'
    | 'unique_removed'
    | 'index_added'
    | 'index_removed'
    | 'relation_changed'
  readonly safety: Safety
  readonly componentId: string
  readonly propertyId?: string
  readonly title: string
  /** Blanks of the sentence: rows affected, old and new name, minimum … */
  readonly params: { readonly [name: string]: string | number }
  /** The statements, shortened for reading. */
  readonly sql: string
  /** For `blocked`: rows in the way, at most ten. */
  readonly rows?: readonly { readonly id: string; readonly name: string | null; readonly value: string | null }[]
}

export type Dependent = {
  readonly kind: 'component' | 'page' | 'site'
  readonly id: string
  readonly title: string
  readonly state: 'unchanged' | 'changed' | 'broken'
  readonly problems: readonly Problem[]
}

/** What publishing would do, shown before it is done. `hash` names exactly this plan; starting a publication quotes it. */
export type PublicationPlan = {
  readonly hash: string
  readonly base: number | null
  readonly target: Manifest
  readonly changes: readonly PlannedChange[]
  readonly documents: readonly {
    readonly kind: 'component' | 'page' | 'workflow' | 'site'
    readonly id: string
    readonly title: string
    readonly change: 'added' | 'changed' | 'removed'
  }[]
  readonly dependents: readonly Dependent[]
  /** Errors forbid publishing. */
  readonly problems: readonly Problem[]
}
