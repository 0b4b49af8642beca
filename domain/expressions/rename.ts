import { references } from './paths.ts'
import { parse } from './syntax.ts'

/**
 * Gives what stands at a dotted path another last name: `rename(text, 'customer.country', 'land')`. Strings, other members of the
 * same name and macro variables stay as they are. Text that does not parse is returned unchanged.
 */
export function rename(text: string, from: string, to: string): string {
  const parsed = parse(text)
  if (!parsed.ok) return text
  return references(parsed.value)
    .filter(({ path }) => path === from)
    .toSorted((a, b) => b.range.from - a.range.from)
    .reduce((result, { range }) => result.slice(0, range.from) + to + result.slice(range.to), text)
}
