import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../lib/json.ts'
import { checkComponent } from './check.ts'
import type { ComponentDocument, ComponentOutline, Control } from './document.ts'
import { fullOutlineOf } from './document.ts'
import { EMPTY_MODEL, type Model, type Property } from './model.ts'

const text = (id: string, more: object = {}): Property =>
  ({ id, name: id, title: id, order: 'a0', type: 'string', ...more }) as Property
const modelOf = (properties: readonly Property[], more: Partial<Model> = {}): Model => ({
  ...EMPTY_MODEL,
  properties: Object.fromEntries(properties.map((property) => [property.id, property])),
  ...more,
})
const control = (id: string, kind: Control['kind'], config: JsonObject, more: Partial<Control> = {}): Control => ({
  id,
  kind,
  name: id,
  parent: null,
  order: 'a0',
  config,
  ...more,
})

const documentOf = (model: Model, controls: readonly Control[] = [], id = 'invoice'): ComponentDocument => ({
  component: { schema: 1, id, key: id, title: id, description: '', icon: 'cube', access: 'private', model },
  workflows: {},
  pages: {
    main: {
      schema: 1,
      id: 'main',
      key: 'main',
      title: 'Main',
      order: 'a0',
      presentation: 'page',
      controls: Object.fromEntries(controls.map((c) => [c.id, c])),
    },
  },
})
const company: ComponentOutline = fullOutlineOf(documentOf(modelOf([text('country')]), [], 'company'))
const codes = (document: ComponentDocument, outlines: readonly ComponentOutline[] = [company]) =>
  checkComponent(document, outlines).map(({ code, severity, path }) => `${severity} ${code} ${path.join('.')}`)
const withModel = (properties: readonly Property[], more: Partial<Model> = {}) =>
  codes(documentOf(modelOf(properties, more)))
const withControls = (...controls: Control[]) =>
  codes(documentOf(modelOf([text('note'), text('other', { type: 'catalog', component: 'company' })]), controls))

const M = 'component.model'
const C = 'pages.main.controls'

describe('a model', () => {
  test.each<[string, string[], string[]]>([
    ['with a property is fine', withModel([text('note')]), []],
    ['without any is not', withModel([]), [`error model_empty ${M}`]],
    ['of virtual ones only is not', withModel([text('note', { virtual: true })]), [`error model_empty ${M}`]],
    [
      'refuses two names that differ in case only',
      withModel([text('a', { name: 'note' }), text('b', { name: 'Note' })]),
      [`error name_taken ${M}.properties.b.name`],
    ],
    [
      'refuses a reserved name',
      withModel([text('a', { name: 'createdAt' })]),
      [`error name_reserved ${M}.properties.a.name`],
    ],
    [
      'refuses the id of a system column',
      withModel([text('created_at', { name: 'made' })]),
      [`error id_reserved ${M}.properties.created_at.id`],
    ],
    [
      'warns of equal titles',
      withModel([text('a', { title: 'X' }), text('b', { title: 'x' })]),
      [`warning title_repeated ${M}.properties.b.title`],
    ],
    [
      'needs the component it refers to',
      withModel([text('a', { type: 'catalog', component: 'gone' })]),
      [`error component_missing ${M}.properties.a.component`],
    ],
    [
      'refuses a range that holds nothing',
      withModel([text('a', { type: 'number', min: 2, max: 1 })]),
      [`error range_reversed ${M}.properties.a.min`],
    ],
    [
      'refuses lengths that hold nothing',
      withModel([text('a', { minLength: 5, maxLength: 2 })]),
      [`error range_reversed ${M}.properties.a.minLength`],
    ],
    [
      'refuses a default its own rules refuse',
      withModel([text('a', { type: 'integer', min: 5, default: 1 })]),
      [`error default_invalid ${M}.properties.a.default`],
    ],
    [
      'refuses a default of another type',
      withModel([text('a', { type: 'boolean', default: 'yes' })]),
      [`error default_invalid ${M}.properties.a.default`],
    ],
    [
      'has no default references',
      withModel([text('a', { type: 'catalog', component: 'company', default: 'x' })]),
      [`error default_not_allowed ${M}.properties.a.default`],
    ],
    [
      'refuses a choice without choices',
      withModel([text('a', { options: [] })]),
      [`error options_empty ${M}.properties.a.options`],
    ],
    [
      'refuses choices that are equal or of another type',
      withModel([
        text('a', {
          options: [
            { value: 'x', label: 'X' },
            { value: 'x', label: 'Y' },
            { value: 1, label: 'One' },
          ],
        }),
      ]),
      [
        `error option_repeated ${M}.properties.a.options.1.value`,
        `error option_not_of_type ${M}.properties.a.options.2.value`,
      ],
    ],
    [
      'refuses keys of what is gone, cannot be, or is there twice',
      withModel([text('a'), text('l', { type: 'array', component: 'company' })], {
        keys: { k: { id: 'k', properties: ['a', 'gone', 'l', 'a'] } },
      }),
      [
        `error key_member_missing ${M}.keys.k.properties.1`,
        `error key_member_unsuitable ${M}.keys.k.properties.2`,
        `error key_member_repeated ${M}.keys.k.properties.3`,
      ],
    ],
    [
      'names records by something that is there',
      withModel([text('a')], { nameFrom: 'gone' }),
      [`error name_source_missing ${M}.nameFrom`],
    ],
    [
      'warns of an index on what has no column',
      withModel([text('a'), text('v', { virtual: true, query: true })]),
      [`warning flag_without_effect ${M}.properties.v.query`],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  test('may refer to itself', () => {
    expect(withModel([text('parent', { type: 'catalog', component: 'invoice' })])).toEqual([])
  })
})

describe('controls', () => {
  test.each<[string, string[], string[]]>([
    [
      'bound to a property of a fitting type are fine',
      withControls(control('a', 'text-field', { property: 'note' })),
      [],
    ],
    [
      'need their property',
      withControls(control('a', 'text-field', { property: 'gone' })),
      [`error property_missing ${C}.a.config.property`],
    ],
    [
      'need one that fits',
      withControls(control('a', 'number', { property: 'note' })),
      [`error property_type_unsuitable ${C}.a.config.property`],
    ],
    [
      'have names of their own',
      withControls(control('a', 'text-field', {}), control('b', 'text-field', {}, { name: 'A' })),
      [`error name_taken ${C}.b.name`],
    ],
    [
      'stand in something',
      withControls(control('a', 'text-field', {}, { parent: 'gone' })),
      [`error control_parent_missing ${C}.a.parent`],
    ],
    [
      'stand in something that holds',
      withControls(control('b', 'button', {}), control('a', 'text-field', {}, { parent: 'b' })),
      [`error control_parent_holds_nothing ${C}.a.parent`],
    ],
    [
      'do not stand in each other',
      withControls(control('a', 'panel', {}, { parent: 'b' }), control('b', 'panel', {}, { parent: 'a' })),
      [`error control_in_circle ${C}.a.parent`, `error control_in_circle ${C}.b.parent`],
    ],
    [
      'stand in a tab that is there',
      withControls(
        control('t', 'tabs', { tabs: [{ id: 'one', title: 'One' }] }),
        control('a', 'text-field', {}, { parent: 't', slot: 'two' }),
      ),
      [`error control_slot_missing ${C}.a.slot`],
    ],
    [
      'start workflows that are there, of the component that is named',
      withControls(
        control('b', 'button', { command: { kind: 'start-workflow', workflow: 'gone' } }),
        control('d', 'button', { command: { kind: 'start-workflow', component: 'company', workflow: 'gone' } }),
        control('e', 'confirmation', { workflow: 'gone' }),
        control('f', 'button', { command: { kind: 'start-workflow' } }),
      ),
      [
        `error workflow_missing ${C}.b.config.command.workflow`,
        `error workflow_missing ${C}.d.config.command.workflow`,
        `error workflow_missing ${C}.e.config.workflow`,
        `warning workflow_not_chosen ${C}.f.config.command.workflow`,
      ],
    ],
    [
      'open pages that are there',
      withControls(control('b', 'button', { command: { kind: 'open', page: 'gone' } })),
      [`error page_missing ${C}.b.config.command.page`],
    ],
    [
      'open components that are there',
      withControls(control('b', 'button', { command: { kind: 'open', component: 'gone', page: 'x' } })),
      [`error component_missing ${C}.b.config.command.component`],
    ],
    [
      'with a grid over nothing are warned',
      withControls(control('g', 'data-grid', {})),
      [`warning component_not_chosen ${C}.g.config.component`],
    ],
    [
      'show columns that are there',
      withControls(
        control('g', 'data-grid', {
          component: 'invoice',
          columns: [
            { id: 'x', path: ['other', 'country'] },
            { id: 'y', path: ['other', 'gone'] },
          ],
        }),
      ),
      [`error property_missing ${C}.g.config.columns.1.path`],
    ],
    [
      'are warned of slow filters',
      withControls(
        control('g', 'data-grid', {
          component: 'invoice',
          filters: [{ id: 'f', path: ['note'], operator: 'equals', value: 'x' }],
        }),
      ),
      [`warning filter_without_index ${C}.g.config.filters.0`],
    ],
    [
      'name properties that are there',
      withControls(control('a', 'text-field', { visible: { fx: 'sattus == "x"' } })),
      [`error expression_unknown_name ${C}.a.config.visible.fx`],
    ],
    [
      'have expressions of the right type',
      withControls(control('a', 'text-field', { visible: { fx: 'note' } })),
      [`error expression_type ${C}.a.config.visible.fx`],
    ],
    [
      'name fields of a row where there is one',
      withControls(
        control('g', 'data-grid', {
          component: 'company',
          rowCommand: { kind: 'open', record: { fx: 'record.id' }, params: { c: { fx: 'record.country' } } },
        }),
      ),
      [],
    ],
    [
      'name no row where there is none',
      withControls(control('b', 'button', { command: { kind: 'open', record: { fx: 'record.id' } } })),
      [`error expression_unknown_name ${C}.b.config.command.record.fx`],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  test('tell where in an expression the trouble is', () => {
    const [problem] = checkComponent(
      documentOf(modelOf([text('note')]), [control('a', 'text-field', { visible: { fx: 'note == nte' } })]),
      [],
    )
    expect(problem).toMatchObject({
      code: 'expression_unknown_name',
      range: { from: 8, to: 11 },
      params: { suggestion: 'note' },
    })
  })
})

test('a key that another component has is told', () => {
  expect(codes(documentOf(modelOf([text('note')])), [{ ...company, key: 'invoice' }])).toEqual([
    'error key_taken component.key',
  ])
})
