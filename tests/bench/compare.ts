import { median, type Figure } from './figure.ts'
import { load, type LoadResult, type Shot } from './load.ts'

export const ROUNDS = 5
const ROUND_MS = 1_500
const WARM_UP_MS = 1_000

export type Side = { readonly url: string; readonly shot: Shot | ((n: number) => Shot) }

type Comparison = {
  readonly bench: string
  readonly figure: string
  readonly concurrency: number
  readonly system: Side
  readonly floor: Side & { readonly name: string }
}

/**
 * Measures systems and their floor in turns, so that a noisy machine is noisy for all: after a warm-up, five rounds of each;
 * a figure is the median of its rounds.
 */
export async function compareAll({
  bench,
  figure,
  concurrency,
  systems,
  floor,
}: Omit<Comparison, 'system'> & { readonly systems: { readonly [name: string]: Side } }): Promise<Figure[]> {
  const sides = [['', floor] as const, ...Object.entries(systems)]
  const rounds = new Map<string, LoadResult[]>(sides.map(([name]) => [name, []]))
  const run = (side: Side, durationMs: number) => load(side.url, side.shot, { concurrency, durationMs })
  for (const [, side] of sides) await run(side, WARM_UP_MS)
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, side] of sides) rounds.get(name)?.push(await run(side, ROUND_MS))
  const middle = (name: string, of: (result: LoadResult) => number) => median((rounds.get(name) ?? []).map(of))
  const floorValue = middle('', (r) => r.rate)
  return Object.keys(systems).map((system) => {
    const value = middle(system, (r) => r.rate)
    return {
      bench,
      figure,
      system,
      concurrency,
      value,
      unit: 'requests/s',
      p50_ms: middle(system, (r) => r.p50Ms),
      p99_ms: middle(system, (r) => r.p99Ms),
      floor: { name: floor.name, value: floorValue },
      ratio: value / floorValue,
    }
  })
}

/** `compareAll` of the platform alone. */
export async function compare({ system, ...comparison }: Comparison): Promise<Figure> {
  const [figure] = await compareAll({ ...comparison, systems: { aqtra: system } })
  if (!figure) throw new Error('nothing was measured')
  return figure
}
