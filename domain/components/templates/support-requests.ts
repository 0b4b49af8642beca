import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import { formButtons, inputFor, listGrid, pencil } from './draw.ts'

/** Requests with priority and state: those still open, all of them, and a form. */
export function supportRequests(random: RandomBytes): ComponentDocument[] {
  const { id, properties, document } = pencil(random)
  const component = id('Support requests')
  const fields = properties([
    { title: 'Subject', type: 'string', required: true, maxLength: 200 },
    {
      title: 'Priority',
      type: 'string',
      required: true,
      query: true,
      default: 'normal',
      options: [
        { value: 'low', label: 'Low' },
        { value: 'normal', label: 'Normal', tone: 'info' },
        { value: 'high', label: 'High', tone: 'danger' },
      ],
    },
    {
      title: 'State',
      type: 'string',
      required: true,
      query: true,
      default: 'open',
      options: [
        { value: 'open', label: 'Open', tone: 'accent' },
        { value: 'waiting', label: 'Waiting', tone: 'warning' },
        { value: 'closed', label: 'Closed', tone: 'success' },
      ],
    },
    { title: 'Due', type: 'datetime', query: true },
    { title: 'Requested by', type: 'string', maxLength: 200 },
    { title: 'Description', type: 'string', multiline: true },
    { title: 'Attachment', type: 'file', maxBytes: 20_000_000 },
    { title: 'Related requests', type: 'array', component },
  ])
  const [open, all, form] = [id('Open requests'), id('All requests'), id('Request')]
  const state = fields.find(({ title }) => title === 'State')
  const grid = listGrid('requests', component, fields.slice(0, 5), form, id)
  const openOnly = {
    ...grid,
    name: 'openRequests',
    config: {
      ...grid.config,
      filters: [{ id: id('Not closed'), path: [state?.id ?? ''], operator: 'notEquals', value: 'closed' }],
    },
  }
  return [
    document(
      {
        id: component,
        title: 'Support requests',
        icon: 'message',
        description: 'What people ask for, and how far it is.',
        nameFrom: fields[0]?.id ?? null,
      },
      fields,
      [
        { id: open, title: 'Open requests', controls: [openOnly] },
        { id: all, title: 'All requests', controls: [grid] },
        { id: form, title: 'Request', controls: [...fields.map(inputFor), formButtons(all, 'Back to all requests')] },
      ],
    ),
  ]
}
