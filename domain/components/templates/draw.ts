import { generateNKeysBetween } from 'fractional-indexing'
import type { ControlKind } from '../../controls/control.ts'
import { controlFor } from '../../controls/registry.ts'
import type { JsonObject } from '../../lib/json.ts'
import { identifierFrom, keyFrom, makeId } from '../../lib/names.ts'
import type { Component, ComponentDocument, Control, Page } from '../document.ts'
import type { Property } from '../model.ts'
import type { RandomBytes } from '../operations/operation.ts'

/** A property before it has an id and a place. `name` and ids are made from the title. */
export type PropertySketch = Property extends infer P
  ? P extends Property
    ? Omit<P, 'id' | 'name' | 'order'>
    : never
  : never
export type ControlSketch = {
  readonly kind: ControlKind
  readonly name: string
  readonly config: JsonObject
  readonly within?: readonly ControlSketch[]
}
export type PageSketch = {
  readonly id: string
  readonly title: string
  readonly presentation?: Page['presentation']
  readonly controls: readonly ControlSketch[]
}

/** Gives sketches their ids, names and order. All randomness is handed in. */
export type Pencil = {
  readonly id: (title: string) => string
  readonly properties: (sketches: readonly PropertySketch[]) => Property[]
  readonly document: (
    about: Pick<Component, 'id' | 'title' | 'icon' | 'description'> & { readonly nameFrom: string | null },
    properties: readonly Property[],
    pages: readonly PageSketch[],
  ) => ComponentDocument
}

export function pencil(random: RandomBytes): Pencil {
  const id = (title: string) => makeId(title, random(6))

  const controls = (sketches: readonly ControlSketch[], parent: string | null): Control[] => {
    const orders = generateNKeysBetween(null, null, sketches.length)
    return sketches.flatMap(({ kind, name, config, within }, i) => {
      const control: Control = { id: id(name), kind, name, parent, order: orders[i] ?? 'a0', config }
      return [control, ...controls(within ?? [], control.id)]
    })
  }

  return {
    id,
    properties(sketches) {
      const orders = generateNKeysBetween(null, null, sketches.length)
      return sketches.map((sketch, i) => ({
        ...sketch,
        id: id(sketch.title),
        name: identifierFrom(sketch.title, 'property'),
        order: orders[i] ?? 'a0',
      }))
    },
    document({ nameFrom, ...about }, properties, pages) {
      const orders = generateNKeysBetween(null, null, pages.length)
      return {
        component: {
          schema: 1,
          key: keyFrom(about.title, 'component'),
          access: 'private',
          ...about,
          model: { properties: byId(properties), keys: {}, nameFrom },
        },
        pages: byId(
          pages.map((page, i): Page => ({
            schema: 1,
            id: page.id,
            key: keyFrom(page.title, 'page'),
            title: page.title,
            order: orders[i] ?? 'a0',
            presentation: page.presentation ?? 'page',
            controls: byId(controls(page.controls, null)),
          })),
        ),
        workflows: {},
      }
    },
  }
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): { [id: string]: T } =>
  Object.fromEntries(items.map((item) => [item.id, item]))

/** The bound control a property becomes when it is dropped on a page. */
export function inputFor(property: Property): ControlSketch {
  const { kind, config } = controlFor(property)
  return { kind, name: property.name, config }
}

/** A button row: save and go back to the list. */
export const formButtons = (list: string, back: string): ControlSketch => ({
  kind: 'panel',
  name: 'buttons',
  config: { direction: 'row' },
  within: [
    {
      kind: 'button',
      name: 'save',
      config: { label: 'Save', look: 'primary', command: { kind: 'save', then: { kind: 'open', page: list } } },
    },
    { kind: 'button', name: 'backToList', config: { label: back, command: { kind: 'open', page: list } } },
  ],
})

/** A grid over a component whose rows open `form`, with a button that opens it empty. */
export function listGrid(
  name: string,
  component: string,
  columns: readonly Property[],
  form: string,
  id: (title: string) => string,
): ControlSketch {
  const edit = { kind: 'open', page: form, record: { fx: 'record.id' } }
  return {
    kind: 'data-grid',
    name,
    config: {
      component,
      columns: columns.map((property) => ({
        id: id(property.title),
        path: [property.id],
        sortable: true,
        filterable: true,
        visible: true,
        ...(property.type === 'number' ? { format: { as: 'number', digits: 2 } } : {}),
      })),
      rowCommand: edit,
      rowActions: [{ id: id('Edit'), title: 'Edit', command: edit }],
      addButton: true,
      addCommand: { kind: 'open', page: form },
      search: true,
    },
  }
}
