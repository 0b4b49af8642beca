import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import type { CommandOf } from '#domain/controls/commands.ts'
import { CONTROL_KINDS, type Field, type ValueField } from '#domain/controls/control.ts'
import { expectationOf } from '#domain/controls/expectation.ts'
import { PARTS, type ListInput, type PartField } from '#domain/controls/part-fields.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { setReader } from '#web/ui/reader.ts'
import { engineFor } from './expression-engine.ts'
import { expressionsOver } from './expressions.ts'
import { FormModel } from './form-model.ts'
import { PageView } from './page-view.tsx'
import { needsEngine } from './plain-expression.ts'
import { RENDERERS } from './renderers.ts'
import type { Runtime } from './runtime.ts'
import { settingsOf } from './settings.ts'
import { targetOf } from './target.ts'
import { invoice, viewOf } from './testing-view.ts'

const refuse = () => Promise.reject(new Error('not asked for'))
const RECORDS = {
  get: refuse,
  create: refuse,
  update: refuse,
  remove: refuse,
  restore: refuse,
  workflows: refuse,
  query: refuse,
}
const ROW = { ...invoice({ total: 1_234.5 }), due: '2026-11-20' }

const controlOf = (kind: Control['kind'], config: JsonObject): Control => ({
  id: 'it_x',
  kind,
  name: 'it',
  parent: null,
  order: 'a0',
  config,
})

function runtimeFor(control: Control): Runtime {
  const view = viewOf({ it_x: control })
  const form = new FormModel({ view, record: null, params: {}, records: RECORDS, newKey: () => 'k' })
  // As a page has it: without the engine where nothing asks for it.
  const engine = needsEngine(view.page.controls) ? engineFor(view, () => 0) : null
  return {
    mode: 'live',
    view,
    form,
    expressions: expressionsOver(() => form.values.value, engine),
    records: RECORDS,
    files: { upload: () => ({ done: refuse(), cancel: () => undefined }), address: () => '' },
    renderers: RENDERERS,
    initial: { it_x: { records: [ROW], count: 1 } },
    wishes: {},
    keep: () => undefined,
    refreshes: signal(0),
    run: refuse,
    href: () => null,
    onNews: () => () => undefined,
  }
}

const drawn = (control: Control): string => renderToString(<PageView runtime={runtimeFor(control)} />)

/** A value that is not the entry's default, so that working it out can be seen. */
function valueFor(field: ValueField): Json {
  switch (field.input) {
    case 'text':
      return field.pattern ? 'EUR' : 'words'
    case 'number':
      return (field.min ?? 1) + 1
    case 'toggle':
      return field.default !== true
    case 'choice':
      return field.options.find((option) => option !== field.default) ?? ''
    case 'icon':
      return 'plus'
    case 'image':
      return 'https://example.com/a.png'
  }
}

/** The same value as an expression; choices that are numbers are written as numbers. */
const asExpression = (field: ValueField, value: Json): Json => ({
  fx: expectationOf(field)?.type === 'int' ? String(value) : JSON.stringify(value),
})

/** What a control needs for its entries to be seen at all. */
const FIRST: { readonly [Kind in Control['kind']]?: JsonObject } = {
  'data-grid': {
    component: 'invoice_x',
    columns: [{ id: 'c', path: ['total_x'] }],
    addButton: true,
    rowActions: [{ id: 'a', title: 'Open', icon: 'plus', command: { kind: 'refresh' } }],
  },
  image: { source: '/a.png' },
  hyperlink: { text: 'Words', href: 'https://example.com' },
  number: { format: 'money', currency: 'EUR' },
  button: { label: 'Press' },
  select: { property: 'customer_x' },
  tabs: { tabs: [{ id: 't', title: 'First' }] },
}

beforeAll(() => messagesReady('en'))
beforeEach(() => setReader({ locale: 'en', timeZone: 'UTC' }))

describe.each(CONTROL_KINDS)('%s', (kind) => {
  const fields: { readonly [name: string]: Field } = CONTROLS[kind].fields
  const values = Object.entries(fields).filter(
    (entry): entry is [string, ValueField] => expectationOf(entry[1]) !== null,
  )

  it('hands its drawing what an expression comes to, as it would a written value', () => {
    for (const [name, field] of values) {
      const value = valueFor(field)
      const worked = controlOf(kind, { [name]: asExpression(field, value) })
      const settings = settingsOf(worked, RENDERERS[kind].data.fields, runtimeFor(worked).expressions)
      expect([name, settings[name]]).toEqual([name, value])
    }
  })

  it('is drawn alike with expressions and with written values', () => {
    for (const [name, field] of values) {
      const value = valueFor(field)
      const written = drawn(controlOf(kind, { ...FIRST[kind], [name]: value }))
      expect([name, drawn(controlOf(kind, { ...FIRST[kind], [name]: asExpression(field, value) }))]).toEqual([
        name,
        written,
      ])
    }
  })

  it('is drawn with its defaults where expressions come to nothing', () => {
    for (const [name] of values) {
      const config = { ...FIRST[kind] }
      delete (config as { [name: string]: Json })[name]
      expect([name, drawn(controlOf(kind, { ...config, [name]: { fx: 'params.gone' } }))]).toEqual([
        name,
        drawn(controlOf(kind, config)),
      ])
    }
  })
})

it('shows a field as required that the model demands, whatever the page says', () => {
  const input = (required: Json) => drawn(controlOf('text-field', { property: 'number_x', required }))
  const demanded = drawn(controlOf('text-field', { property: 'number_x' }))
  expect(input(false)).toBe(demanded)
  expect(input({ fx: 'params.gone' })).toBe(demanded)
})

describe('how a page opens', () => {
  const opened = (as: Json) => {
    const command = { kind: 'open', as } as unknown as CommandOf<'open'>
    return targetOf(command, runtimeFor(controlOf('button', { command: command as unknown as Json })), {
      component: 'invoice',
      record: ROW,
    })?.as
  }

  it('is worked out where it is asked for, on its row', () => {
    expect(opened('side')).toBe('side')
    expect(opened({ fx: 'record.total > 1000.0 ? "dialog" : "side"' })).toBe('dialog')
    expect(opened({ fx: 'record.total > 2000.0 ? "dialog" : "side"' })).toBe('side')
    expect(opened({ fx: 'record.number' })).toBe('page')
  })
})

describe('parts of lists', () => {
  const LISTED: { readonly [Input in ListInput]?: readonly [Control['kind'], string, JsonObject] } = {
    columns: ['data-grid', 'columns', { id: 'c', path: ['total_x'], format: { as: 'money', currency: 'USD' } }],
    sort: ['data-grid', 'sort', { path: ['total_x'] }],
    commands: ['data-grid', 'rowActions', { id: 'a', title: 'Open', icon: 'plus', command: { kind: 'refresh' } }],
    tabs: ['tabs', 'tabs', { id: 't', title: 'First' }],
  }

  it.each(Object.keys(LISTED) as ListInput[])(
    'of %s are drawn alike with expressions and with written values',
    (input) => {
      const [kind, entry, part] = LISTED[input] ?? ['data-grid', '', {}]
      const drawnWith = (name: string, value: Json) =>
        drawn(controlOf(kind, { ...FIRST[kind], [entry]: [{ ...part, [name]: value }] }))
      const fields: { readonly [name: string]: PartField } = PARTS[input].fields
      const seen: string[] = []
      for (const [name, field] of Object.entries(fields)) {
        if (field.input === 'fixed') continue
        const entries: readonly (readonly [Json, Json])[] =
          field.input === 'group'
            ? Object.entries(field.fields).map(([inner, one]) => {
                const value = valueFor(one)
                const others = part[name] as JsonObject
                return [
                  { ...others, [inner]: value },
                  { ...others, [inner]: asExpression(one, value) },
                ]
              })
            : [[valueFor(field), asExpression(field, valueFor(field))]]
        for (const [written, worked] of entries) {
          const html = drawnWith(name, written)
          expect([name, drawnWith(name, worked)]).toEqual([name, html])
          if (html !== drawn(controlOf(kind, { ...FIRST[kind], [entry]: [part] }))) seen.push(name)
        }
      }
      // What is compared can be seen.
      expect(seen.length).toBeGreaterThan(0)
    },
  )

  it('of an act are worked out on its row', () => {
    const act = (fx: string) => ({
      id: 'a',
      title: { fx: '"Open " + record.number' },
      icon: 'plus',
      visible: { fx },
      command: { kind: 'refresh' },
    })
    const html = (fx: string) => drawn(controlOf('data-grid', { ...FIRST['data-grid'], rowActions: [act(fx)] }))
    expect(html('record.total > 1000.0')).toContain('Open INV-1')
    expect(html('record.total > 2000.0')).not.toContain('Open INV-1')
    expect(html('record.gone')).not.toContain('Open INV-1')
  })
})
