import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PROPERTY_TYPES } from '../components/property.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'
import { Property, type Model } from '../components/model.ts'
import { check } from '../expressions/check.ts'
import { COMMANDS, Command } from './commands.ts'
import { COMMAND_KINDS } from './commands/command.ts'
import { CONTROL_KINDS, type Field } from './control.ts'
import { EXPR_TYPES } from './path.ts'
import { checkConfig, controlFor, CONTROLS, mayBind } from './registry.ts'
import { pageScope } from './scope.ts'
import { expressionsIn, looseInputs, referencesIn, rowsOf } from './walk-config.ts'

/** A value each input could write. */
const SAMPLES: { readonly [Input in Field['input']]: (field: Field) => unknown } = {
  text: () => 'words',
  number: (field) => (field.input === 'number' ? (field.min ?? 1) : 1),
  toggle: () => true,
  choice: (field) => (field.input === 'choice' ? field.options[0] : null),
  icon: () => 'plus',
  property: () => 'total_x',
  component: () => 'invoice_x',
  columns: () => [
    {
      id: 'c1',
      path: ['customer_x', 'country_x'],
      format: { as: 'money', currency: 'EUR' },
      command: { kind: 'back' },
    },
  ],
  filters: () => [{ id: 'f1', path: ['total_x'], operator: 'greater', value: { fx: 'params.least' } }],
  sort: () => [{ path: ['total_x'], descending: true }],
  command: () => ({ kind: 'save', then: { kind: 'back' } }),
  commands: () => [{ id: 'a1', title: 'Open', command: { kind: 'open', page: 'form_x', record: { fx: 'record.id' } } }],
  tabs: () => [{ id: 't1', title: 'First', visible: { fx: 'id != null' } }],
  image: () => '/api/files/1',
}

describe.each(CONTROL_KINDS)('%s', (kind) => {
  const definition = CONTROLS[kind]
  const fields: { readonly [name: string]: Field } = definition.fields
  const full = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, SAMPLES[field.input](field)]))

  it('knows its own kind', () => expect(definition.kind).toBe(kind))

  it('accepts no configuration, a full one, and its own defaults', () => {
    const defaults = Object.fromEntries(
      Object.entries(fields).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
    )
    for (const config of [{}, full, defaults]) expect(checkConfig({ kind, config: config as never })).toEqual([])
  })

  it('keeps a configuration through JSON', () => {
    const parsed = v.parse(definition.config, full)
    expect(v.parse(definition.config, JSON.parse(JSON.stringify(parsed)))).toEqual(parsed)
  })

  it('takes an expression exactly where a field says so', () => {
    for (const [name, field] of Object.entries(fields)) {
      const problems = checkConfig({ kind, config: { [name]: { fx: 'null' } } })
      expect([name, problems.length === 0]).toEqual([name, field.fx !== undefined])
      if (field.fx !== undefined)
        expect(expressionsIn({ kind, config: { [name]: { fx: 'null' } } })).toMatchObject([{ expected: field.fx }])
    }
  })

  it('refuses what it does not know and names the place', () => {
    expect(checkConfig({ kind, config: { surprise: 1 } })).toMatchObject([
      { code: 'field_unknown', path: ['config', 'surprise'] },
    ])
  })

  it('has a width on the page unless it is the page that decides', () =>
    expect(fields['span']).toMatchObject({ input: 'number', min: 1, max: 12 }))

  it('binds to what it fits, by a property entry', () => {
    for (const type of definition.fits) expect(definition.binds).toContain(type)
    expect('property' in fields).toBe(definition.binds.length > 0)
  })
})

const property = (given: object) => v.parse(Property, { id: 'p_x', name: 'p', title: 'P', order: 'a0', ...given })

describe('what pages repeat of the model', () => {
  it.each(PROPERTY_TYPES)('is the same for %s', (type) =>
    expect(EXPR_TYPES[type]).toEqual(PROPERTY_KINDS[type].exprType),
  )
})

describe('controlFor', () => {
  it.each(PROPERTY_TYPES)('finds exactly one kind for %s, and it may show the property', (type) => {
    expect(CONTROL_KINDS.filter((kind) => CONTROLS[kind].fits.includes(type))).toHaveLength(1)
    const made = property({ type, ...(type === 'catalog' || type === 'array' ? { component: 'other_x' } : {}) })
    const { kind, config } = controlFor(made)
    expect(mayBind(kind, made)).toBe(true)
    expect(checkConfig({ kind, config })).toEqual([])
    expect(config).toEqual({ property: 'p_x' })
  })

  it('shows few choices as radio, many as a list, long text as an area', () => {
    const options = (count: number) => Array.from({ length: count }, (_, value) => ({ value, label: `State ${value}` }))
    expect(controlFor(property({ type: 'integer', options: options(3) })).kind).toBe('radio')
    expect(controlFor(property({ type: 'integer', options: options(5) })).kind).toBe('select')
    expect(controlFor(property({ type: 'string', multiline: true })).kind).toBe('text-area')
    expect(mayBind('select', property({ type: 'integer' }))).toBe(false)
  })
})

describe('what a control refers to', () => {
  it('is found in columns, filters, sorts and commands, each with its place', () => {
    const config = {
      component: 'invoice_x',
      columns: [
        {
          id: 'c',
          path: ['total_x'],
          command: { kind: 'open', component: 'customer_x', page: 'form_x', params: { a: { fx: 'record.name' } } },
        },
      ],
      filters: [{ id: 'f', path: ['state_x'], operator: 'equals', value: { fx: 'user.id' } }],
      sort: [{ path: ['due_x'] }],
      rowCommand: { kind: 'open', page: 'form_x', record: { fx: 'record.id' } },
    }
    expect(checkConfig({ kind: 'data-grid', config })).toEqual([])
    expect(referencesIn({ kind: 'data-grid', config })).toEqual([
      { kind: 'component', path: ['config', 'component'], id: 'invoice_x' },
      { kind: 'path', path: ['config', 'columns', '0', 'path'], steps: ['total_x'] },
      { kind: 'component', path: ['config', 'columns', '0', 'command', 'component'], id: 'customer_x' },
      { kind: 'page', path: ['config', 'columns', '0', 'command', 'page'], id: 'form_x', component: 'customer_x' },
      { kind: 'path', path: ['config', 'filters', '0', 'path'], steps: ['state_x'] },
      { kind: 'path', path: ['config', 'sort', '0', 'path'], steps: ['due_x'] },
      { kind: 'page', path: ['config', 'rowCommand', 'page'], id: 'form_x', component: null },
    ])
    expect(expressionsIn({ kind: 'data-grid', config }).map(({ path, scope }) => [path.at(-2), scope])).toEqual([
      ['a', 'row'],
      ['value', 'page'],
      ['record', 'row'],
    ])
  })

  it('includes words with expressions in them', () => {
    expect(expressionsIn({ kind: 'label', config: { text: 'Total {{ total }}' } })).toMatchObject([
      { template: true, path: ['config', 'text'] },
    ])
    expect(expressionsIn({ kind: 'label', config: { text: 'Total' } })).toEqual([])
  })

  it('says whose rows a select lists', () => {
    const model: Model = {
      properties: { c_x: property({ id: 'c_x', type: 'catalog', component: 'customer_x' }) },
      keys: {},
      nameFrom: null,
    }
    expect(rowsOf({ config: { property: 'c_x' } }, model)).toBe('customer_x')
    expect(rowsOf({ config: {} }, model)).toBeNull()
  })
})

describe('the scope of a page', () => {
  it('knows the record, the reader, parameters, and unbound inputs', () => {
    const model: Model = {
      properties: { t_x: property({ id: 't_x', name: 'total', type: 'number' }) },
      keys: {},
      nameFrom: null,
    }
    const search = { id: 's_x', kind: 'text-field', name: 'search', parent: null, order: 'a0', config: {} } as const
    const scope = pageScope({ title: 'Invoice', model }, looseInputs({ controls: { s_x: search } }, model))
    expect(
      check('total > 3 && user.role == "owner" && params.from != null && can("update") && id != null', scope, 'bool')
        .problems,
    ).toEqual([])
    expect(check('search', scope).type).toBe('string')
    expect(check('totl > 3', scope).problems).toMatchObject([
      { code: 'expression_unknown_name', params: { suggestion: 'total' } },
    ])
  })
})

describe.each(COMMAND_KINDS)('command %s', (kind) => {
  it('is registered, and its barest form is valid', () => {
    expect(COMMANDS[kind].kind).toBe(kind)
    expect(v.is(Command, { kind })).toBe(true)
    expect(v.is(Command, { kind, surprise: 1 })).toBe(false)
  })
})
