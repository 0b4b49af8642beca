import type { FilterScalar } from '#domain/controls/rows.ts'

/** Where a reader is in a site. */
export type Place = {
  readonly component: string
  readonly page: string
  readonly record: string | null
  readonly params: Params
}
export type Params = { readonly [name: string]: FilterScalar }

/** Values an address carries: what looks like a number or a truth is one. Digits with leading zeros, and long ones, stay text. */
function valueOf(text: string): FilterScalar {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** Parameters of an address but for `id`, which is the record's. */
export function paramsOf(search: URLSearchParams): { readonly record: string | null; readonly params: Params } {
  const params = [...search].filter(([name]) => name !== 'id').map(([name, text]) => [name, valueOf(text)] as const)
  return { record: search.get('id'), params: Object.fromEntries(params) }
}

/** Address of a place: `/app/kestrel/invoice/form?id=…&from=…`. */
export function addressOf(site: string, { component, page, record, params }: Place): string {
  const search = new URLSearchParams()
  if (record !== null) search.set('id', record)
  for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, String(value))
  const query = search.toString()
  return `/app/${site}/${component}/${page}${query === '' ? '' : `?${query}`}`
}

/** The place of an address below a site, or null where it is none. */
export function placeOf(site: string, url: URL): Place | null {
  const [, component, page, ...rest] =
    new RegExp(`^/app/${site}/([a-z0-9-]+)/([a-z0-9-]+)(/.*)?$`).exec(url.pathname) ?? []
  if (component === undefined || page === undefined || rest.some(Boolean)) return null
  return { component, page, ...paramsOf(url.searchParams) }
}
