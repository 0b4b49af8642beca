/** Statements of a migration in the order they must run. Clauses of one table and phase become one ALTER TABLE. */
export const PHASES = ['detach', 'rename', 'create', 'shape', 'fill', 'guard', 'tidy', 'index', 'note'] as const
export type Phase = (typeof PHASES)[number]

/**
 * One thing to do to a table. Tables are quoted and carry their schema.
 * - `alter`: a clause of ALTER TABLE
 * - `fill`: a column's value worked out anew for existing rows (`r` is the row); all fills of a table become one UPDATE
 * - `run`: a statement of its own
 */
export type Change =
  | {
      readonly do: 'alter'
      readonly phase: 'detach' | 'shape' | 'guard' | 'tidy'
      readonly table: string
      readonly clause: string
    }
  | {
      readonly do: 'fill'
      readonly table: string
      readonly column: string
      readonly value: string
      readonly where: string
    }
  | { readonly do: 'run'; readonly phase: Exclude<Phase, 'fill'> | 'fill'; readonly sql: string }

export const alter = (phase: 'detach' | 'shape' | 'guard' | 'tidy', table: string, clause: string): Change => ({
  do: 'alter',
  phase,
  table,
  clause,
})
export const fill = (table: string, column: string, value: string, where: string): Change => ({
  do: 'fill',
  table,
  column,
  value,
  where,
})
export const run = (phase: Phase, sql: string): Change => ({ do: 'run', phase, sql })

/** The fewest statements that make all changes, in an order in which each finds what it needs. */
export function statementsOf(changes: readonly Change[]): string[] {
  const filled = new Set(changes.flatMap((change) => (change.do === 'fill' ? [change.table] : [])))
  // A table whose rows need no new values is guarded while it is reshaped: one pass over its rows instead of two.
  const phaseOf = (change: Change): Phase =>
    change.do === 'fill'
      ? 'fill'
      : change.do === 'alter' && change.phase === 'guard' && !filled.has(change.table)
        ? 'shape'
        : change.phase
  return PHASES.flatMap((phase) => {
    const inPhase = changes.filter((change) => phaseOf(change) === phase)
    const clauses = Map.groupBy(
      inPhase.filter((change) => change.do === 'alter'),
      ({ table }) => table,
    )
    const fills = Map.groupBy(
      inPhase.filter((change) => change.do === 'fill'),
      ({ table }) => table,
    )
    return [
      ...[...clauses].map(([table, parts]) => `ALTER TABLE ${table} ${parts.map(({ clause }) => clause).join(', ')}`),
      ...[...fills].map(([table, parts]) => {
        const sets = parts.map(({ column, value }) => `${column} = ${value}`).join(', ')
        return `UPDATE ${table} AS r SET ${sets} WHERE ${[...new Set(parts.map(({ where }) => where))].join(' OR ')}`
      }),
      ...inPhase.flatMap((change) => (change.do === 'run' ? [change.sql] : [])),
    ]
  })
}

const MOST_CHARACTERS = 2_000

/** The statements of one step alone, shortened for reading. */
export function shown(changes: readonly Change[]): string {
  const text = statementsOf(changes).join(';\n')
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text
}
