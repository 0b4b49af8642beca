import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Edit } from '#domain/components/edit.ts'
import { addControl, configure, walk } from '#domain/components/operations/controls.ts'
import { addPage } from '#domain/components/operations/pages.ts'
import type { DraftServer } from './draft-store.ts'
import { EditorModel } from './editor-model.ts'

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
    form: { schema: 1, id: 'form', key: 'form', title: 'Form', order: 'a0', presentation: 'page', controls: {} },
  },
}

let seed = 1
const random = (count: number) => Uint8Array.from({ length: count }, () => (seed = (seed * 7 + 3) % 251))

/** An editor over a server that takes everything. */
async function editor() {
  const saved: Edit[] = []
  const server: DraftServer = {
    load: () => Promise.resolve({ document: START, revision: 1, live: null }),
    save: (_, base, edits) => {
      saved.push(...edits)
      return Promise.resolve({ revision: base + 1 })
    },
  }
  let clock = 0
  const model = new EditorModel({
    id: 'invoice_a',
    server,
    keep: { get: () => null, set: () => {} },
    outlines: signal([]),
    random,
    now: () => (clock += 10_000),
  })
  await model.draft.open()
  const document = () => model.draft.document.peek() ?? START
  const order = () => {
    const page = model.page.peek()
    return page ? walk(page).map(({ id }) => id) : []
  }
  const add = (kind: 'panel' | 'text-field' | 'tabs', config = {}) => {
    const title = `${kind} ${order().length}`
    model.act(addControl(document(), 'form', { kind, title, config }, model.defaultPlace(), random))
    return model.selected.peek()[0]?.id ?? ''
  }
  return { model, add, order, document, saved }
}

describe('the editor', () => {
  it('selects what was just made, and puts the next one behind it', async () => {
    const { add, order, model } = await editor()
    const [first, second] = [add('text-field'), add('text-field')]
    expect(order()).toEqual([first, second])
    expect(model.selection.peek()).toEqual({ kind: 'controls', ids: [second] })
  })

  it('puts new things into the container that is selected, and into the first tab of tabs', async () => {
    const { add, model } = await editor()
    const panel = add('panel')
    const inPanel = add('text-field')
    expect(model.page.peek()?.controls[inPanel]?.parent).toBe(panel)
    model.select({ kind: 'none' })
    const tabs = add('tabs', { tabs: [{ id: 'first', title: 'First' }] })
    const inTab = add('text-field')
    expect(model.page.peek()?.controls[inTab]).toMatchObject({ parent: tabs, slot: 'first' })
  })

  it('undoes and redoes with a name for each step', async () => {
    const { add, order, model } = await editor()
    const first = add('text-field')
    expect(model.undoable.peek()?.label).toBe('control_added')
    expect(model.undo()?.label).toBe('control_added')
    expect(order()).toEqual([])
    expect(model.redo()?.label).toBe('control_added')
    expect(order()).toEqual([first])
  })

  it('copies, cuts, pastes and duplicates with free names', async () => {
    const { add, order, model } = await editor()
    const first = add('text-field')
    model.copy()
    model.paste()
    model.duplicate()
    expect(order()).toHaveLength(3)
    const names = Object.values(model.page.peek()?.controls ?? {}).map(({ name }) => name)
    expect(new Set(names).size).toBe(3)
    model.select({ kind: 'controls', ids: [first] })
    model.cut()
    expect(order()).not.toContain(first)
    model.paste()
    expect(order()).toHaveLength(3)
  })

  it('moves by keys: among siblings, into the container before, out of it; and back where it was', async () => {
    const { add, order, model } = await editor()
    const panel = add('panel')
    model.select({ kind: 'none' })
    const field = add('text-field')
    const putBack = model.startMove()
    model.nudge(-1)
    expect(order()).toEqual([field, panel])
    model.nudge(1)
    model.moveIn()
    expect(model.page.peek()?.controls[field]?.parent).toBe(panel)
    model.moveOut()
    expect(model.page.peek()?.controls[field]?.parent).toBeNull()
    model.moveIn()
    putBack()
    expect(model.page.peek()?.controls[field]?.parent).toBeNull()
    expect(order()).toEqual([panel, field])
  })

  it('does not move past the ends', async () => {
    const { add, order, model } = await editor()
    const first = add('text-field')
    model.nudge(-1)
    model.nudge(1)
    model.moveIn()
    model.moveOut()
    expect(order()).toEqual([first])
  })

  it('widens within twelve columns, and counts it as one step', async () => {
    const { add, model, document } = await editor()
    const field = add('text-field')
    model.act(configure(document(), 'form', field, 'span', 12))
    model.widen(1)
    expect(model.page.peek()?.controls[field]?.config['span']).toBe(12)
    model.widen(-1)
    expect(model.page.peek()?.controls[field]?.config['span']).toBe(11)
  })

  it('goes up from a control to what holds it, and then to the page', async () => {
    const { add, model } = await editor()
    const panel = add('panel')
    add('text-field')
    model.selectParent()
    expect(model.selection.peek()).toEqual({ kind: 'controls', ids: [panel] })
    model.selectParent()
    expect(model.selection.peek()).toEqual({ kind: 'none' })
  })

  it('shows a page that was added, and the first one when it is gone', async () => {
    const { model, document } = await editor()
    model.act(addPage(document(), 'List', random))
    expect(model.page.peek()?.title).toBe('List')
    model.undo()
    expect(model.page.peek()?.title).toBe('Form')
  })

  it('finds problems as soon as they are made', async () => {
    const { add, model, document } = await editor()
    const field = add('text-field')
    model.act(configure(document(), 'form', field, 'visible', { fx: 'totl > 1' }))
    expect(model.problems.peek().map(({ path }) => path.slice(0, 4))).toContainEqual([
      'pages',
      'form',
      'controls',
      field,
    ])
  })
})
