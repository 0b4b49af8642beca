/** A query's parts as they stand in an address: lists by commas, `params.<name>` one by one. */
const LISTS = new Set(['sort', 'fields'])

/**
 * The pairs of a query string as the shape `RecordQuery` checks. Values of `params.…` are JSON where they are a number,
 * `true`, `false`, `null` or a quoted text, and plain text otherwise; unknown names are kept for the check to refuse.
 */
export function queryFromPairs(pairs: Iterable<readonly [string, string]>): { [name: string]: unknown } {
  // Entries become own properties whatever they are called; an assignment would lose `__proto__`.
  const query: [string, unknown][] = []
  const params: [string, unknown][] = []
  for (const [name, value] of pairs) {
    if (name.startsWith('params.')) params.push([name.slice('params.'.length), scalar(value)])
    else query.push([name, partOf(name, value)])
  }
  if (params.length > 0) query.push(['params', Object.fromEntries(params)])
  return Object.fromEntries(query)
}

function partOf(name: string, value: string): unknown {
  if (LISTS.has(name)) return value === '' ? [] : value.split(',')
  if (name === 'limit') return /^\d{1,6}$/.test(value) ? Number(value) : value
  if (name !== 'count') return value
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value
}

function scalar(text: string): unknown {
  if (!/^(-?\d[\d.eE+-]*|true|false|null|".*")$/s.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
