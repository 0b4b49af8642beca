import { isUuid } from '#domain/lib/uuid.ts'

/** How far back runs are shown, ms. */
export const TIMES = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 } as const
export type Time = keyof typeof TIMES

const NAMES = ['workflow', 'status', 'time', 'trigger', 'key', 'who', 'record', 'incident'] as const

/** Which runs are shown; the address of the page carries it. */
export type RunQuery = { readonly [Name in (typeof NAMES)[number]]?: string }

/** What an address asks for; what it does not know it passes over. */
export function readQuery(params: { readonly [name: string]: string | undefined }): RunQuery {
  const found = NAMES.flatMap((name) => {
    const value = params[name]
    if (value === undefined || value === '' || (name === 'time' && !(value in TIMES))) return []
    return [[name, value] as const]
  })
  return Object.fromEntries(found)
}

/** The address's query: empty, or beginning with `?`. */
export function writeQuery(query: RunQuery): string {
  const text = new URLSearchParams(Object.entries(readQuery(query))).toString()
  return text === '' ? '' : `?${text}`
}

/** What the API is asked. @param now epoch ms */
export function toRequest({ time, ...rest }: RunQuery, now: number): URLSearchParams {
  const params = new URLSearchParams(Object.entries(rest))
  if (time !== undefined) params.set('since', new Date(now - TIMES[time as Time]).toISOString())
  return params
}

/** What was typed to search by: the id of a record, or a key. */
export const searched = (text: string): Pick<RunQuery, 'key' | 'record'> =>
  text === '' ? {} : isUuid(text) ? { record: text } : { key: text }

export const isFiltered = (query: RunQuery): boolean => Object.keys(readQuery(query)).length > 0
