import * as v from 'valibot'
import {
  propertyNamed,
  SYSTEM_PROPERTIES,
  type Model,
  type Property,
  type SystemProperty,
} from '../components/model.ts'
import type { ComponentOutline } from '../components/document.ts'
import type { ExprType } from '../expressions/scope.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'

const Step = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9_]{0,47}$/, 'path_malformed'))

/**
 * The way to a value of a record: ids of properties (or names of system properties), each but the last one a catalog. Ids, so that
 * a rename breaks nothing.
 */
export const PropertyPath = v.pipe(v.array(Step), v.minLength(1), v.maxLength(4))
export type PropertyPath = v.InferOutput<typeof PropertyPath>

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

const isSystem = (step: string): step is SystemProperty => Object.hasOwn(SYSTEM_PROPERTIES, step)

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
          type: PROPERTY_KINDS[property.type].exprType,
        }
      here = property.type === 'catalog' ? outlines[property.component]?.model : undefined
    } else if (here && last && isSystem(step)) {
      return {
        dotted: [...names, step].join('.'),
        title: step,
        property: null,
        system: step,
        type: SYSTEM_PROPERTIES[step],
      }
    } else return null
  }
  return null
}

/** The path that names write, or null. */
export function pathOf(dotted: string, model: Model, outlines: Outlines): PropertyPath | null {
  const ids: string[] = []
  let here: Model | undefined = model
  for (const name of dotted.split('.')) {
    const property: Property | undefined = here && propertyNamed(here, name)
    if (property) ids.push(property.id)
    else if (here && isSystem(name)) ids.push(name)
    else return null
    here = property?.type === 'catalog' ? outlines[property.component]?.model : undefined
  }
  return ids
}
