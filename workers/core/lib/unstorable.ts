/**
 * Where a JSON value holds text that Postgres cannot keep: NUL, or half of a surrogate pair; null where it holds none.
 * @returns the path of the first such text, or of what a key made of it leads to
 */
export function unstorable(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, item] of Object.entries(value)) {
    if (!isStorable(key)) return path
    const found = unstorable(item, [...path, key])
    if (found) return found
  }
  return null
}

const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()
