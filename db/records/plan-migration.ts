import type { Component } from '#domain/components/document.ts'
import type { SetAside } from './set-aside.ts'
import type { PreparedIndex, Step } from './step.ts'

/** Live components by id. */
export type Models = { readonly [componentId: string]: Pick<Component, 'id' | 'title' | 'model'> }

export type MigrationInput = {
  /** Postgres schema of the workspace: its id. */
  readonly schema: string
  /** What the tables hold now; empty before the first release. */
  readonly from: Models
  readonly to: Models
  /** What earlier releases left behind (`setAside` of the catalog's rows): revived when its id comes back. */
  readonly aside: SetAside
}

/**
 * How to turn the tables of one set of models into those of another. Going back is planning `(to, from)`.
 *
 * P1  After `apply` the live columns, constraints and indexes are those of a fresh creation of `to`.
 * P2  No value is deleted: what no longer fits or belongs is set aside and comes back when its type and id do.
 * P3  A rename is no statement. An empty `apply` beyond its preamble means that nothing has to be done to the tables.
 * P4  Each table is altered in as few statements as the changes allow; only a change of type writes its rows anew.
 */
export type MigrationPlan = {
  readonly steps: readonly Step[]
  /** May be built before the switch, one by one, in order. */
  readonly prepare: readonly PreparedIndex[]
  /** All in one transaction, in order, with the switch of the live pointer. Begins by setting `lock_timeout`. */
  readonly apply: readonly string[]
}

export function planMigration(_input: MigrationInput): MigrationPlan {
  throw new Error('planMigration is being written')
}
