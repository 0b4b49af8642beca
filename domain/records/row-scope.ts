import type { Component } from '../components/document.ts'
import { propertiesOf, SYSTEM_PROPERTIES, type Property } from '../components/model.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'
import type { RowScope } from '../expressions/push.ts'
import type { ExprType, RecordType } from '../expressions/scope.ts'

/** Components by id, as far as records need them. */
export type Components = { readonly [componentId: string]: Pick<Component, 'id' | 'access' | 'model'> }

/** Ids of a component's properties somebody may see. `none`: nothing but the id a reference to it shows. */
export type Sight = (componentId: string) => 'all' | 'none' | readonly string[]

export const SEES_ALL: Sight = () => 'all'

const REFERENCE: RecordType = { record: { id: 'string', name: 'string' } }

const USER: RecordType = {
  record: { id: 'string', email: 'string', name: 'string', role: 'string', roleIds: { list: 'string' } },
}

export const isSeen = (seen: ReturnType<Sight>, property: Property): boolean =>
  !property.virtual && (seen === 'all' || (seen !== 'none' && seen.includes(property.id)))

/**
 * What a filter or a row rule of a component may name: its properties and system fields, alone or behind `record.`, through
 * catalogs those of others, `user`, and `params`. Keep the result: expressions are remembered by it.
 */
export function rowScope(componentId: string, components: Components, sight: Sight): RowScope {
  const types = new Map<string, RecordType>()
  const row = recordType(componentId, components, sight, types)
  return {
    variables: {
      ...Object.fromEntries(Object.keys(row.record).map((name) => [name, row.record[name] ?? 'any'])),
      record: row,
      user: USER,
      params: 'any',
    },
    columns: Object.keys(row.record),
    row: 'record',
  }
}

/** Components refer to each other in circles: fields that are references get their type when somebody asks for it. */
function recordType(
  componentId: string,
  components: Components,
  sight: Sight,
  types: Map<string, RecordType>,
): RecordType {
  const known = types.get(componentId)
  if (known) return known
  const record: { [name: string]: ExprType } = {}
  const type: RecordType = { record }
  types.set(componentId, type)
  const seen = sight(componentId)
  const component = components[componentId]
  for (const [name, systemType] of Object.entries(SYSTEM_PROPERTIES)) {
    if (component && (seen !== 'none' || name in REFERENCE.record)) record[name] = systemType
  }
  for (const property of component ? propertiesOf(component.model) : []) {
    if (!isSeen(seen, property)) continue
    if (property.type !== 'catalog') record[property.name] = PROPERTY_KINDS[property.type].exprType
    else {
      const target = property.component
      Object.defineProperty(record, property.name, {
        enumerable: true,
        get: () => (components[target] ? recordType(target, components, sight, types) : REFERENCE),
      })
    }
  }
  return type
}
