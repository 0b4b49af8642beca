import { formatTag } from '../reader.ts'
import { keep } from './formatters.ts'

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
