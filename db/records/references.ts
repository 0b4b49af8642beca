import type { Property } from '#domain/components/model.ts'
import { columnValue, placeOf, ruleCondition, type Place } from './column-path.ts'
import { hasColumn, hasJoinTable } from './columns.ts'
import { joinTableOf, tableOf } from './identifiers.ts'
import { reachOf, type Reader } from './reader.ts'
import { all, FALSE, param, slot, sql, trusted, type Fragment } from './sql.ts'

/** Levels of aliases that no path reaches, so that conditions on targets hide nothing. */
const TARGET_LEVEL = 20

/** A target that may be referred to: there, not deleted, and within the writer's reach. */
function acceptable(reader: Reader, target: Place, id: Fragment): Fragment {
  const reach = reachOf(reader, 'read', target.componentId)
  const rules = reach.allowed && reach.rules.length === 0 ? [] : [ruleCondition(reader, target, 'read')]
  return all([id, sql`${target.alias}.deleted_at IS NULL`, ...rules])
}

const tableAs = (reader: Reader, { componentId, alias }: Place): Fragment =>
  sql`${trusted(tableOf(reader.schema, componentId))} AS ${alias}`

/**
 * Whether the references a slot brings may be stored. The lock makes a deletion of the target, record or file, wait for this
 * write, and this write wait for a deletion under way and then see it: neither can slip past the other.
 */
export function referencesExist(reader: Reader, componentId: string, property: Property): Fragment {
  if (property.type === 'file')
    return sql`EXISTS (SELECT FROM ${uploads(reader, componentId, property.id)} AND f.id = ${slot(property.id, 'text')} FOR KEY SHARE)`
  if (property.type !== 'catalog' && property.type !== 'array') return FALSE
  if (!reader.components[property.component]) return FALSE
  const target = placeOf(property.component, TARGET_LEVEL)
  if (property.type === 'catalog') {
    const id = sql`${target.alias}.id = ${slot(property.id, 'uuid')}`
    return sql`EXISTS (SELECT FROM ${tableAs(reader, target)} WHERE ${acceptable(reader, target, id)} FOR KEY SHARE)`
  }
  const ids = slot(property.id, 'uuid[]')
  const found = acceptable(reader, target, sql`${target.alias}.id = ANY(${ids})`)
  return sql`(SELECT count(*) FROM (SELECT FROM ${tableAs(reader, target)} WHERE ${found} FOR KEY SHARE) AS found) = cardinality(${ids})`
}

/** Files that were uploaded for a property, as `FROM … WHERE …`: no other may be stored in it. */
export const uploads = ({ schema }: Reader, componentId: string, propertyId: string): Fragment =>
  sql`aqtra.files f WHERE f.workspace_id = ${param(schema, 'text')} AND f.component_id = ${param(componentId, 'text')} AND f.property_id = ${param(propertyId, 'text')}`

/** A property of some component that refers to records of another one. */
export type Referrer = {
  readonly componentId: string
  readonly property: Extract<Property, { type: 'catalog' | 'array' }>
}

export const referrersOf = ({ components }: Reader, componentId: string): Referrer[] =>
  Object.values(components).flatMap((component) =>
    Object.values(component.model.properties).flatMap((property) =>
      (property.type === 'catalog' || property.type === 'array') &&
      !property.virtual &&
      property.component === componentId
        ? [{ componentId: component.id, property }]
        : [],
    ),
  )

/** The live records that refer to `id` by a property, as `FROM … WHERE …` with the referring row at `place`. The record itself does not count. */
export function referring(
  { schema }: Reader,
  { componentId, property }: Referrer,
  place: Place,
  id: Fragment,
): Fragment {
  const from = sql`FROM ${trusted(tableOf(schema, componentId))} AS ${place.alias}`
  const others = sql`${place.alias}.deleted_at IS NULL AND ${place.alias}.id <> ${id}`
  if (hasJoinTable(property)) {
    const links = trusted(joinTableOf(schema, componentId, property))
    return sql`${from} JOIN ${links} AS link ON link.source = ${place.alias}.id WHERE link.target = ${id} AND ${others}`
  }
  return hasColumn(property)
    ? sql`${from} WHERE ${columnValue(place, property)} = ${id} AND ${others}`
    : sql`${from} WHERE FALSE`
}
