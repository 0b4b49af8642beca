import pg from 'pg'
import { invited, type Member, setUpAs } from './members.ts'
import type { Platform } from './platform.ts'

/** A workspace with purchase requests, drawn and never published, and the people an approval needs. No workflow yet. */
export type PurchaseScene = {
  readonly component: string
  /** Builds. */
  readonly mo: Member
  /** Asks for money. */
  readonly rosa: Member
  readonly jana: Member
  readonly aoife: Member
  readonly tomasz: Member
}

const STATUSES = [
  { value: 'new', label: 'New', tone: 'neutral' },
  { value: 'approved', label: 'Approved', tone: 'success' },
  { value: 'rejected', label: 'Rejected', tone: 'danger' },
]

const PROPERTIES = [
  { id: 'title', title: 'Title', type: 'string', required: true },
  { id: 'total', title: 'Total', type: 'number', required: true, min: 0 },
  { id: 'status', title: 'Status', type: 'string', default: 'new', options: STATUSES },
]
const FIELDS: { readonly [property: string]: string } = { title: 'text-field', total: 'number', status: 'radio' }

export async function purchaseScene({ url, databaseUrl }: Platform): Promise<PurchaseScene> {
  const mo = await setUpAs('Mo Okafor', url)
  const { id: component } = await mo.api.call<{ id: string }>('POST', '/api/components', { title: 'Purchase request' })
  const { document, revision } = await mo.api.component(component)
  const page = Object.keys(document.pages)[0] ?? ''
  await mo.api.call('POST', `/api/components/${component}/edits`, {
    base: revision,
    edits: [
      ...PROPERTIES.map((property, i) => ({
        op: 'insert',
        path: ['component', 'model', 'properties', property.id],
        value: { name: property.id, order: `a${i}`, ...property },
      })),
      { op: 'set', path: ['component', 'model', 'nameFrom'], value: 'title' },
      { op: 'set', path: ['component', 'access'], value: 'members' },
      ...PROPERTIES.map(({ id }, i) => ({
        op: 'insert',
        path: ['pages', page, 'controls', `${id}_field`],
        value: {
          id: `${id}_field`,
          kind: FIELDS[id],
          name: `${id}Field`,
          parent: null,
          order: `a${i}`,
          config: { property: id },
        },
      })),
    ],
  })
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  try {
    const query = async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await database.query<Row>(text, [...params])).rows
    const invite = (name: string) => invited(name, { by: mo, query })
    return {
      component,
      mo,
      rosa: await invite('Rosa Lind'),
      jana: await invite('Jana Krause'),
      aoife: await invite('Aoife Byrne'),
      tomasz: await invite('Tomasz Wilk'),
    }
  } finally {
    await database.end()
  }
}
