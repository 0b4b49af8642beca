import { signal } from '@preact/signals'
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ComponentDocument, Control } from '#domain/components/document.ts'
import { CONTROL_KINDS } from '#domain/controls/control.ts'
import { expectationOf } from '#domain/controls/expectation.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { setReader } from '#web/ui/reader.ts'
import { allByRole, byRole, click, draw, nameOf, settle, type } from '#web/ui/testing/screen.ts'
import { EditorContext, type EditorParts } from '../context.ts'
import { EditorModel } from '../editor-model.ts'
import { EvaluationModel } from '../evaluation-model.ts'
import { messages } from '../messages.ts'
import { spanOf } from '../span-of.ts'
import { ControlTree } from '../tree/control-tree.tsx'
import { ViewModel } from '../view-model.ts'
import { asExpression } from './entry-row.tsx'
import { WorkflowModel } from '../workflow/workflow-model.ts'
import { Inspector } from './inspector.tsx'
import { LocationProvider } from 'preact-iso'

const control = (id: string, kind: Control['kind'], order: string, more: Partial<Control> = {}): Control => ({
  id,
  kind,
  name: id,
  parent: null,
  order,
  config: {},
  ...more,
})

const START: ComponentDocument = {
  workflows: {},
  component: {
    schema: 1,
    id: 'invoice_a',
    key: 'invoice',
    title: 'Invoice',
    description: '',
    icon: 'cube',
    access: 'private',
    model: {
      properties: { total_a: { id: 'total_a', name: 'total', title: 'Total', order: 'a0', type: 'number' } },
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
      controls: {
        details: control('details', 'panel', 'a0', { config: { title: 'Details' } }),
        total: control('total', 'number', 'a0', { parent: 'details', config: { property: 'total_a' } }),
        hint: control('hint', 'label', 'a1', { config: { text: 'Hint' } }),
      },
    },
  },
}

const keep = { get: () => null, set: () => {} }
let parts: EditorParts

async function makeParts(document: ComponentDocument): Promise<EditorParts> {
  const model = new EditorModel({
    id: 'invoice_a',
    server: { load: () => Promise.resolve({ document, revision: 1, live: null }), save: () => new Promise(() => {}) },
    keep,
    outlines: signal([]),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    now: () => 0,
  })
  await model.draft.open()
  const evaluation = new EvaluationModel({
    document: model.draft.document,
    page: model.page,
    outlines: signal([]),
    live: model.draft.live,
    published: signal(new Set()),
    user: { id: 'u', name: 'Ada', email: 'ada@example.com', role: 'owner' },
    now: () => 1_795_000_000_000,
  })
  return { model, evaluation, view: new ViewModel({ keep, narrow: false }), flow: new WorkflowModel(model) }
}

async function show(document: ComponentDocument = START) {
  parts = await makeParts(document)
  await draw(
    <LocationProvider>
      <EditorContext.Provider value={parts}>
        <ControlTree />
        <Inspector />
      </EditorContext.Provider>
    </LocationProvider>,
  )
  await settle()
}

const select = (...ids: string[]) => act(() => parts.model.select({ kind: 'controls', ids }))
const config = (id: string) => parts.model.page.peek()?.controls[id]?.config

beforeEach(() => setReader({ locale: 'en', timeZone: 'UTC' }))

describe('the inspector', () => {
  it('has an input for every setting of every kind', async () => {
    for (const kind of CONTROL_KINDS) {
      const page = {
        ...START.pages['form'],
        controls: { it: control('it', kind, 'a0') },
      } as ComponentDocument['pages'][string]
      await show({ ...START, pages: { form: page } })
      select('it')
      const shown = new Set<string>()
      for (const tab of allByRole('tab')) {
        click(tab)
        for (const entry of document.querySelectorAll<HTMLElement>('.iscroll [data-entry]'))
          shown.add(entry.dataset['entry'] ?? '')
      }
      expect([kind, [...shown].filter((name) => name in CONTROLS[kind].fields).toSorted()]).toEqual([
        kind,
        Object.keys(CONTROLS[kind].fields).toSorted(),
      ])
      document.body.replaceChildren()
    }
  })

  it('has words for every setting and choice', () => {
    for (const { fields } of Object.values(CONTROLS)) {
      for (const [name, field] of Object.entries(fields)) {
        expect(messages.t.fields[name]).toBeTypeOf('string')
        if (field.input === 'choice') {
          for (const option of field.options) expect(/^\d+$/.test(option) || messages.t.choices[option]).toBeTruthy()
        }
      }
    }
  })

  it('writes what is typed, as one step of undo', async () => {
    await show()
    select('hint')
    type(byRole('textbox', 'Text'), 'Hel')
    type(byRole('textbox', 'Text'), 'Hello')
    expect(config('hint')).toEqual({ text: 'Hello' })
    act(() => void parts.model.undo())
    expect(config('hint')).toEqual({ text: 'Hint' })
  })

  it('turns a setting into an expression, says what is wrong, and mends it', async () => {
    await show()
    select('hint')
    click(byRole('tab', 'Behaviour'))
    click(byRole('button', 'fx Visible: use an expression'))
    expect(config('hint')?.['visible']).toEqual({ fx: 'true' })
    act(() =>
      parts.model.act({
        label: 'control_changed',
        params: {},
        touched: [],
        edits: [
          { op: 'set', path: ['pages', 'form', 'controls', 'hint', 'config', 'visible'], value: { fx: 'totl > 1.0' } },
        ],
      }),
    )
    expect(document.querySelector('.err')?.textContent).toContain('Invoice has no “totl”.')
    click(byRole('button', 'Use total'))
    expect(config('hint')?.['visible']).toEqual({ fx: 'total > 1.0' })
    expect(document.querySelector('.value b')?.textContent).toBe('true')
    click(byRole('button', 'Visible: back to a fixed value'))
    expect(config('hint')).toEqual({ text: 'Hint' })
  })

  it('offers an expression for every entry that is a value, and for no other', async () => {
    for (const kind of CONTROL_KINDS) {
      const page = {
        ...START.pages['form'],
        controls: { it: control('it', kind, 'a0') },
      } as ComponentDocument['pages'][string]
      await show({ ...START, pages: { form: page } })
      select('it')
      for (const tab of allByRole('tab')) {
        click(tab)
        for (const [name, field] of Object.entries(CONTROLS[kind].fields)) {
          const entry = document.querySelector(`.iscroll [data-entry="${name}"]`)
          if (entry === null) continue
          const label = `fx ${messages.t.fields[name]}: use an expression`
          const offered = [...entry.querySelectorAll('button')].some((button) => nameOf(button) === label)
          expect([kind, name, offered]).toEqual([kind, name, expectationOf(field) !== null])
        }
      }
      document.body.replaceChildren()
    }
  })

  it('works out what is set of a part of a list, and goes back to what was written', async () => {
    const tabs = control('tabs', 'tabs', 'a0', { config: { tabs: [{ id: 't1', title: 'First' }] } })
    const page = { ...START.pages['form'], controls: { tabs } } as ComponentDocument['pages'][string]
    await show({ ...START, pages: { form: page } })
    select('tabs')
    click(byRole('button', 'Edit First'))
    click(byRole('button', 'fx Title: use an expression'))
    expect(config('tabs')).toEqual({ tabs: [{ id: 't1', title: { fx: '"First"' } }] })
    expect(document.querySelector('.value b')?.textContent).toBe('First')
    click(byRole('button', 'Title: back to a fixed value'))
    expect(config('tabs')).toEqual({ tabs: [{ id: 't1', title: 'First' }] })
  })

  it('says which choices there are, and starts a choice of numbers as a number', async () => {
    await show()
    select('hint')
    click(byRole('tab', 'Style'))
    click(byRole('button', 'fx Look: use an expression'))
    expect(config('hint')?.['look']).toEqual({ fx: '"body"' })
    act(() =>
      parts.model.act({
        label: 'control_changed',
        params: {},
        touched: [],
        edits: [
          {
            op: 'set',
            path: ['pages', 'form', 'controls', 'hint', 'config', 'look'],
            value: { fx: 'total > 1.0 ? "title" : "loud"' },
          },
        ],
      }),
    )
    expect(document.querySelector('.err')?.textContent).toContain('“loud” is no choice here.')
    expect(asExpression(undefined, '20', 'int')).toBe('20')
  })

  it('leaves a width that is worked out to its expression', async () => {
    await show()
    const worked = control('a', 'label', 'a0', { config: { span: { fx: '3' } } })
    expect([spanOf(worked), spanOf(control('b', 'label', 'a0'))]).toEqual([null, 12])
  })

  it('shows what words with an expression come to', async () => {
    await show()
    select('hint')
    type(byRole('textbox', 'Text'), 'Sum {{ 1 + 1 }}')
    expect(document.querySelector('.value b')?.textContent).toBe('Sum 2')
  })

  it('refuses a name that is taken, and takes one that is free', async () => {
    await show()
    select('hint')
    const name = byRole<HTMLInputElement>('textbox', 'Name')
    type(name, 'total')
    expect(byRole('alert').textContent).toBe('total is taken on this page.')
    void act(() => void name.dispatchEvent(new FocusEvent('blur')))
    expect(parts.model.page.peek()?.controls['hint']?.name).toBe('hint')
    type(name, 'advice')
    void act(() => void name.dispatchEvent(new FocusEvent('blur')))
    expect(parts.model.page.peek()?.controls['hint']?.name).toBe('advice')
  })

  it('changes what several controls have in common in all of them', async () => {
    await show()
    select('total', 'hint')
    click(byRole('switch', 'Visible'))
    expect(config('total')?.['visible']).toBe(false)
    expect(config('hint')?.['visible']).toBe(false)
    act(() => void parts.model.undo())
    expect(config('total')?.['visible']).toBeUndefined()
  })

  it('sets flags of a property, and refuses reserved names', async () => {
    await show()
    act(() => parts.model.select({ kind: 'property', id: 'total_a' }))
    click(byRole('switch', 'Key'))
    expect(parts.model.draft.document.peek()?.component.model.properties['total_a']?.unique).toBe(true)
    const name = byRole<HTMLInputElement>('textbox', 'Name in expressions')
    type(name, 'now')
    expect(document.querySelector('.err')?.textContent).toBe('now is a word of the platform.')
    void act(() => void name.dispatchEvent(new FocusEvent('blur')))
    expect(parts.model.draft.document.peek()?.component.model.properties['total_a']?.name).toBe('total')
  })

  it('shows the page and the component where nothing is selected', async () => {
    await show()
    expect(allByRole('textbox').map(nameOf)).toEqual([
      'Title',
      'In the address',
      'Title',
      'In addresses and the API',
      'Description',
    ])
  })
})

describe('keys of several properties', () => {
  const property = (id: string, order: string) =>
    ({ id, name: id, title: id.toUpperCase(), order, type: 'string' }) as const
  const withModel = (model: Partial<ComponentDocument['component']['model']>): ComponentDocument => ({
    ...START,
    component: {
      ...START.component,
      model: { properties: { a: property('a', 'a0'), b: property('b', 'a1') }, keys: {}, nameFrom: null, ...model },
    },
  })
  const keys = () => Object.values(parts.model.draft.document.peek()?.component.model.keys ?? {})

  it('are made of two or more, once, and taken away', async () => {
    await show(withModel({}))
    click(byRole('button', 'Add key'))
    const choose = (name: string) => {
      act(() => byRole('combobox', 'Properties of the key').click())
      click(byRole('option', name))
    }
    choose('A')
    expect(byRole('button', 'Add this key').getAttribute('aria-disabled')).toBe('true')
    choose('B')
    click(byRole('button', 'Add this key'))
    expect(keys().map((key) => key.properties)).toEqual([['a', 'b']])
    click(byRole('button', 'Remove key A + B'))
    expect(keys()).toEqual([])
    act(() => void parts.model.undo())
    expect(keys()).toHaveLength(1)
  })

  it('say what is wrong with them', async () => {
    await show(withModel({ keys: { k: { id: 'k', properties: ['a', 'gone'] } } }))
    expect(document.querySelector('.key-line .err')?.textContent).toBe('A property of the key does not exist.')
  })
})

describe('the tree of controls', () => {
  it('shows what holds what, by the words people read', async () => {
    await show()
    expect(allByRole('treeitem').map((row) => [nameOf(row), row.getAttribute('aria-level')])).toEqual([
      ['Details', '1'],
      ['Total', '2'],
      ['Hint', '1'],
    ])
  })

  it('selects one, adds another, and takes a range', async () => {
    await show()
    click(byRole('treeitem', 'Details'))
    expect(parts.model.selection.peek()).toEqual({ kind: 'controls', ids: ['details'] })
    click(byRole('treeitem', 'Hint'), { ctrlKey: true })
    expect(parts.model.selection.peek()).toEqual({ kind: 'controls', ids: ['details', 'hint'] })
    click(byRole('treeitem', 'Details'))
    click(byRole('treeitem', 'Hint'), { shiftKey: true })
    expect(parts.model.selection.peek()).toEqual({ kind: 'controls', ids: ['details', 'total', 'hint'] })
  })

  it('moves by Alt and the arrows', async () => {
    await show()
    const hint = byRole('treeitem', 'Hint')
    act(() => hint.focus())
    const press = (key: string) =>
      void act(
        () =>
          void hint.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true })),
      )
    press('ArrowRight')
    expect(parts.model.page.peek()?.controls['hint']?.parent).toBe('details')
  })
})
