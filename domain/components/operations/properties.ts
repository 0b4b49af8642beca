import { checkConfig } from '../../controls/registry.ts'
import { expressionsIn, rowsOf } from '../../controls/walk-config.ts'
import { rename as renameInExpression } from '../../expressions/rename.ts'
import { renameInTemplate } from '../../expressions/template.ts'
import type { Json } from '../../lib/json.ts'
import { identifierFrom } from '../../lib/names.ts'
import type { ComponentDocument, Control } from '../document.ts'
import type { Edit } from '../edit.ts'
import { ordered, propertiesOf, RESERVED_NAMES, type Property } from '../model.ts'
import type { PropertyType } from '../property.ts'
import { freeName, freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'
import { renameInWorkflow } from './rename-in-workflows.ts'
import { replaceAt } from './within.ts'

const path = (id: string) => ['component', 'model', 'properties', id]

/** Adds a property of a type at the end of the model (or at `index`). Catalogs and arrays need their target component. */
export function addProperty(
  document: ComponentDocument,
  wanted: { title: string; type: PropertyType; component?: string; index?: number },
  random: RandomBytes,
): Operation {
  const properties = propertiesOf(document.component.model)
  const id = freshId(document, wanted.title, random, 'property')
  const name = freeName(identifierFrom(wanted.title, wanted.type), [
    ...properties.map((p) => p.name),
    ...RESERVED_NAMES,
  ])
  const property = {
    id,
    name,
    title: wanted.title,
    type: wanted.type,
    order: orderAt(properties, wanted.index ?? properties.length),
    ...(wanted.component === undefined ? {} : { component: wanted.component }),
  }
  const first = document.component.model.nameFrom === null && wanted.type === 'string'
  const edits = [insert(path(id), property), ...(first ? [set(['component', 'model', 'nameFrom'], id)] : [])]
  return { label: 'property_added', params: { title: wanted.title }, edits, touched: [id] }
}

/** Removes a property, the composite keys it is part of, and the controls bound to it on every page. */
export function removeProperty(document: ComponentDocument, id: string): Operation {
  const { model } = document.component
  const title = model.properties[id]?.title ?? id
  const keys = Object.values(model.keys).filter((key) => key.properties.includes(id))
  const edits: Edit[] = [
    ...keys.map((key) => remove(['component', 'model', 'keys', key.id])),
    ...(model.nameFrom === id ? [set(['component', 'model', 'nameFrom'], null)] : []),
  ]
  for (const page of Object.values(document.pages)) {
    for (const control of Object.values(page.controls)) {
      if (control.config['property'] === id) edits.push(remove(['pages', page.id, 'controls', control.id]))
    }
  }
  return { label: 'property_removed', params: { title }, edits: [...edits, remove(path(id))], touched: [] }
}

/** Gives one entry of a property a value; `undefined` takes the entry away. A change of `name` is carried into every expression of the component. */
export function changeProperty<Name extends string>(
  document: ComponentDocument,
  id: string,
  entry: Name,
  value: Json | undefined,
): Operation {
  const property = document.component.model.properties[id]
  const params = { title: property?.title ?? id }
  if (entry === 'name' && property && typeof value === 'string') {
    return {
      label: 'property_renamed',
      params: { ...params, name: value },
      edits: [set([...path(id), 'name'], value), ...renameEverywhere(document, property.name, value)],
      touched: [id],
    }
  }
  return { label: 'property_changed', params, edits: [set([...path(id), entry], value)], touched: [id] }
}

/** Changes the type: entries of the old type that the new one does not know are dropped. */
export function changeType(document: ComponentDocument, id: string, type: PropertyType, component?: string): Operation {
  const property = document.component.model.properties[id]
  if (!property) return { label: 'property_changed', params: { title: id }, edits: [], touched: [] }
  const { name, title, order, help, required, query } = property
  const next = {
    id,
    name,
    title,
    order,
    type,
    ...(help === undefined ? {} : { help }),
    ...(required === undefined ? {} : { required }),
    ...(query === undefined || type === 'array' ? {} : { query }),
    ...(component === undefined ? {} : { component }),
  } as unknown as Json
  return { label: 'property_changed', params: { title }, edits: [set(path(id), next)], touched: [id] }
}

/** Puts a property at another place of the list. */
export function moveProperty(document: ComponentDocument, id: string, index: number): Operation {
  const others = propertiesOf(document.component.model).filter((p) => p.id !== id)
  const title = document.component.model.properties[id]?.title ?? id
  return {
    label: 'property_moved',
    params: { title },
    edits: [{ op: 'move', path: path(id), order: orderAt(others, index) }],
    touched: [id],
  }
}

/** Edits that rename a property in every expression and template of the component's pages and workflows. */
function renameEverywhere({ component, pages, workflows }: ComponentDocument, from: string, to: string): Edit[] {
  const inPages = ordered(pages).flatMap((page) =>
    ordered(page.controls).flatMap((control) => {
      const ownRows = rowsOf(control, component.model) === component.id
      return renameInControl(control, { from, to, ownRows }).map(([entry, value]) =>
        set(['pages', page.id, 'controls', control.id, 'config', entry], value),
      )
    }),
  )
  const ofRecord = ['record', 'before'].map((owner) => ({ from: `${owner}.${from}`, to }))
  const inWorkflows = ordered(workflows).flatMap((workflow) => renameInWorkflow(workflow, ofRecord))
  return [...inPages, ...inWorkflows]
}

type Renaming = {
  readonly from: string
  readonly to: string
  /** Whether the control's rows are records of this component, so that `record.<from>` is the property too. */
  readonly ownRows: boolean
}

/** The entries of a control whose expressions change, with their new values. What is not valid is left as it is. */
function renameInControl(control: Control, { from, to, ownRows }: Renaming): [entry: string, value: Json][] {
  if (checkConfig(control).length > 0) return []
  const changed = new Map<string, Json>()
  for (const { path: place, text, template, scope } of expressionsIn(control)) {
    const rename = template ? renameInTemplate : renameInExpression
    const own = rename(text, from, to)
    const next = scope === 'row' && ownRows ? rename(own, `record.${from}`, to) : own
    const [, entry = '', ...rest] = place
    if (next !== text) changed.set(entry, replaceAt(changed.get(entry) ?? control.config[entry] ?? null, rest, next))
  }
  return [...changed]
}

export type { Property }
