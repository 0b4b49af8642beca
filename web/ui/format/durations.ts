import { formatNumber } from './numbers.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const part = (value: number, unit: string, maximumFractionDigits = 0): string =>
  formatNumber(value, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits })

/** A length of time in its two largest units: `3h 56m`, `0.4s`, `12ms`. @param ms not negative */
export function formatDuration(ms: number): string {
  if (ms < 100) return part(Math.round(ms), 'millisecond')
  if (ms < 60_000) return part(ms / 1_000, 'second', ms < 10_000 ? 1 : 0)
  const at = UNITS.findIndex(([, size]) => ms >= size)
  const [unit, size] = UNITS[at] ?? UNITS[2]
  const [small, smallSize] = UNITS[at + 1] ?? (['second', 1_000] as const)
  const [big, rest] = [Math.floor(ms / size), Math.floor((ms % size) / smallSize)]
  return rest === 0 ? part(big, unit) : `${part(big, unit)} ${part(rest, small)}`
}
