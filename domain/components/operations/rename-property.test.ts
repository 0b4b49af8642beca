import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import type { ControlKind } from '../../controls/control.ts'
import type { ComponentDocument } from '../document.ts'
import { applyAll } from '../edit.ts'
import { changeProperty } from './properties.ts'

const OWN = 'invoice_aaaaaa'

const withControl = (kind: ControlKind, config: JsonObject): ComponentDocument => ({
  workflows: {},
  component: {
    schema: 1,
    id: OWN,
    key: 'invoice',
    title: 'Invoice',
    description: '',
    icon: 'cube',
    access: 'private',
    model: {
      properties: {
        total_a: { id: 'total_a', name: 'total', title: 'Total', order: 'a0', type: 'number' },
      },
      keys: {},
      nameFrom: null,
    },
  },
  pages: {
    form: {
      schema: 1,
      id: 'form',
      key: 'form',
      title: 'Form',
      order: 'a0',
      presentation: 'page',
      controls: { c: { id: 'c', kind, name: 'it', parent: null, order: 'a0', config } },
    },
  },
})

/** The control's configuration after `total` was renamed to `sum`. */
function renamed(kind: ControlKind, config: JsonObject): JsonObject | undefined {
  const before = withControl(kind, config)
  const { doc } = applyAll(before, changeProperty(before, 'total_a', 'name', 'sum').edits)
  expect(doc.component.model.properties['total_a']?.name).toBe('sum')
  return doc.pages['form']?.controls['c']?.config
}

const open = (text: string) => ({ kind: 'open', record: { fx: text }, params: { amount: { fx: text }, kept: 'total' } })

describe('renaming a property', () => {
  it('reaches expressions', () => {
    expect(renamed('label', { visible: { fx: 'total > 1 && params.total == "total"' } })).toEqual({
      visible: { fx: 'sum > 1 && params.total == "total"' },
    })
  })

  it('reaches templates, and only between their braces', () => {
    expect(renamed('label', { text: 'total: {{ total }} of {{ user.total }}' })).toEqual({
      text: 'total: {{ sum }} of {{ user.total }}',
    })
  })

  it('leaves words that are no template', () => {
    expect(renamed('text-field', { placeholder: '{{ total }}' })).toEqual({ placeholder: '{{ total }}' })
  })

  it('reaches the row of a grid over the component itself, in the middle of lists', () => {
    const rowActions = (text: string) => [{ id: 'act', title: 'Open', command: open(text) }]
    expect(
      renamed('data-grid', {
        component: OWN,
        rowCommand: open('record.total'),
        rowActions: rowActions('record.total'),
      }),
    ).toEqual({ component: OWN, rowCommand: open('record.sum'), rowActions: rowActions('record.sum') })
  })

  it('leaves the rows of another component', () => {
    const config = { component: 'customer_bbbbbb', rowCommand: open('record.total') }
    expect(renamed('data-grid', config)).toEqual(config)
  })

  it('leaves a configuration that is not valid as it is', () => {
    const config = { text: { fx: 'total' }, nonsense: { fx: 'total' } }
    expect(renamed('label', config)).toEqual(config)
  })
})
