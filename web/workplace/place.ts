import type { FilterScalar } from '#domain/controls/rows.ts'
import type { AddressParts } from '#web/controls/data-grid/grid-address.ts'

/** Where a reader is in a site. */
export type Place = {
  readonly component: string
  readonly page: string
  readonly record: string | null
  readonly params: Params
  /** What it sets on the page's grids. */
  readonly grids?: AddressParts
}
export type Params = { readonly [name: string]: FilterScalar }

/** Values an address carries: what looks like a number or a truth is one. Digits with leading zeros, and long ones, stay text. */
function valueOf(text: string): FilterScalar {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** What the query of an address says: `id` is the record's; a name with a dot is about a grid, since no parameter has one. */
export function paramsOf(search: URLSearchParams): Pick<Place, 'record' | 'params' | 'grids'> {
  const named = [...search].filter(([name]) => name !== 'id')
  const ofGrid = ([name]: readonly [string, string]) => name.includes('.')
  return {
    record: search.get('id'),
    params: Object.fromEntries(
      named.filter((pair) => !ofGrid(pair)).map(([name, text]) => [name, valueOf(text)] as const),
    ),
    grids: Object.fromEntries(named.filter(ofGrid)),
  }
}

/** Address of a place: `/app/kestrel/invoice/form?id=…&from=…`. */
export function addressOf(site: string, { component, page, record, params, grids }: Place): string {
  const search = new URLSearchParams()
  if (record !== null) search.set('id', record)
  for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, String(value))
  for (const [name, text] of Object.entries(grids ?? {})) search.set(name, text)
  // Allowed in a query, and read by people.
  const query = search.toString().replaceAll('%3A', ':')
  return `/app/${site}/${component}/${page}${query === '' ? '' : `?${query}`}`
}

/** The place of an address below a site, or null where it is none. */
export function placeOf(site: string, url: URL): Place | null {
  const [, component, page, ...rest] =
    new RegExp(`^/app/${site}/([a-z0-9-]+)/([a-z0-9-]+)(/.*)?$`).exec(url.pathname) ?? []
  if (component === undefined || page === undefined || rest.some(Boolean)) return null
  return { component, page, ...paramsOf(url.searchParams) }
}
