// Writes are one statement each, which answers with the record as it then is. A statement whose conditions do not hold writes
// nothing and answers with no row; `compileDiagnosis` then says which one it was.
import type { RecordAction } from '#domain/auth/can.ts'
import type { Property } from '#domain/components/model.ts'
import type { RecordChange } from '#domain/workflows/listening.ts'
import { seen, tellChange, type Listeners } from './change-events.ts'
import { columnValue, placeOf, ruleCondition, type Place } from './column-path.ts'
import { columnOf, columnTypeOf, hasColumn, hasJoinTable, type ArrayProperty, type ColumnProperty } from './columns.ts'
import { joinTableOf, tableOf } from './identifiers.ts'
import { fieldTree, recordText, type ArraySource } from './projection.ts'
import { reachOf, type Reader } from './reader.ts'
import { nameValue } from './record-name.ts'
import { referencesExist } from './references.ts'
import { all, identifier, join, slot, sql, statement, trusted, type Fragment, type Statement } from './sql.ts'

/** Slots every write has, beside one per written property, named by its id. `at`: an instant; `by`: a user's id or null. */
export const WRITE_SLOTS = { id: '$id', at: '$at', by: '$by', version: '$version' } as const

/** An answer to be kept under an idempotency key, in the same statement as what it answers for. */
export type Kept = { readonly workspace: string; readonly user: string; readonly key: string; readonly hash: string }
export const KEPT_SLOTS = { workspace: '$workspace', user: '$user', key: '$key', hash: '$hash' } as const

const LINKS = (property: ArrayProperty): string => `$links ${property.id}`

type Written = { readonly columns: readonly ColumnProperty[]; readonly arrays: readonly ArrayProperty[] }

function written(reader: Reader, componentId: string, ids: readonly string[]): Written {
  const model = reader.components[componentId]?.model
  const properties = ids.flatMap((id) => model?.properties[id] ?? [])
  return { columns: properties.filter(hasColumn), arrays: properties.filter(hasJoinTable) }
}

/** The values a write brings, as a row `t0` that rules can look at before it is stored. */
const input = (entries: readonly (readonly [string, Fragment])[]): Fragment =>
  sql`(SELECT ${join(
    entries.map(([name, value]) => sql`${value} AS ${identifier(name)}`),
    ', ',
  )})`

const columnSlot = (property: ColumnProperty): Fragment => slot(property.id, columnTypeOf(property))

/** The record as its writer may read it; who may not read at all learns the id and the version. */
export function answer(reader: Reader, place: Place, arrays?: ArraySource): Fragment {
  const readable = reachOf(reader, 'read', place.componentId).allowed
  return sql`${recordText(reader, place, readable ? null : fieldTree([]), arrays)}, ${place.alias}.version`
}

/** Name of the record from its own columns, or null where the model has none to take it from. */
export function nameOf(reader: Reader, place: Place): Fragment | null {
  const model = reader.components[place.componentId]?.model
  const property = model?.nameFrom ? model.properties[model.nameFrom] : undefined
  if (!property || !hasColumn(property)) return null
  return trusted(nameValue(property, `${place.alias.parts.join('')}.${columnOf(property)}`))
}

/** References that are given must exist. */
const referenceConditions = (reader: Reader, componentId: string, given: readonly string[]): Fragment[] =>
  given.flatMap((id) => {
    const property = reader.components[componentId]?.model.properties[id]
    return property && (property.type === 'catalog' || property.type === 'array' || property.type === 'file')
      ? [referencesExist(reader, componentId, property)]
      : []
  })

/**
 * Creates a record. Rows: `[record as JSON text, version]`, none where the create rule does not hold for the new values or a
 * reference leads nowhere.
 * @param listeners told of it in the same statement
 * @param references ids of the catalog, array and file properties that are given and not empty
 */
export function compileInsert(
  reader: Reader,
  componentId: string,
  references: readonly string[],
  kept: boolean,
  listeners: Listeners | null = null,
): Statement {
  const place = placeOf(componentId)
  const told = toldOf(listeners, 'created')
  const model = reader.components[componentId]?.model
  const columns = Object.values(model?.properties ?? {}).filter(hasColumn)
  const arrays = written(reader, componentId, references).arrays
  const { id, at, by } = WRITE_SLOTS
  const row = input([
    ['id', slot(id, 'uuid')],
    ['name', trusted('NULL::text')],
    ['version', trusted('1')],
    ['created_at', slot(at, 'timestamptz')],
    ['updated_at', slot(at, 'timestamptz')],
    ['created_by', slot(by, 'uuid')],
    ['updated_by', slot(by, 'uuid')],
    ...columns.map((property) => [property.id, columnSlot(property)] as const),
  ])
  const system = ['id', 'version', 'created_at', 'updated_at', 'created_by', 'updated_by']
  const names = join(
    [...system.map(identifier), identifier('name'), ...columns.map(({ id: column }) => identifier(column))],
    ', ',
  )
  const values = join(
    [
      ...system.map((name) => sql`${place.alias}.${identifier(name)}`),
      nameOf(reader, place) ?? trusted('NULL'),
      ...columns.map((each) => columnValue(place, each)),
    ],
    ', ',
  )
  const reach = reachOf(reader, 'create', componentId)
  const ruled = reach.allowed && reach.rules.length === 0 ? [] : [ruleCondition(reader, place, 'create')]
  const conditions = all([...ruled, ...referenceConditions(reader, componentId, references)])
  const table = trusted(tableOf(reader.schema, componentId))
  // The row as it was brought hides the table's name `t0`, so the table is called otherwise until it answers.
  const insert = sql`INSERT INTO ${table} AS stored (${names}) SELECT ${values} FROM ${row} AS ${place.alias} WHERE ${conditions}`
  if (arrays.length === 0 && !kept && !told) {
    const stored = { ...place, alias: trusted('stored') }
    return statement(sql`${insert} RETURNING ${answer(reader, stored)}`)
  }
  const parts = [
    sql`changed AS (${insert} RETURNING stored.*)`,
    ...arrays.map((each) => links(reader, componentId, each)),
    ...(told ? [toldStep(told, place, 'created', arrays, null)] : []),
  ]
  return statement(finish(parts, answer(reader, place, sources(reader, arrays)), place, kept))
}

/**
 * Changes a record: slots of `ids` are written, whether null or not. Rows as of `compileInsert`; none where the record is gone,
 * has another version, is out of reach, or a reference leads nowhere.
 * @param references ids of those whose given value is not empty
 */
export function compileUpdate(
  reader: Reader,
  componentId: string,
  ids: readonly string[],
  references: readonly string[],
  listeners: Listeners | null = null,
): Statement {
  const place = placeOf(componentId)
  const told = toldOf(listeners, 'updated')
  const { columns, arrays } = written(reader, componentId, ids)
  const nameFrom = reader.components[componentId]?.model.nameFrom ?? null
  const name = columns.some(({ id }) => id === nameFrom) ? nameOf(reader, { ...place, alias: trusted('given') }) : null
  const sets = [
    ...columns.map((each) => sql`${identifier(each.id)} = given.${identifier(each.id)}`),
    ...(name ? [sql`name = ${name}`] : []),
    sql`version = ${place.alias}.version + 1`,
    sql`updated_at = ${slot(WRITE_SLOTS.at, 'timestamptz')}`,
    sql`updated_by = ${slot(WRITE_SLOTS.by, 'uuid')}`,
  ]
  const given = input([
    ['id', slot(WRITE_SLOTS.id, 'uuid')],
    ...columns.map((each) => [each.id, columnSlot(each)] as const),
  ])
  const kept = references.map((id) => keptReference(reader, place, id))
  const conditions = all([
    sql`${place.alias}.id = given.id`,
    sql`${place.alias}.deleted_at IS NULL`,
    sql`${place.alias}.version = ${slot(WRITE_SLOTS.version, 'integer')}`,
    ...actionConditions(reader, place, 'update'),
    ...kept,
  ])
  const update = sql`UPDATE ${trusted(tableOf(reader.schema, componentId))} AS ${place.alias} SET ${join(sets, ', ')} FROM ${given} AS given WHERE ${conditions}`
  if (arrays.length === 0 && !told) return statement(sql`${update} RETURNING ${answer(reader, place)}`)
  const parts = [
    // The version that is written on is the one that is read: it cannot have changed between.
    ...(told
      ? [
          sql`was AS (SELECT t0.* FROM ${trusted(tableOf(reader.schema, componentId))} AS t0 WHERE t0.id = ${slot(WRITE_SLOTS.id, 'uuid')} AND t0.version = ${slot(WRITE_SLOTS.version, 'integer')})`,
        ]
      : []),
    sql`changed AS (${update} RETURNING ${place.alias}.*)`,
    ...arrays.map((each) => unlinked(reader, componentId, each)),
    ...arrays.map((each) => links(reader, componentId, each)),
    ...(told ? [toldStep(told, place, 'updated', arrays, sql`(SELECT ${seen(told, place)} FROM was AS t0)`)] : []),
  ]
  return statement(finish(parts, answer(reader, place, sources(reader, arrays)), place, false))
}

const toldOf = (listeners: Listeners | null, change: RecordChange): Listeners | null =>
  listeners?.changes.has(change) ? listeners : null

/** The step that tells of what `changed` holds. */
function toldStep(
  told: Listeners,
  place: Place,
  change: RecordChange,
  arrays: readonly ArrayProperty[],
  before: Fragment | null,
): Fragment {
  const after = seen(told, place, (id) => {
    const property = arrays.find((each) => each.id === id)
    return property ? identifier(LINKS(property)) : null
  })
  const by = slot(WRITE_SLOTS.by, 'uuid')
  const from = sql`changed AS ${place.alias}`
  return sql`told AS (${tellChange(told, { componentId: place.componentId, change, from, before, after, by })})`
}

/** A reference that stays as it is may lead where the writer cannot read: forms send back what they were given. */
function keptReference(reader: Reader, place: Place, id: string): Fragment {
  const property = reader.components[place.componentId]?.model.properties[id]
  const [exists] = referenceConditions(reader, place.componentId, [id])
  if (!property || !exists) return trusted('TRUE')
  return hasColumn(property) ? sql`${columnValue(place, property)} = ${columnSlot(property)} OR ${exists}` : exists
}

/** What must hold of a row for the actor to act on it: in sight, and within reach of the act. */
export function actionConditions(reader: Reader, place: Place, action: RecordAction): Fragment[] {
  return (['read', action] as const).flatMap((each) => {
    const reach = reachOf(reader, each, place.componentId)
    return reach.allowed && reach.rules.length === 0 ? [] : [ruleCondition(reader, place, each)]
  })
}

/** Puts the references of an array property in their given order. */
function links(reader: Reader, componentId: string, property: ArrayProperty): Fragment {
  const table = trusted(joinTableOf(reader.schema, componentId, property))
  const given = sql`unnest(${slot(property.id, 'uuid[]')}) WITH ORDINALITY AS given (target, position)`
  return sql`${identifier(LINKS(property))} AS (INSERT INTO ${table} AS link (source, target, position) SELECT changed.id, given.target, given.position FROM changed, ${given} ON CONFLICT (source, target) DO UPDATE SET position = excluded.position RETURNING link.*)`
}

function unlinked(reader: Reader, componentId: string, property: ArrayProperty): Fragment {
  const table = trusted(joinTableOf(reader.schema, componentId, property))
  return sql`${identifier(`$gone ${property.id}`)} AS (DELETE FROM ${table} AS link USING changed WHERE link.source = changed.id AND NOT link.target = ANY(${slot(property.id, 'uuid[]')}))`
}

/** What a statement has just written it cannot read from the table yet. */
const sources =
  ({ schema }: Reader, arrays: readonly Property[]): ArraySource =>
  (componentId, property) =>
    arrays.includes(property)
      ? identifier(LINKS(property as ArrayProperty))
      : trusted(joinTableOf(schema, componentId, property))

function finish(parts: readonly Fragment[], columns: Fragment, place: Place, kept: boolean): Fragment {
  const result = sql`SELECT ${columns} FROM changed AS ${place.alias}`
  if (!kept) return sql`WITH ${join(parts, ', ')} ${result}`
  return sql`WITH ${join(parts, ', ')}, answer (record, version) AS (${result}), kept AS (${keepAnswer(201)}) SELECT record, version FROM answer`
}

/** Keeps `answer.record` under the idempotency key. A second request with the key fails here, and with it all it did. */
export function keepAnswer(status: 200 | 201): Fragment {
  const { workspace, user, key, hash } = KEPT_SLOTS
  return sql`INSERT INTO aqtra.idempotency_keys (workspace_id, user_id, key, request_hash, status, body) SELECT ${slot(workspace, 'text')}, ${slot(user, 'uuid')}, ${slot(key, 'text')}, ${slot(hash, 'text')}, ${trusted(String(status))}, answer.record::jsonb FROM answer`
}

/**
 * Why a write answered with no row. Rows: `[record as JSON text, version, whether it may be read, whether the act may be done,
 * who wrote it last as JSON text {id, name} or null, …whether each of the references holds]`; none where the record is not there.
 */
export function compileDiagnosis(
  reader: Reader,
  componentId: string,
  action: 'update' | 'delete',
  references: readonly string[],
): Statement {
  const place = placeOf(componentId)
  const columns = [
    answer(reader, place),
    sql`(${ruleCondition(reader, place, 'read')}) IS TRUE`,
    sql`(${ruleCondition(reader, place, action)}) IS TRUE`,
    sql`(SELECT json_build_object('id', u.id, 'name', u.name)::text FROM aqtra.users u WHERE u.id = ${place.alias}.updated_by)`,
    ...references.map((id) => sql`(${keptReference(reader, place, id)}) IS TRUE`),
  ]
  return statement(
    sql`SELECT ${join(columns, ', ')} FROM ${trusted(tableOf(reader.schema, componentId))} AS ${place.alias} WHERE ${place.alias}.id = ${slot(WRITE_SLOTS.id, 'uuid')} AND ${place.alias}.deleted_at IS NULL`,
  )
}

/** Which references of a new record lead nowhere. One row: whether each holds. */
export const compileReferenceCheck = (reader: Reader, componentId: string, references: readonly string[]): Statement =>
  statement(sql`SELECT ${join(referenceConditions(reader, componentId, references), ', ')}`)
