import { computed } from '@preact/signals'
import type { Control } from '#domain/components/document.ts'
import type { Settled } from '#domain/controls/define.ts'
import type { RowAction } from '#domain/controls/rows.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import { isPlain, plainValue } from './plain-expression.ts'

type Values = { readonly [name: string]: unknown }

/** The language itself (25 KB): on the server always, in the browser where a page needs it. */
export type Engine = {
  evaluate(text: string, values: Values): Json
  /** See `settle`. Values are read only by what is worked out: a control without expressions depends on none. */
  settle(control: Control, values: () => Values): JsonObject
  /** See `settleActs`. */
  settleActs(actions: readonly RowAction[], values: Values): readonly Settled<RowAction>[]
}

/** Works out what builders wrote. Reading a form's values makes the reader of the result depend on them. */
export type Expressions = {
  /** The value of an expression on the page, with `record` where it stands on a row; null where it has none. */
  value(text: string, row?: RecordJson): Json
  /** A control's configuration as the page has it now: expressions worked out, words filled in. */
  settled(control: Control): JsonObject
  /** The acts offered on a row, worked out for it. */
  acts(actions: readonly RowAction[], row: RecordJson): readonly Settled<RowAction>[]
}

/**
 * @param read the values of the page's scope at this moment
 * @param engine null where `needsEngine` said that no expression of the page asks for it
 */
export const expressionsOver = (read: () => Values, engine: Engine | null): Expressions => {
  // Gathered once for all that read them, not once for each.
  const gathered = computed(read)
  const values = () => gathered.value
  const onRow = (record: RecordJson) => ({ ...values(), record })
  return {
    value(text, row) {
      const all = row === undefined ? values() : onRow(row)
      return isPlain(text) ? plainValue(text, all) : (engine?.evaluate(text, all) ?? null)
    },
    settled: (control) => engine?.settle(control, values) ?? control.config,
    acts: (actions, row) =>
      engine?.settleActs(actions, onRow(row)) ??
      // Without the engine no act has an expression.
      (actions.filter(({ visible }) => visible !== false) as readonly Settled<RowAction>[]),
  }
}
