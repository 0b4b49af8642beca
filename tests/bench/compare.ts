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
 * Measures a system and its floor in turns, so that a noisy machine is noisy for both: after a warm-up, five rounds of each;
 * the figure is the median of its rounds.
 */
export async function compare({ bench, figure, concurrency, system, floor }: Comparison): Promise<Figure> {
  const run = (side: Side, durationMs: number) => load(side.url, side.shot, { concurrency, durationMs })
  await run(floor, WARM_UP_MS)
  await run(system, WARM_UP_MS)
  const floors: LoadResult[] = []
  const systems: LoadResult[] = []
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(await run(floor, ROUND_MS))
    systems.push(await run(system, ROUND_MS))
  }
  const value = median(systems.map((r) => r.rate))
  const floorValue = median(floors.map((r) => r.rate))
  return {
    bench,
    figure,
    system: 'aqtra',
    concurrency,
    value,
    unit: 'requests/s',
    p50_ms: median(systems.map((r) => r.p50Ms)),
    p99_ms: median(systems.map((r) => r.p99Ms)),
    floor: { name: floor.name, value: floorValue },
    ratio: value / floorValue,
  }
}
