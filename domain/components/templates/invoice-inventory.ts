import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import { formButtons, inputFor, listGrid, pencil } from './draw.ts'

/** Invoices: a list, and one form to add and edit them. */
export function invoiceInventory(random: RandomBytes): ComponentDocument[] {
  const { id, properties, document } = pencil(random)
  const component = id('Invoice inventory')
  const [form, list] = [id('Add or view invoice'), id('All invoices')]
  const fields = properties([
    { title: 'Invoice name', type: 'string', required: true, maxLength: 200 },
    { title: 'Invoice number', type: 'string', required: true, unique: true, query: true, minLength: 2, maxLength: 40 },
    { title: 'Invoice due date', type: 'datetime', query: true },
    { title: 'Invoice total value', type: 'number', min: 0, query: true },
    {
      title: 'Invoice state',
      type: 'integer',
      query: true,
      default: 0,
      options: [
        { value: 0, label: 'Under review', tone: 'info' },
        { value: 1, label: 'Approved', tone: 'accent' },
        { value: 2, label: 'Rejected', tone: 'danger' },
        { value: 3, label: 'Paid', tone: 'success' },
        { value: 4, label: 'Overdue', tone: 'warning' },
      ],
    },
  ])
  const about = {
    id: component,
    title: 'Invoice inventory',
    icon: 'invoice',
    description: 'Invoices with number, due date, total and status.',
    nameFrom: fields[0]?.id ?? null,
  }
  return [
    document(about, fields, [
      { id: list, title: 'All invoices', controls: [listGrid('invoices', component, fields, form, id)] },
      {
        id: form,
        title: 'Add or view invoice',
        controls: [...fields.map(inputFor), formButtons(list, 'Back to all invoices')],
      },
    ]),
  ]
}
