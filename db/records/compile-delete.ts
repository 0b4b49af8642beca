import { seen, tellChange, type Listeners } from './change-events.ts'
import { columnValue, NO_NAME, placeOf, ruleCondition, type Place } from './column-path.ts'
import { actionConditions, WRITE_SLOTS } from './compile-write.ts'
import { hasColumn, hasJoinTable } from './columns.ts'
import { joinTableOf, quoteLiteral, tableOf } from './identifiers.ts'
import { fieldTree, recordText } from './projection.ts'
import { isNameSeen, reachOf, type Reader } from './reader.ts'
import { referrersOf, referring, type Referrer } from './references.ts'
import { all, join, slot, sql, statement, trusted, type Fragment, type Statement } from './sql.ts'

const ID = slot(WRITE_SLOTS.id, 'uuid')
const BY = slot(WRITE_SLOTS.by, 'uuid')
const REFERRER_LEVEL = 1

const table = ({ schema }: Reader, componentId: string): Fragment => trusted(tableOf(schema, componentId))

/**
 * Locks the record against new references. The statement that deletes must come after it in one transaction: only then does it
 * see references that were being made meanwhile. Null where nothing can refer to it.
 */
export const compileLock = (reader: Reader, componentId: string): Statement | null =>
  referrersOf(reader, componentId).length === 0
    ? null
    : statement(sql`SELECT FROM ${table(reader, componentId)} WHERE id = ${ID} FOR UPDATE`)

/**
 * Marks a record as deleted. Rows: `[id]`, none where it is not there, out of reach, of another version or still referred to.
 * @param versioned whether the version slot is compared
 */
export function compileDelete(
  reader: Reader,
  componentId: string,
  versioned: boolean,
  listeners: Listeners | null = null,
): Statement {
  const place = placeOf(componentId)
  const conditions = [
    sql`${place.alias}.id = ${ID}`,
    sql`${place.alias}.deleted_at IS NULL`,
    ...(versioned ? [sql`${place.alias}.version = ${slot(WRITE_SLOTS.version, 'integer')}`] : []),
    ...actionConditions(reader, place, 'delete'),
    ...referrersOf(reader, componentId).map(
      (each) =>
        sql`NOT EXISTS (SELECT ${referring(reader, each, placeOf(each.componentId, REFERRER_LEVEL), sql`${place.alias}.id`)})`,
    ),
  ]
  const at = slot(WRITE_SLOTS.at, 'timestamptz')
  const deletion = sql`UPDATE ${table(reader, componentId)} AS ${place.alias} SET deleted_at = ${at}, updated_at = ${at}, updated_by = ${BY}, version = version + 1 WHERE ${all(conditions)} RETURNING`
  if (!listeners?.changes.has('deleted')) return statement(sql`${deletion} ${place.alias}.id`)
  const told = tellChange(listeners, {
    componentId,
    change: 'deleted',
    from: sql`changed AS ${place.alias}`,
    before: seen(listeners, place),
    after: null,
    by: BY,
  })
  return statement(sql`WITH changed AS (${deletion} ${place.alias}.*), told AS (${told}) SELECT id FROM changed`)
}

/** How many referring records are listed by name. */
const MOST_LISTED = 10

/**
 * Who refers to a record. Rows, one per property that does: `[component id, property id, number of records, JSON text of the
 * first ten within the actor's reach, {id, name}]`. Null where nothing can.
 */
export function compileReferrers(reader: Reader, componentId: string): Statement | null {
  const referrers = referrersOf(reader, componentId)
  return referrers.length === 0
    ? null
    : statement(
        join(
          referrers.map((each) => referrerRow(reader, each)),
          ' UNION ALL ',
        ),
      )
}

function referrerRow(reader: Reader, referrer: Referrer): Fragment {
  const place = placeOf(referrer.componentId, REFERRER_LEVEL)
  const found = referring(reader, referrer, place, ID)
  const name = isNameSeen(reader, referrer.componentId, 'record') ? sql`${place.alias}.name` : sql`${NO_NAME} AS name`
  const first = sql`SELECT ${place.alias}.id, ${name} ${found} AND (${ruleCondition(reader, place, 'read')}) ORDER BY ${place.alias}.id LIMIT ${trusted(String(MOST_LISTED))}`
  const listed = sql`(SELECT coalesce(json_agg(listed), '[]'::json)::text FROM (${first}) AS listed)`
  const [component, property] = [referrer.componentId, referrer.property.id].map((id) =>
    trusted(`${quoteLiteral(id)}::text`),
  )
  return sql`SELECT ${component ?? ID}, ${property ?? ID}, count(*)::integer, ${listed} ${found} HAVING count(*) > 0`
}

/** Takes the mark away again, which listeners hear of as a creation. Rows: `[record as JSON text, version]`; none where it is not deleted, out of reach, or refers to what is. */
export function compileRestore(reader: Reader, componentId: string, listeners: Listeners | null = null): Statement {
  const place = placeOf(componentId)
  const conditions = [
    sql`${place.alias}.id = ${ID}`,
    sql`${place.alias}.deleted_at IS NOT NULL`,
    ...actionConditions(reader, place, 'delete'),
    ...ownReferences(reader, place),
  ]
  const readable = reachOf(reader, 'read', componentId).allowed
  const restored = sql`UPDATE ${table(reader, componentId)} AS ${place.alias} SET deleted_at = NULL, updated_at = ${slot(WRITE_SLOTS.at, 'timestamptz')}, updated_by = ${BY}, version = version + 1 WHERE ${all(conditions)} RETURNING`
  const answered = sql`${recordText(reader, place, readable ? null : fieldTree([]))}, ${place.alias}.version`
  if (!listeners?.changes.has('created')) return statement(sql`${restored} ${answered}`)
  const from = sql`changed AS ${place.alias}`
  const told = tellChange(listeners, {
    componentId,
    change: 'created',
    from,
    before: null,
    after: seen(listeners, place),
    by: BY,
  })
  return statement(
    sql`WITH changed AS (${restored} ${place.alias}.*), told AS (${told}) SELECT ${answered} FROM ${from}`,
  )
}

/** What a deleted record refers to may have been deleted since, and must be there again before it. It may refer to itself. */
function ownReferences(reader: Reader, place: Place): Fragment[] {
  const properties = Object.values(reader.components[place.componentId]?.model.properties ?? {})
  return properties.flatMap((property) => {
    if ((property.type !== 'catalog' && property.type !== 'array') || !reader.components[property.component]) return []
    const target = placeOf(property.component, REFERRER_LEVEL)
    const from = sql`${table(reader, property.component)} AS ${target.alias}`
    if (hasJoinTable(property)) {
      const links = trusted(joinTableOf(reader.schema, place.componentId, property))
      const own = sql`FROM ${links} AS link WHERE link.source = ${place.alias}.id`
      const live = sql`SELECT FROM ${from} WHERE ${target.alias}.id IN (SELECT link.target ${own}) AND (${target.alias}.deleted_at IS NULL OR ${target.alias}.id = ${place.alias}.id) FOR KEY SHARE`
      return [sql`(SELECT count(*) FROM (${live}) AS live) = (SELECT count(*) ${own})`]
    }
    if (!hasColumn(property)) return []
    const column = columnValue(place, property)
    return [
      sql`${column} IS NULL OR ${column} = ${place.alias}.id OR EXISTS (SELECT FROM ${from} WHERE ${target.alias}.id = ${column} AND ${target.alias}.deleted_at IS NULL FOR KEY SHARE)`,
    ]
  })
}
