import type { Component } from '#domain/components/document.ts'
import { statementsOf } from './change.ts'
import type { TablePlace } from './column-source.ts'
import { quoteIdentifier, quoteLiteral } from './identifiers.ts'
import type { SetAside } from './set-aside.ts'
import type { PreparedIndex, Step } from './step.ts'
import { planNewTable, planTable, planTableAside, planTableBack, type TablePlan } from './table-changes.ts'

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

export function planMigration({ schema, from, to, aside }: MigrationInput): MigrationPlan {
  const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])].toSorted()
  const plans = ids.map((id): TablePlan => {
    const [old, next] = [from[id], to[id]]
    const back = !old && aside.tables.includes(id)
    const place: TablePlace = {
      schema,
      componentId: id,
      exists: old !== undefined || back,
      aside: aside.columns[id] ?? {},
    }
    if (!next) return old ? planTableAside(place, old) : { planned: [], prepare: [] }
    if (old) return planTable(place, aside.tables, old, next)
    return back ? planTableBack(place, aside.tables, next) : planNewTable(place, aside.tables, next)
  })
  const planned = plans.flatMap((plan) => plan.planned)
  return {
    steps: planned.map(({ step }) => step),
    prepare: plans.flatMap((plan) => plan.prepare),
    apply: [...preamble(schema), ...statementsOf(planned.flatMap(({ changes }) => changes))],
  }
}

/** How long a migration waits for a table that someone else holds, before it gives way and is tried again. */
const LOCK_TIMEOUT = '3s'

const preamble = (schema: string): string[] => [
  `SET LOCAL lock_timeout = ${quoteLiteral(LOCK_TIMEOUT)}`,
  'SET LOCAL client_min_messages = warning',
  `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`,
]

/** Statements of `apply` that do not change tables. */
export const PREAMBLE_LENGTH = preamble('ws_any').length
