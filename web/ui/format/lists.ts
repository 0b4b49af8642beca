import { formatTag } from '../reader.ts'
import { keep } from './formatters.ts'

const formatter = keep((tag, options: Intl.ListFormatOptions | undefined) => new Intl.ListFormat(tag, options))
const collator = keep((tag) => new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }))

/** `a, b and c`. */
export const formatList = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  formatter(formatTag.value, { type }).format(items)

/** Order of names as the reader's language has it, `Page 2` before `Page 10`. */
export const compareNames = (a: string, b: string): number => collator(formatTag.value).compare(a, b)
