import type { Drawing } from './icons.ts'

/** Something to choose. `value` is what is kept, `label` what is read. */
export type Option = {
  readonly value: string
  readonly label: string
  /** Quiet words beside the label. */
  readonly hint?: string | undefined
  readonly icon?: Drawing | undefined
  /** Shown, not to be chosen. */
  readonly disabled?: boolean | undefined
}
