/** A query's parts as they stand in an address: lists by commas, `params.<name>` one by one. */
const LISTS = new Set(['sort', 'fields'])

/**
 * The pairs of a query string as the shape `RecordQuery` checks. Values of `params.…` are JSON where they are a number,
 * `true`, `false`, `null` or a quoted text, and plain text otherwise; unknown names are kept for the check to refuse.
 */
export function queryFromPairs(pairs: Iterable<readonly [string, string]>): { [name: string]: unknown } {
  const query: { [name: string]: unknown } = {}
  const params: { [name: string]: unknown } = {}
  for (const [name, value] of pairs) {
    if (name.startsWith('params.')) params[name.slice('params.'.length)] = scalar(value)
    else if (LISTS.has(name)) query[name] = value === '' ? [] : value.split(',')
    else if (name === 'limit') query[name] = /^\d{1,6}$/.test(value) ? Number(value) : value
    else if (name === 'count') query[name] = value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value
    else query[name] = value
  }
  return Object.keys(params).length > 0 ? { ...query, params } : query
}

function scalar(text: string): unknown {
  if (!/^(-?\d[\d.eE+-]*|true|false|null|".*")$/s.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
