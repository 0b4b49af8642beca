import * as v from 'valibot'
import { Property } from '#domain/components/model.ts'
import type { Page } from '#domain/components/document.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'

// Stands for a published component in the tests of this folder and of Workplace.

const property = (id: string, name: string, given: object) =>
  v.parse(Property, { id, name, title: name, order: 'a0', ...given })

const MODEL: PageView['component']['model'] = {
  properties: {
    number_x: property('number_x', 'number', { type: 'string', required: true }),
    total_x: property('total_x', 'total', { type: 'number', min: 0 }),
    due_x: property('due_x', 'due', { type: 'date' }),
    customer_x: property('customer_x', 'customer', { type: 'catalog', component: 'customer_x' }),
    state_x: property('state_x', 'state', {
      type: 'integer',
      options: [
        { value: 0, label: 'Draft' },
        { value: 1, label: 'Paid', tone: 'success' },
      ],
    }),
  },
  keys: {},
  nameFrom: 'number_x',
}

const CUSTOMER: typeof MODEL = {
  properties: { country_x: property('country_x', 'country', { type: 'string' }) },
  keys: {},
  nameFrom: null,
}

/** A view of a page with these controls. */
export function viewOf(controls: Page['controls']): PageView {
  const page: Page = {
    schema: 1,
    id: 'page_x',
    key: 'page',
    title: 'Invoices',
    order: 'a0',
    presentation: 'page',
    controls,
  }
  const { id, key, title, order, presentation } = page
  return {
    release: 7,
    component: { id: 'invoice_x', key: 'invoice', title: 'Invoice', access: 'members', model: MODEL },
    page,
    workflows: { approval_x: { component: 'invoice', key: 'approval', title: 'Approval' } },
    references: {
      invoice_x: {
        id: 'invoice_x',
        key: 'invoice',
        title: 'Invoice',
        icon: 'invoice',
        model: MODEL,
        pages: [{ id, key, title, order, presentation }],
      },
      customer_x: {
        id: 'customer_x',
        key: 'customer',
        title: 'Customer',
        icon: 'users',
        model: CUSTOMER,
        pages: [],
        workflows: [],
      },
    },
    can: { read: true, create: true, update: true, delete: true },
  }
}

/** A stored invoice. */
export const invoice = (given: Partial<RecordJson> = {}): RecordJson => ({
  id: '00000000-0000-7000-8000-000000000001',
  name: 'INV-1',
  version: 1,
  createdAt: '2026-11-20T00:00:00.000Z',
  updatedAt: '2026-11-20T00:00:00.000Z',
  createdBy: null,
  updatedBy: null,
  number: 'INV-1',
  total: 10,
  due: null,
  customer: null,
  state: 0,
  ...given,
})
