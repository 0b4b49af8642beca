/** One measured figure next to its floor, as `--json` prints it. Times in milliseconds, rates per second, sizes in kilobytes (1,000 bytes). */
export type Figure = {
  readonly bench: string
  readonly figure: string
  readonly system: string
  readonly concurrency: number
  readonly value: number
  readonly unit: 'requests/s' | 'ms' | 'kB' | 'round trips'
  readonly p50_ms?: number
  readonly p99_ms?: number
  readonly floor?: { readonly name: string; readonly value: number }
  /** Value by floor: rates want it high, times want it low. */
  readonly ratio?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** The value below which a share of the values lies (nearest rank). */
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)
const write = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: digits(value) })

/** A line for people. */
export function describe({
  bench,
  figure,
  system,
  value,
  unit,
  p50_ms,
  p99_ms,
  floor,
  ratio,
  concurrency,
}: Figure): string {
  const name = `${bench} ${figure}${system === 'aqtra' ? '' : ` (${system})`}`.padEnd(30)
  const times = p50_ms === undefined || p99_ms === undefined ? '' : `  p50 ${write(p50_ms)} ms  p99 ${write(p99_ms)} ms`
  const beside =
    floor === undefined
      ? ''
      : `  floor ${write(floor.value)} (${floor.name})${ratio === undefined ? '' : `  ratio ${ratio.toFixed(2)}`}`
  return `${name}${`${write(value)} ${unit}`.padStart(20)}${concurrency > 1 ? `  ×${concurrency}` : ''}${times}${beside}`
}
