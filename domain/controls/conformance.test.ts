import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PROPERTY_TYPES } from '../components/property.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'
import { Property, type Model } from '../components/model.ts'
import { check } from '../expressions/check.ts'
import { COMMANDS, Command } from './commands.ts'
import { COMMAND_KINDS, type CommandField } from './commands/command.ts'
import { CONTROL_KINDS, type Field, type ValueField } from './control.ts'
import type { ExprType } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Control } from '../components/document.ts'
import { expectationOf, fit, WRITTEN_ONLY } from './expectation.ts'
import { PARTS, type ListInput, type PartField } from './part-fields.ts'
import { EXPR_TYPES } from './path.ts'
import { checkConfig, controlFor, CONTROLS, mayBind } from './registry.ts'
import { Column, Filter, RowAction, SortEntry, TabPart } from './rows.ts'
import { pageScope } from './scope.ts'
import { settle, settleActs, type Work } from './settle.ts'
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
  workflow: () => 'approval_x',
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

/** An expression of another type than the place asks for. */
const wrongFor = (type: ExprType): string => (type === 'bool' || type === 'string' ? '1.5' : '"words"')

/** Written values of the right type that an entry does not take. */
const outside = (field: Field): readonly string[] => {
  if (field.input === 'choice') {
    const other = field.options.every((option) => /^\d+$/.test(option)) ? '7' : '"surprise"'
    return [other, `id == null ? ${other} : ${other}`]
  }
  if (field.input !== 'number') return []
  return [
    ...(field.min === undefined ? [] : [String(field.min - 1)]),
    ...(field.max === undefined ? [] : [`coalesce(null, ${field.max + 1})`]),
  ]
}

const problemsOf = (control: Pick<Control, 'kind' | 'config'>) =>
  expressionsIn(control).flatMap(({ text, expected, limits }) => [
    ...new Set(check(text, PLAIN_SCOPE, expected, limits).problems.map(({ code }) => code)),
  ])

const PLAIN_SCOPE = pageScope({ title: 'Invoice', model: { properties: {}, keys: {}, nameFrom: null } })

/** As an engine for which every expression comes to the same value. */
const working = (value: Json): Work => ({ evaluate: () => value, fill: (template) => template })

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

  it('takes an expression in every entry but those that name why not', () => {
    for (const [name, field] of Object.entries(fields)) {
      const problems = checkConfig({ kind, config: { [name]: { fx: 'null' } } })
      expect([name, problems.length === 0]).toEqual([name, !Object.hasOwn(WRITTEN_ONLY, field.input)])
    }
  })

  it('has every entry checked by its type, and by what it takes of it', () => {
    for (const [name, field] of Object.entries(fields)) {
      const expected = expectationOf(field)
      if (expected === null) continue
      const config = { [name]: { fx: wrongFor(expected.type) } }
      expect([name, problemsOf({ kind, config })]).toEqual([name, ['expression_type']])
      for (const text of outside(field))
        expect([name, text, problemsOf({ kind, config: { [name]: { fx: text } } })]).toMatchObject([
          name,
          text,
          [expect.stringMatching(/^expression_(not_a_choice|out_of_range)$/)],
        ])
    }
  })

  it('works out every entry, and falls back where the value does not fit', () => {
    for (const [name, field] of Object.entries(fields)) {
      if (expectationOf(field) === null) continue
      const given = SAMPLES[field.input](field) as Json
      expect(settle({ kind, config: { [name]: { fx: 'given' } } }, working(given))).toEqual({ [name]: given })
      expect(settle({ kind, config: { [name]: { fx: 'given' } } }, working({ id: 'x' }))).toEqual({})
      expect(settle({ kind, config: { [name]: { fx: 'given' } } }, working(null))).toEqual({})
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

const PART_SCHEMAS = {
  columns: Column,
  filters: Filter,
  sort: SortEntry,
  commands: RowAction,
  tabs: TabPart,
} as const satisfies { readonly [Input in ListInput]: { readonly entries: object } }

/** A control that lists parts of each kind. */
const LISTED = {
  columns: ['data-grid', 'columns'],
  filters: ['data-grid', 'filters'],
  sort: ['data-grid', 'sort'],
  commands: ['data-grid', 'rowActions'],
  tabs: ['tabs', 'tabs'],
} as const satisfies { readonly [Input in ListInput]: readonly [Control['kind'], string] }

describe.each(Object.keys(PARTS) as ListInput[])('parts of %s', (input) => {
  const [kind, entry] = LISTED[input]
  const list = PARTS[input]
  const fields: { readonly [name: string]: PartField } = list.fields
  const [bare] = SAMPLES[input]({} as Field) as [JsonObject]
  const plain: JsonObject = Object.fromEntries(
    Object.entries(bare).map(([name, value]) => [name, name === 'command' ? { kind: 'back' } : value]),
  )
  /** Every entry of a part that is a value, by the steps to it. */
  const values = Object.entries(fields).flatMap(([name, field]): (readonly [readonly string[], ValueField])[] =>
    field.input === 'group'
      ? Object.entries(field.fields).map(([inner, one]) => [[name, inner], one] as const)
      : field.input === 'fixed'
        ? []
        : [[[name], field] as const],
  )
  const withEntry = ([name = '', inner]: readonly string[], value: Json): Control['config'] => ({
    [entry]: [{ ...plain, [name]: inner === undefined ? value : { as: 'plain', [inner]: value } }],
  })
  const at = (config: unknown, steps: readonly string[]) =>
    steps.reduce<unknown>((here, step) => (here as { readonly [name: string]: unknown })[step], config)

  it('are described as their schema has them', () =>
    expect(Object.keys(fields).toSorted()).toEqual(Object.keys(PART_SCHEMAS[input].entries).toSorted()))

  it('say why an entry is only written, and take an expression everywhere else', () => {
    for (const [name, field] of Object.entries(fields)) {
      if (field.input !== 'fixed') continue
      expect(field.why).not.toBe('')
      // A filter's value is worked out where the filter is, with rules of its own.
      const taken = checkConfig({ kind, config: withEntry([name], { fx: 'null' }) }).length === 0
      expect([name, taken]).toEqual([name, name === 'value'])
    }
    for (const [steps] of values)
      expect([steps, checkConfig({ kind, config: withEntry(steps, { fx: 'null' }) })]).toEqual([steps, []])
  })

  it('are checked where they stand', () => {
    for (const [steps, field] of values) {
      const config = withEntry(steps, { fx: wrongFor(expectationOf(field)?.type ?? 'any') })
      const found = expressionsIn({ kind, config }).find(({ path }) => path.at(-2) === steps.at(-1))
      expect(found).toMatchObject({
        path: ['config', entry, '0', ...steps, 'fx'],
        scope: list.perRow ? 'row' : 'page',
      })
      expect([steps, problemsOf({ kind, config })]).toMatchObject([steps, expect.arrayContaining(['expression_type'])])
    }
  })

  it('are worked out, and fall back where the value does not fit', () => {
    for (const [steps, field] of values) {
      const given = (field.input === 'text' && field.pattern ? 'EUR' : SAMPLES[field.input](field)) as Json
      const config = withEntry(steps, { fx: 'given' })
      const worked = (value: Json) =>
        list.perRow
          ? settleActs(config[entry] as unknown as RowAction[], working(value))[0]
          : at(settle({ kind, config }, working(value)), [entry, '0'])
      expect([steps, at(worked(given), steps)]).toEqual([steps, given])
      const fallen = worked({ id: 'x' })
      // Of an act, words are never missing and a condition that comes to nothing does not hold.
      if (list.perRow && steps[0] === 'visible') expect(fallen).toBeUndefined()
      else expect([steps, at(fallen, steps)]).toEqual([steps, list.perRow && steps[0] === 'title' ? '…' : undefined])
    }
  })
})

describe('a worked out value', () => {
  it('is brought within the bounds of a number, and to a whole one', () => {
    const field = { section: 'layout', input: 'number', min: 1, max: 12, integer: true } as const
    expect([0, 3.6, 40].map((value) => fit(field, value))).toEqual([1, 4, 12])
  })

  it('is a choice only where it is one of them', () => {
    const field = { section: 'behaviour', input: 'choice', options: ['10', '20'] } as const
    expect([10, '20', 25, true, null].map((value) => fit(field, value))).toEqual([
      '10',
      '20',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is text where it is a number, and none where it is a record', () => {
    const field = { section: 'content', input: 'text' } as const
    expect([5, false, { id: 'x' }, ['a']].map((value) => fit(field, value))).toEqual([
      '5',
      'false',
      undefined,
      undefined,
    ])
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
  it('takes and checks an expression in every entry that is a value', () => {
    const fields: { readonly [name: string]: CommandField } = COMMANDS[kind].fields
    for (const [name, field] of Object.entries(fields)) {
      const expected = expectationOf(field)
      if (expected === null) continue
      const command = { kind, [name]: { fx: wrongFor(expected.type) } }
      expect([name, v.is(Command, command)]).toEqual([name, true])
      for (const [entry, scope] of [
        ['addCommand', 'page'],
        ['rowCommand', 'row'],
      ] as const) {
        const control = { kind: 'data-grid', config: { [entry]: command } } as const
        expect(expressionsIn(control)).toMatchObject([{ path: ['config', entry, name, 'fx'], scope }])
        expect(problemsOf(control)).toEqual(['expression_type'])
      }
    }
  })

  it('is registered, and its barest form is valid', () => {
    expect(COMMANDS[kind].kind).toBe(kind)
    expect(v.is(Command, { kind })).toBe(true)
    expect(v.is(Command, { kind, surprise: 1 })).toBe(false)
  })
})
