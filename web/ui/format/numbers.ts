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
