import { propertiesOf, propertyNamed, SYSTEM_PROPERTIES, type Property } from '#domain/components/model.ts'
import { AppError } from '#domain/lib/errors.ts'
import { isSeen } from '#domain/records/row-scope.ts'
import { columnValue, NO_NAME, placeOf, ruleCondition, type Place } from './column-path.ts'
import { hasJoinTable } from './columns.ts'
import { joinTableOf, quoteLiteral, tableOf } from './identifiers.ts'
import { isNameSeen, sightOf, type Reader } from './reader.ts'
import { EMPTY, identifier, join, param, sql, trusted, type Fragment } from './sql.ts'

/** Fields asked for, as a tree of property names; null is everything there is. */
export type FieldTree = ReadonlyMap<string, FieldTree> | null

/** Where an array property's rows are: its join table, or what this statement has just written to it. */
export type ArraySource = (componentId: string, property: Extract<Property, { type: 'array' }>) => Fragment

/** `['total', 'customer.country']` → total, customer → country. */
export function fieldTree(fields: readonly string[] | undefined): FieldTree {
  if (!fields) return null
  const root = new Map<string, Map<string, never>>()
  for (const path of fields) {
    let level = root as Map<string, Map<string, never>>
    for (const name of path.split('.')) {
      const next = level.get(name) ?? new Map<string, never>()
      level.set(name, next)
      level = next as Map<string, Map<string, never>>
    }
  }
  return root
}

/** An instant as the wire has it: UTC, milliseconds. */
export const instant = (value: Fragment): Fragment =>
  sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The wire form of the row at `place`, as JSON text: built by Postgres, so that nothing has to look at it again on its way out.
 * @throws AppError `invalid_request` for a field that does not exist or is out of the reader's reach
 */
export function recordText(
  reader: Reader,
  place: Place,
  fields: FieldTree,
  arrays: ArraySource = joinTables(reader),
): Fragment {
  const { alias } = place
  const entries = [
    sql`${alias}.id`,
    isNameSeen(reader, place.componentId, 'record') ? sql`${alias}.name` : sql`${NO_NAME} AS name`,
    sql`${alias}.version`,
    sql`${instant(sql`${alias}.created_at`)} AS "createdAt"`,
    sql`${instant(sql`${alias}.updated_at`)} AS "updatedAt"`,
    sql`${alias}.created_by AS "createdBy"`,
    sql`${alias}.updated_by AS "updatedBy"`,
    ...selected(reader, place, fields, []).map(
      ([property, below]) => sql`${valueOf(reader, place, property, below, arrays)} AS ${identifier(property.name)}`,
    ),
  ]
  return sql`(SELECT row_to_json(record)::text FROM (SELECT ${join(entries, ', ')}) AS record)`
}

const joinTables =
  ({ schema }: Reader): ArraySource =>
  (componentId, property) =>
    trusted(joinTableOf(schema, componentId, property))

/** The properties a level of the tree asks for, in the order of the model. */
function selected(
  reader: Reader,
  { componentId }: Place,
  fields: FieldTree,
  path: readonly string[],
): [Property, FieldTree][] {
  const model = reader.components[componentId]?.model
  if (!model) return []
  const seen = sightOf(reader)(componentId)
  for (const [name, below] of fields ?? []) {
    const property = propertyNamed(model, name)
    const exists = property
      ? isSeen(seen, property) && (!below?.size || isReference(property))
      : Object.hasOwn(SYSTEM_PROPERTIES, name) && !below?.size
    if (!exists)
      throw new AppError('invalid_request', {
        fields: [{ path: 'fields', code: 'field_unknown', params: { name: [...path, name].join('.') } }],
      })
  }
  return propertiesOf(model).flatMap((property): [Property, FieldTree][] =>
    isSeen(seen, property) && (fields === null || fields.has(property.name))
      ? [[property, fields?.get(property.name) ?? NOTHING_MORE]]
      : [],
  )
}

const NOTHING_MORE: FieldTree = new Map()
const isReference = ({ type }: Property): boolean => type === 'catalog' || type === 'array'

function valueOf(reader: Reader, place: Place, property: Property, below: FieldTree, arrays: ArraySource): Fragment {
  const column = columnValue(place, property)
  switch (property.type) {
    case 'datetime':
      return instant(column)
    case 'file':
      return sql`(SELECT json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) FROM aqtra.files f WHERE f.workspace_id = ${param(reader.schema, 'text')} AND f.id = ${column})`
    case 'catalog': {
      const target = placeOf(property.component, place.level + 1)
      if (!reader.components[property.component])
        return sql`CASE WHEN ${column} IS NOT NULL THEN json_build_object('id', ${column}, 'name', NULL) END`
      return sql`(SELECT ${referenceJson(reader, target, below, arrays, property.name)} FROM ${tableAs(reader, target)} WHERE ${target.alias}.id = ${column})`
    }
    case 'array': {
      const target = placeOf(property.component, place.level + 1)
      if (!hasJoinTable(property) || !reader.components[property.component]) return sql`'[]'::json`
      const links = arrays(place.componentId, property)
      const item = referenceJson(reader, target, below, arrays, property.name)
      return sql`(SELECT coalesce(json_agg(${item} ORDER BY link.position), '[]'::json) FROM ${links} AS link JOIN ${tableAs(reader, target)} ON ${target.alias}.id = link.target WHERE link.source = ${place.alias}.id AND ${target.alias}.deleted_at IS NULL)`
    }
    default:
      return column
  }
}

const tableAs = ({ schema }: Reader, { componentId, alias }: Place): Fragment =>
  sql`${trusted(tableOf(schema, componentId))} AS ${alias}`

/**
 * A reference: its id for everybody who reads the record that has it, its name for whoever may read its component; further fields
 * by the reader's reach to the record referred to, null beyond it.
 */
function referenceJson(reader: Reader, target: Place, fields: FieldTree, arrays: ArraySource, path: string): Fragment {
  const { alias } = target
  const more = fields?.size ? selected(reader, target, fields, [path]) : []
  const within = more.length > 0 ? ruleCondition(reader, target, 'read') : EMPTY
  const entries = more.map(([property, below]) => {
    const value = valueOf(reader, target, property, below, arrays)
    return sql`, ${trusted(quoteLiteral(property.name))}, CASE WHEN ${within} THEN ${value} END`
  })
  const name = isNameSeen(reader, target.componentId, 'reference') ? sql`${alias}.name` : NO_NAME
  return sql`json_build_object('id', ${alias}.id, 'name', ${name}${join(entries, '')})`
}
