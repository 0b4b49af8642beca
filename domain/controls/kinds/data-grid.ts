import { defineControl } from '../define.ts'
import { span, visible } from '../shared-fields.ts'

/** Records of a component as a table: pages, sorting, filters, acts. */
export const dataGrid = defineControl({
  kind: 'data-grid',
  group: 'data',
  icon: 'table',
  fields: {
    component: { section: 'data', input: 'component' },
    columns: { section: 'data', input: 'columns', of: 'component' },
    filters: { section: 'data', input: 'filters', of: 'component' },
    sort: { section: 'data', input: 'sort', of: 'component' },
    title: { section: 'content', input: 'text' },
    empty: { section: 'content', input: 'text' },
    pageSize: { section: 'behaviour', input: 'choice', options: ['10', '20', '50', '100'], default: '20' },
    choosePageSize: { section: 'behaviour', input: 'toggle', default: true },
    count: { section: 'behaviour', input: 'toggle', default: true },
    search: { section: 'behaviour', input: 'toggle', default: false },
    selection: {
      section: 'behaviour',
      input: 'choice',
      options: ['none', 'single', 'multiple'],
      look: 'segments',
      default: 'none',
    },
    reload: { section: 'behaviour', input: 'toggle', default: false },
    live: { section: 'behaviour', input: 'toggle', default: true },
    rowCommand: { section: 'actions', input: 'command', row: true },
    rowActions: { section: 'actions', input: 'commands', row: true },
    addButton: { section: 'actions', input: 'toggle', default: false },
    addLabel: { section: 'actions', input: 'text' },
    addCommand: { section: 'actions', input: 'command' },
    visible,
    span: span(12),
  },
})
