import type { PlannedChange } from '#domain/publications/plan.ts'
import { describe, type Probe, type ProbeRow, type Step } from './step.ts'

/** Runs statements in one round trip over one snapshot; answers their rows in order. */
export type Ask = (
  statements: readonly string[],
) => Promise<readonly (readonly { readonly [column: string]: unknown }[])[]>

/**
 * The changes of a migration with what the data says of them. Conditions on rows of one table are counted in one pass; only what
 * stands in the way is then looked at row by row: one round trip as a rule, two when something is blocked.
 */
export async function askProbes(steps: readonly Step[], ask: Ask): Promise<PlannedChange[]> {
  const probes = steps.flatMap((step) => step.probes)
  if (probes.length === 0) return steps.map((step) => describe(step, []))
  const byTable = Map.groupBy(
    probes.filter((probe) => probe.rows !== undefined),
    ({ rows }) => rows?.table ?? '',
  )
  const others = probes.filter(({ rows }) => rows === undefined)
  const passes = [...byTable].flatMap(([table, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_COUNTS) }, (_, i) =>
      all.slice(i * MOST_COUNTS, (i + 1) * MOST_COUNTS),
    ).map((list) => ({
      list,
      sql: countsOf(table, list),
    })),
  )
  const answers = await ask([...passes.map(({ sql }) => sql), ...others.map(({ sql }) => sql)])

  const found = new Map<Probe, readonly ProbeRow[]>()
  const toLookAt: Probe[] = []
  for (const [i, { list }] of passes.entries()) {
    for (const [k, probe] of list.entries()) {
      const total = Number(answers[i]?.[0]?.[`c${k}`] ?? 0)
      if (probe.effect === 'blocks' && total > 0) toLookAt.push(probe)
      else found.set(probe, total === 0 ? [] : [{ id: '', name: null, value: null, total }])
    }
  }
  for (const [i, probe] of others.entries()) found.set(probe, (answers[passes.length + i] ?? []) as readonly ProbeRow[])
  if (toLookAt.length > 0) {
    const rows = await ask(toLookAt.map(({ sql }) => sql))
    for (const [i, probe] of toLookAt.entries()) found.set(probe, (rows[i] ?? []) as readonly ProbeRow[])
  }
  return steps.map((step) =>
    describe(
      step,
      step.probes.map((probe) => found.get(probe) ?? []),
    ),
  )
}

/** Postgres answers at most 1,664 columns. */
const MOST_COUNTS = 500

const countsOf = (table: string, probes: readonly Probe[]): string =>
  `SELECT ${probes.map(({ rows }, k) => `(count(*) FILTER (WHERE ${rows?.where ?? 'true'}))::integer AS c${k}`).join(', ')} FROM ${table} AS r`
