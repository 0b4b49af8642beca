import type { CardLook } from '../scene.ts'

// What columns are laid out from: sizes and who holds whom, nothing of what is shown.

/** Steps one after the other. */
export type Sequence = {
  /** Names its places: `<id>#<index>`. */
  readonly id: string
  readonly nodes: readonly Node[]
  /** Its last step sends to a column and is drawn as an edge. */
  readonly go: Go | null
  /** Nothing follows its last step. */
  readonly ends: boolean
}

export type Go = { readonly id: string; readonly to: string; readonly label: string }

export type Node = {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Fixed at its place: nothing goes before it. */
  readonly fixed?: boolean
  /** Small cards under it, each with how deep it stands. */
  readonly chips: readonly { readonly id: string; readonly look: Exclude<CardLook, 'card'>; readonly depth: number }[]
  /** Ways on, in the order of the cells at its foot. */
  readonly branches: readonly Branch[]
  /** Its branches are gone side by side: each in a frame, and the card is as wide as all of them. */
  readonly framed: boolean
}

export type Branch = { readonly slot: string; readonly title: string; readonly sequence: Sequence }

export type Column = { readonly id: string; readonly title: string; readonly sequence: Sequence }

/** A branch with nothing in it: the way goes straight on. */
export const isEmpty = ({ sequence }: Branch): boolean => sequence.nodes.length === 0 && sequence.go === null
/** A branch that has cards of its own. */
export const hasCards = ({ sequence }: Branch): boolean => sequence.nodes.length > 0
