import { formatTag } from '../reader.ts'
import { keep } from './formatters.ts'

const formatter = keep((tag, options: Intl.NumberFormatOptions | undefined) => new Intl.NumberFormat(tag, options))

/** `1234.5` → `1.234,5` as the reader writes it. */
export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  formatter(formatTag.value, options).format(value)

/** @param currency ISO 4217 code; its own number of decimals is used */
export const formatMoney = (value: number, currency: string): string =>
  formatter(formatTag.value, { style: 'currency', currency }).format(value)

/** @param share 0.125 is 12.5 % */
export const formatPercent = (share: number, maximumFractionDigits = 0): string =>
  formatter(formatTag.value, { style: 'percent', maximumFractionDigits }).format(share)

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

/** The signs a locale writes numbers with. */
const signs = keep((tag) => {
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const digits = Array.from({ length: 10 }, (_, digit) =>
    new Intl.NumberFormat(tag, { useGrouping: false }).format(digit),
  )
  return { group: sign('group'), decimal: sign('decimal'), digits }
})

/**
 * Reads a number as the reader writes it: `1.234,5` in German, `1,234.5` in English, spaces of any kind as groups.
 * @returns null for empty text, NaN for what is not a number
 */
export function parseNumber(text: string, tag: string = formatTag.value): number | null {
  const { group, decimal, digits } = signs(tag)
  // Spaces, Swiss apostrophes, and the marks that turn direction in Arabic and Hebrew.
  let plain = text
    .trim()
    .replace(/[\s\u00A0\u202F\u061C\u200E\u200F'’]/g, '')
    .replace(/\u2212/g, '-')
  if (plain === '') return null
  for (const [digit, written] of digits.entries())
    if (written !== String(digit)) plain = plain.replaceAll(written, String(digit))
  if (group !== '' && group.trim() !== '' && group !== '’') {
    // A group sign stands before three digits; elsewhere it is more likely a decimal sign of another country, and a guess.
    const grouped = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{2,3})*\\${group}\\d{3}(\\${decimal}\\d*)?$`)
    if (plain.includes(group) && !grouped.test(plain)) return Number.NaN
    plain = plain.replaceAll(group, '')
  }
  plain = plain.replace(decimal, '.')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}
