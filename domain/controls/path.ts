import type { ComponentOutline } from '../components/document.ts'
import type { Model, Property, SYSTEM_PROPERTIES, SystemProperty } from '../components/model.ts'
import type { PropertyType } from '../components/property.ts'
import type { ExprType } from '../expressions/scope.ts'

// Pages load this file, so it carries no schema: what it repeats of the model is held to it by types and by the conformance test.

const SYSTEM: typeof SYSTEM_PROPERTIES = {
  id: 'string',
  name: 'string',
  version: 'int',
  createdAt: 'datetime',
  updatedAt: 'datetime',
  createdBy: 'string',
  updatedBy: 'string',
}

const REFERENCE: ExprType = { record: { id: 'string', name: 'string' } }

/** What expressions see of a property of each type. */
export const EXPR_TYPES: { readonly [Type in PropertyType]: ExprType } = {
  string: 'string',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  uri: 'string',
  file: { record: { id: 'string', name: 'string', size: 'int', type: 'string' } },
  catalog: REFERENCE,
  array: { list: REFERENCE },
}

/** Outlines by component id. */
export type Outlines = { readonly [componentId: string]: Pick<ComponentOutline, 'model' | 'title'> }

/** What stands at the end of a path. */
export type PathEnd = {
  /** As the API and expressions write it: `customer.country`. */
  readonly dotted: string
  readonly title: string
  /** Null for a system property. */
  readonly property: Property | null
  readonly system: SystemProperty | null
  readonly type: ExprType
}

const isSystem = (step: string): step is SystemProperty => Object.hasOwn(SYSTEM, step)

/** Follows a path from a model; null where a step is gone or is no catalog. */
export function followPath(path: readonly string[], model: Model, outlines: Outlines): PathEnd | null {
  const names: string[] = []
  let here: Model | undefined = model
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1
    const property: Property | undefined = here?.properties[step]
    if (property) {
      names.push(property.name)
      if (last)
        return {
          dotted: names.join('.'),
          title: property.title,
          property,
          system: null,
          type: EXPR_TYPES[property.type],
        }
      here = property.type === 'catalog' ? outlines[property.component]?.model : undefined
    } else if (here && last && isSystem(step)) {
      return {
        dotted: [...names, step].join('.'),
        title: step,
        property: null,
        system: step,
        type: SYSTEM[step],
      }
    } else return null
  }
  return null
}

/** The path that names write, or null. */
export function pathOf(dotted: string, model: Model, outlines: Outlines): string[] | null {
  const ids: string[] = []
  let here: Model | undefined = model
  for (const name of dotted.split('.')) {
    const property: Property | undefined = here && Object.values(here.properties).find((each) => each.name === name)
    if (property) ids.push(property.id)
    else if (here && isSystem(name)) ids.push(name)
    else return null
    here = property?.type === 'catalog' ? outlines[property.component]?.model : undefined
  }
  return ids
}
