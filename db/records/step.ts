import type { PlannedChange, Safety } from '#domain/publications/plan.ts'

/**
 * A question put to the data before a change, as one statement over the tables as they are now. It answers with at most ten
 * rows `ProbeRow`, each carrying the total.
 * `blocks`: any row forbids the change. `loses`: rows whose value is set aside. `fills`: rows that get a value. `counts`: rows touched.
 */
export type Probe = {
  readonly effect: 'blocks' | 'loses' | 'fills' | 'counts'
  readonly sql: string
  /** What `sql` looks for, where that is a condition on single rows `r` of one table: many can then be counted in one pass. */
  readonly rows?: { readonly table: string; readonly where: string }
}
export type ProbeRow = {
  readonly id: string
  readonly name: string | null
  readonly value: string | null
  readonly total: number
}

/** One line of a migration as the builder sees it, with what must be asked of the data first. */
export type Step = {
  /** What is known without looking at the data; `describe` completes it. */
  readonly change: PlannedChange
  readonly probes: readonly Probe[]
}

/** An index that can be built while the live app goes on, outside a transaction. A failed try leaves an invalid index: drop it. */
export type PreparedIndex = {
  readonly schema: string
  readonly name: string
  readonly componentId: string
  /** `CREATE INDEX CONCURRENTLY IF NOT EXISTS …` */
  readonly create: string
  /** `DROP INDEX CONCURRENTLY IF EXISTS …`: undoes it, and clears away an invalid one. */
  readonly drop: string
}

const MOST_ROWS = 10
const WORSE: { readonly [S in Safety]: number } = { safe: 0, loses: 1, blocked: 2 }

/**
 * The change as the plan shows it, with what the probes found.
 * @param found rows of each probe, in the order of `step.probes`
 */
export function describe(step: Step, found: readonly (readonly ProbeRow[])[]): PlannedChange {
  let { safety } = step.change
  const params: { [name: string]: string | number } = { ...step.change.params }
  const rows: { id: string; name: string | null; value: string | null }[] = []
  // Losing is a matter of rows: with none in the way the change is safe.
  if (safety === 'loses' && step.probes.some(({ effect }) => effect === 'loses')) safety = 'safe'
  for (const [i, { effect }] of step.probes.entries()) {
    const answer = found[i] ?? []
    const total = Number(answer[0]?.total ?? 0)
    params[PARAM[effect]] = Number(params[PARAM[effect]] ?? 0) + total
    if (total === 0) continue
    if (effect === 'blocks') {
      safety = 'blocked'
      rows.push(...answer.map(({ id, name, value }) => ({ id, name, value })))
    }
    if (effect === 'loses' && WORSE[safety] < WORSE.loses) safety = 'loses'
  }
  return { ...step.change, safety, params, ...(rows.length > 0 ? { rows: rows.slice(0, MOST_ROWS) } : {}) }
}

/** Blanks of the sentence by what a probe counts. */
const PARAM: { readonly [E in Probe['effect']]: string } = {
  blocks: 'blocked',
  loses: 'lost',
  fills: 'filled',
  counts: 'rows',
}
