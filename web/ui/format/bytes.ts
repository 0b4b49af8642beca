import { formatNumber } from './numbers.ts'

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `1_500_000` → `1.5 MB` (powers of 1000, as file managers count). */
export function formatBytes(bytes: number): string {
  let size = bytes
  let step = 0
  while (size >= 999.5 && step < BYTE_UNITS.length - 1) {
    size /= 1000
    step += 1
  }
  return formatNumber(size, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  })
}
