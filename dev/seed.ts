import pg from 'pg'
import { propertiesOf, type Property } from '#domain/components/model.ts'
import { makeId } from '#domain/lib/names.ts'
import { addEntry } from '#domain/sites/menu.ts'
import type { Site } from '#domain/sites/site.ts'
import { quoteIdentifier, tableOf } from '#db/records/identifiers.ts'
import { ApiClient } from './api-client.ts'

/** How a newcomer signs in to the demo workspace. */
export type DemoLogin = { readonly email: string; readonly password: string }

const DEMO: DemoLogin = { email: 'demo@aqtra.example', password: 'aqtra-demo' }
const DEMO_KEY = 'invoice-inventory'
const DEMO_INVOICES = 10_000

/**
 * Fills the demo workspace, once: what an earlier start got done is not done again, other people's data is left as it is.
 * @returns how to sign in, or nothing where the workspace is somebody's own
 */
export const seed = async (baseUrl: string, databaseUrl: string): Promise<DemoLogin | undefined> => {
  const owner = new ApiClient(baseUrl)
  const { needed } = await owner.call<{ needed: boolean }>('GET', '/api/auth/setup')
  if (needed)
    await owner.call('POST', '/api/auth/setup', { ...DEMO, name: 'Mo Okafor', workspaceName: 'Kestrel Supply' })
  else if (!(await owner.send('POST', '/api/auth/sign-in', { ...DEMO, remember: false })).ok) return
  const { live } = await owner.call<{ live: number | null }>('GET', '/api/releases')
  // The first release is the demo's own; whatever came later is other people's.
  if (live !== null && live > 1) return DEMO
  const { components } = await owner.call<{ components: { id: string; key: string }[] }>('GET', '/api/components')
  const known = components.find(({ key }) => key === DEMO_KEY)?.id
  if (live !== null && known === undefined) return DEMO
  const id = known ?? (await addInvoices(owner))
  if (live === null) await putOnSite(owner, id)
  await insertInvoices(owner, databaseUrl, id, DEMO_INVOICES)
  return DEMO
}

/** Makes the Invoice inventory from its template. @returns its id */
const addInvoices = async (owner: ApiClient): Promise<string> =>
  (await owner.call<{ id: string }>('POST', '/api/components', { title: 'Invoice inventory', template: DEMO_KEY })).id

/** Makes the Invoice inventory from its template and publishes it. */
export async function makeInvoices(owner: ApiClient): Promise<{ id: string }> {
  const id = await addInvoices(owner)
  await owner.publish([id], [], 'First release')
  return { id }
}

/** Puts a component's list page in the menu of the default site and publishes both. */
export async function putOnSite(owner: ApiClient, componentId: string): Promise<void> {
  const { document } = await owner.component(componentId)
  const list = Object.values(document.pages).find((page) =>
    Object.values(page.controls).some((control) => control.kind === 'data-grid'),
  )
  const { sites } = await owner.call<{ sites: { site: Site }[] }>('GET', '/api/sites')
  const siteId =
    sites[0]?.site.id ?? (await owner.call<{ site: Site }>('POST', '/api/sites', { name: 'Kestrel Supply' })).site.id
  await owner.changeSite(siteId, (site) => ({
    ...site,
    name: 'Kestrel Supply',
    isDefault: true,
    menu: addEntry(site.menu, {
      id: makeId('Invoices', crypto.getRandomValues(new Uint8Array(6)), 'entry'),
      parent: null,
      title: 'Invoices',
      titles: { es: 'Facturas', pt: 'Faturas', fr: 'Factures', de: 'Rechnungen' },
      icon: 'invoice',
      component: componentId,
      ...(list ? { page: list.id } : {}),
    }),
  }))
  await owner.publish([componentId], [siteId], 'Invoices and where to find them')
}

/** What an invoice of the demo has in a property, as SQL over the row's number `n`. */
function demoValue(property: Property): string | null {
  switch (property.type) {
    case 'string':
      if (/number/i.test(property.name)) return `'INV-' || lpad(n::text, 6, '0')`
      return `(array['Pallet racks','Corner guards','Forklift service','Warehouse rent','Packaging','Freight to Graz','Assembly on site','Safety training'])[1 + n % 8] || ' ' || (2020 + n % 7)`
    case 'integer':
      return property.options
        ? `(array[${property.options.map((option) => option.value).join(',')}])[1 + (n * 7) % ${property.options.length}]`
        : 'n'
    case 'number':
      return 'round(((n * 7919) % 2500000) / 100.0, 2)'
    case 'date':
      return `date '2026-01-01' + (n * 13) % 540`
    case 'datetime':
      return `timestamptz '2026-01-01T09:00:00Z' + make_interval(days => (n * 13) % 540)`
    case 'boolean':
      return 'n % 3 = 0'
    default:
      return null
  }
}

/** Fills an invoice table that has no rows with some that look like a business: the same ones each time. */
export async function insertInvoices(
  owner: ApiClient,
  databaseUrl: string,
  componentId: string,
  count: number,
): Promise<void> {
  const session = await owner.call<{ workspace: { id: string }; user: { id: string } }>('GET', '/api/auth/session')
  const { document } = await owner.component(componentId)
  const columns = propertiesOf(document.component.model).flatMap((property) => {
    const value = demoValue(property)
    return value === null ? [] : [{ name: quoteIdentifier(property.id), value, id: property.id }]
  })
  const naming = columns.find((column) => column.id === document.component.model.nameFrom)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `insert into ${tableOf(session.workspace.id, componentId)} (id, name, created_by, updated_by, ${columns.map((column) => column.name).join(', ')})
       select uuidv7(), ${naming?.value ?? 'null'}, $1, $1, ${columns.map((column) => column.value).join(', ')} from generate_series(1, $2::int) n
       where not exists (select from ${tableOf(session.workspace.id, componentId)})`,
      [session.user.id, count],
    )
    await client.query(`analyze ${tableOf(session.workspace.id, componentId)}`)
  } finally {
    await client.end()
  }
}
