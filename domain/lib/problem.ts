import type { Json } from './json.ts'

/**
 * Something wrong with what a person wrote, told in a way every front can show in the reader's language: `code` selects the
 * sentence in the dictionary, `params` fill its blanks. English fallbacks are never stored.
 */
export type Problem = {
  /** snake_case `subject_problem`, a key of the `problems` section of the dictionary. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Path from the document's root to the offending value, e.g. `['pages', 'page_x', 'controls', 'c_y', 'config', 'label']`. */
  readonly path: readonly string[]
  /** Half-open character range inside an expression text, when the value at `path` is one. */
  readonly range?: { readonly from: number; readonly to: number }
  readonly params?: { readonly [name: string]: Json }
}
