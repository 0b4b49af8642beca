// Many writes as one statement: every row's conditions are checked first, and unless all hold nothing is written.
import type { Property } from '#domain/components/model.ts'
import { seen, tellChange, type Listeners } from './change-events.ts'
import { columnValue, placeOf, ruleCondition, type Place } from './column-path.ts'
import { columnOf, columnTypeOf, hasColumn, hasJoinTable, type ArrayProperty, type ColumnProperty } from './columns.ts'
import { actionConditions, answer, keepAnswer, nameOf, WRITE_SLOTS } from './compile-write.ts'
import { joinTableOf, quoteLiteral, tableOf } from './identifiers.ts'
import type { ArraySource } from './projection.ts'
import { reachOf, type Reader } from './reader.ts'
import { referrersOf, referring, uploads } from './references.ts'
import {
  all,
  EMPTY,
  identifier,
  join,
  slot,
  some,
  sql,
  statement,
  trusted,
  type Fragment,
  type Statement,
} from './sql.ts'

/** Slots of the rows, as JSON text. Rows carry `$index`, `id` and values by property id; updates also `$version` and `$given`. */
export const BULK_SLOTS = { create: '$create', update: '$update', delete: '$delete' } as const
export type BulkPart = keyof typeof BULK_SLOTS
export const BULK_PARTS: readonly BulkPart[] = ['create', 'update', 'delete']

/** A row that cannot be written. `property` only for a reference that leads nowhere. */
export type BulkProblem = {
  readonly part: BulkPart
  readonly index: number
  readonly reason: 'forbidden' | 'not_found' | 'version_mismatch' | 'still_referenced' | 'reference_missing'
  readonly property: string | null
}

const LEVEL = 20
const AT = slot(WRITE_SLOTS.at, 'timestamptz')
const BY = slot(WRITE_SLOTS.by, 'uuid')
const OK = sql`(SELECT holds FROM verdict)`

type Parts = { readonly [Part in BulkPart]: boolean }

type Plan = {
  readonly reader: Reader
  readonly componentId: string
  readonly columns: readonly ColumnProperty[]
  readonly arrays: readonly ArrayProperty[]
  readonly table: Fragment
  readonly listeners: Listeners | null
}

/**
 * One row: `[problems as JSON text, answer as JSON text {created, updated, deleted}]`. Where there are problems nothing was
 * written and the answer is empty.
 */
export function compileBulk(
  reader: Reader,
  componentId: string,
  parts: Parts,
  kept: boolean,
  listeners: Listeners | null = null,
): Statement {
  const properties = Object.values(reader.components[componentId]?.model.properties ?? {})
  const plan: Plan = {
    reader,
    componentId,
    columns: properties.filter(hasColumn),
    arrays: properties.filter(hasJoinTable),
    table: trusted(tableOf(reader.schema, componentId)),
    listeners,
  }
  const present = BULK_PARTS.filter((part) => parts[part])
  const problems = present.flatMap((part) => PROBLEMS[part](plan))
  const steps = [
    ...present.flatMap((part) => INPUTS[part](plan)),
    sql`problems AS MATERIALIZED (${problems.length > 0 ? join(problems, ' UNION ALL ') : NO_PROBLEMS})`,
    sql`verdict AS MATERIALIZED (SELECT NOT EXISTS (SELECT FROM problems) AS holds)`,
    ...(parts.create ? createSteps(plan) : []),
    ...(parts.update ? updateSteps(plan) : []),
    ...(parts.delete ? [deleteStep(plan)] : []),
    ...present.flatMap((part) => toldStep(plan, part)),
    sql`answer (record) AS (SELECT json_build_object('created', ${parts.create ? answers(plan, 'create') : NONE}, 'updated', ${parts.update ? answers(plan, 'update') : NONE}, 'deleted', ${parts.delete ? sql`(SELECT count(*) FROM deleted)` : trusted('0')}) FROM verdict WHERE holds)`,
    ...(kept ? [sql`kept AS (${keepAnswer(200)})`] : []),
  ]
  return statement(
    sql`WITH ${join(steps, ', ')} SELECT (SELECT coalesce(json_agg(problems), '[]'::json)::text FROM problems), (SELECT record::text FROM answer)`,
  )
}

const NONE = sql`'[]'::json`
const NO_PROBLEMS = sql`SELECT NULL::text AS part, NULL::integer AS index, NULL::text AS reason, NULL::text AS property WHERE FALSE`

const INPUTS: { readonly [Part in BulkPart]: (plan: Plan) => Fragment[] } = {
  create: (plan) => [rows('create', plan, EMPTY)],
  update: (plan) => [rows('update', plan, sql`, "$version" integer, "$given" text[]`), current('update', plan)],
  delete: (plan) => [
    sql`delete_rows AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${slot(BULK_SLOTS.delete, 'jsonb')}) AS row ("$index" integer, id uuid, "$version" integer))`,
    current('delete', plan),
  ],
}

function rows(part: 'create' | 'update', { columns, arrays }: Plan, more: Fragment): Fragment {
  const types = [
    sql`"$index" integer, id uuid${more}`,
    ...columns.map((each) => sql`${identifier(each.id)} ${trusted(columnTypeOf(each))}`),
    ...arrays.map((each) => sql`${identifier(each.id)} uuid[]`),
  ]
  const system =
    part === 'create'
      ? sql`, NULL::text AS name, 1 AS version, ${AT} AS created_at, ${AT} AS updated_at, ${BY} AS created_by, ${BY} AS updated_by`
      : EMPTY
  return sql`${trusted(part)}_rows AS MATERIALIZED (SELECT *${system} FROM jsonb_to_recordset(${slot(BULK_SLOTS[part], 'jsonb')}) AS row (${join(types, ', ')}))`
}

/** The rows as they are now, locked in one order so that two bulks do not wait for each other. */
const current = (part: 'update' | 'delete', { table }: Plan): Fragment =>
  sql`${trusted(part)}_current AS MATERIALIZED (SELECT t0.* FROM ${table} AS t0 WHERE t0.id IN (SELECT id FROM ${trusted(part)}_rows) AND t0.deleted_at IS NULL ORDER BY t0.id FOR ${trusted(part === 'delete' ? 'UPDATE' : 'NO KEY UPDATE')})`

const problem = (
  part: BulkPart,
  index: Fragment,
  reason: BulkProblem['reason'],
  property: string | null,
  rest: Fragment,
): Fragment =>
  sql`SELECT ${trusted(`'${part}'`)}::text AS part, ${index} AS index, ${trusted(`'${reason}'`)}::text AS reason, ${property === null ? trusted('NULL') : trusted(quoteLiteral(property))}::text AS property ${rest}`

const PROBLEMS: { readonly [Part in BulkPart]: (plan: Plan) => Fragment[] } = {
  create(plan) {
    const place = placeOf(plan.componentId)
    const reach = reachOf(plan.reader, 'create', plan.componentId)
    const index = sql`t0."$index"`
    const forbidden =
      reach.allowed && reach.rules.length === 0
        ? []
        : [
            problem(
              'create',
              index,
              'forbidden',
              null,
              sql`FROM create_rows AS t0 WHERE (${ruleCondition(plan.reader, place, 'create')}) IS NOT TRUE`,
            ),
          ]
    return [...forbidden, ...missingReferences(plan, 'create')]
  },
  update: (plan) => [...rowProblems(plan, 'update'), ...missingReferences(plan, 'update')],
  delete(plan) {
    const { reader, componentId } = plan
    const referred = referrersOf(reader, componentId).map((referrer) => {
      const place = placeOf(referrer.componentId, 1)
      const others =
        referrer.componentId === componentId ? sql` AND ${place.alias}.id NOT IN (SELECT id FROM delete_rows)` : EMPTY
      return sql`EXISTS (SELECT ${referring(reader, referrer, place, sql`t0.id`)}${others})`
    })
    const referenced =
      referred.length === 0
        ? []
        : [
            problem(
              'delete',
              sql`given."$index"`,
              'still_referenced',
              null,
              sql`FROM delete_rows AS given JOIN delete_current AS t0 ON t0.id = given.id WHERE ${some(referred)}`,
            ),
          ]
    return [...rowProblems(plan, 'delete'), ...referenced]
  },
}

/** What keeps a record from being written, the first thing only. */
function rowProblems({ reader, componentId }: Plan, part: 'update' | 'delete'): Fragment[] {
  const place = placeOf(componentId)
  const [readable, ruled] = [ruleCondition(reader, place, 'read'), all(actionConditions(reader, place, part))]
  const reason = sql`CASE WHEN t0.id IS NULL OR (${readable}) IS NOT TRUE THEN 'not_found' WHEN (${ruled}) IS NOT TRUE THEN 'forbidden' WHEN given."$version" IS DISTINCT FROM t0.version AND ${part === 'update' ? trusted('TRUE') : sql`given."$version" IS NOT NULL`} THEN 'version_mismatch' END`
  const from = sql`FROM (SELECT given."$index" AS index, ${reason} AS reason FROM ${trusted(part)}_rows AS given LEFT JOIN ${trusted(part)}_current AS t0 ON t0.id = given.id) AS found WHERE found.reason IS NOT NULL`
  return [
    sql`SELECT '${trusted(part)}'::text AS part, found.index AS index, found.reason::text AS reason, NULL::text AS property ${from}`,
  ]
}

/** References of the rows that lead nowhere or out of the writer's reach. Targets are locked as single writes lock them. */
function missingReferences(plan: Plan, part: 'create' | 'update'): Fragment[] {
  const { reader, columns, arrays } = plan
  const input = trusted(`${part}_rows`)
  const given = (property: Property) =>
    part === 'create' ? trusted('TRUE') : sql`${trusted(quoteLiteral(property.id))} = ANY(given."$given")`
  return [...columns, ...arrays].flatMap((property) => {
    const column = identifier(property.id)
    if (property.type === 'file') {
      const absent = sql`given.${column} IS NOT NULL AND NOT EXISTS (SELECT FROM ${uploads(reader, plan.componentId, property.id)} AND f.id = given.${column} FOR KEY SHARE)`
      const rest = sql`FROM ${input} AS given WHERE ${given(property)} AND ${absent}`
      return [problem(part, sql`given."$index"`, 'reference_missing', property.id, rest)]
    }
    if (property.type !== 'catalog' && property.type !== 'array') return []
    const target = placeOf(property.component, LEVEL)
    if (!reader.components[property.component]) return []
    const ids =
      property.type === 'array'
        ? sql`SELECT unnest(given.${column}) FROM ${input} AS given`
        : sql`SELECT given.${column} FROM ${input} AS given`
    const reach = reachOf(reader, 'read', property.component)
    const ruled =
      reach.allowed && reach.rules.length === 0 ? EMPTY : sql` AND (${ruleCondition(reader, target, 'read')})`
    const found = sql`SELECT ${target.alias}.id FROM ${trusted(tableOf(reader.schema, property.component))} AS ${target.alias} WHERE ${target.alias}.id IN (${ids}) AND ${target.alias}.deleted_at IS NULL${ruled} FOR KEY SHARE`
    const absent =
      property.type === 'array'
        ? sql`EXISTS (SELECT FROM unnest(given.${column}) AS wanted (id) WHERE wanted.id NOT IN (SELECT id FROM found))`
        : sql`given.${column} IS NOT NULL AND given.${column} NOT IN (SELECT id FROM found)`
    // What stays as it is may lead where the writer cannot read.
    const unchanged =
      part === 'update' && property.type === 'catalog'
        ? sql` AND NOT EXISTS (SELECT FROM update_current AS t0 WHERE t0.id = given.id AND t0.${column} = given.${column})`
        : EMPTY
    const rest = sql`FROM (WITH found AS MATERIALIZED (${found}) SELECT given."$index" AS index FROM ${input} AS given WHERE ${given(property)} AND (${absent})${unchanged}) AS missing`
    return [problem(part, sql`missing.index`, 'reference_missing', property.id, rest)]
  })
}

function createSteps(plan: Plan): Fragment[] {
  const place = placeOf(plan.componentId)
  const system = ['id', 'version', 'created_at', 'updated_at', 'created_by', 'updated_by'].map(identifier)
  const names = join([...system, identifier('name'), ...plan.columns.map(({ id }) => identifier(id))], ', ')
  const values = join(
    [
      ...system.map((name) => sql`t0.${name}`),
      nameOf(plan.reader, place) ?? trusted('NULL'),
      ...plan.columns.map((each) => columnValue(place, each)),
    ],
    ', ',
  )
  return [
    sql`created AS (INSERT INTO ${plan.table} AS stored (${names}) SELECT ${values} FROM create_rows AS t0 WHERE ${OK} RETURNING stored.*)`,
    ...plan.arrays.map((each) => links(plan, 'create', each)),
  ]
}

function updateSteps(plan: Plan): Fragment[] {
  const { reader, componentId, columns } = plan
  const nameFrom = reader.components[componentId]?.model.nameFrom ?? null
  const given = (id: string) => sql`${trusted(quoteLiteral(id))} = ANY(given."$given")`
  const name = nameFrom === null ? null : nameOf(reader, { ...placeOf(componentId), alias: trusted('given') })
  const sets = [
    ...columns.map(
      ({ id }) =>
        sql`${identifier(id)} = CASE WHEN ${given(id)} THEN given.${identifier(id)} ELSE t0.${identifier(id)} END`,
    ),
    ...(name && nameFrom !== null ? [sql`name = CASE WHEN ${given(nameFrom)} THEN ${name} ELSE t0.name END`] : []),
    sql`version = t0.version + 1`,
    sql`updated_at = ${AT}`,
    sql`updated_by = ${BY}`,
  ]
  return [
    sql`updated AS (UPDATE ${plan.table} AS t0 SET ${join(sets, ', ')} FROM update_rows AS given WHERE t0.id = given.id AND ${OK} RETURNING t0.*)`,
    ...plan.arrays.flatMap((each) => [unlinked(plan, each), links(plan, 'update', each)]),
  ]
}

const CHANGES = { create: 'created', update: 'updated', delete: 'deleted' } as const

/** Tells listeners of each row that a part has written. */
function toldStep(plan: Plan, part: BulkPart): Fragment[] {
  const { listeners, componentId, arrays } = plan
  const change = CHANGES[part]
  if (!listeners?.changes.has(change)) return []
  const place = placeOf(componentId)
  const now = seen(listeners, place, (id) => {
    const property = part === 'delete' ? undefined : arrays.find((each) => each.id === id)
    return property && part !== 'delete' ? linksNow(plan, part, property) : null
  })
  const was = sql`(SELECT ${seen(listeners, place)} FROM update_current AS t0 WHERE t0.id = changed.id)`
  const event = tellChange(listeners, {
    componentId,
    change,
    from: sql`${trusted(change)} AS changed CROSS JOIN LATERAL (SELECT changed.*) AS ${place.alias}`,
    before: part === 'create' ? null : part === 'update' ? was : now,
    after: part === 'delete' ? null : now,
    by: BY,
  })
  return [sql`${trusted(`told_${change}`)} AS (${event})`]
}

const deleteStep = ({ table, listeners }: Plan): Fragment =>
  sql`deleted AS (UPDATE ${table} AS t0 SET deleted_at = ${AT}, updated_at = ${AT}, updated_by = ${BY}, version = t0.version + 1 WHERE t0.id IN (SELECT id FROM delete_rows) AND t0.deleted_at IS NULL AND ${OK} RETURNING ${listeners?.changes.has('deleted') ? trusted('t0.*') : trusted('t0.id')})`

const linksName = (part: 'create' | 'update', { id }: Property): Fragment => identifier(`$${part} ${id}`)
const DONE = { create: trusted('created'), update: trusted('updated') }
const isGiven = (part: 'create' | 'update', { id }: Property): Fragment =>
  part === 'create' ? trusted('TRUE') : sql`${trusted(quoteLiteral(id))} = ANY(given."$given")`

const linkTable = ({ reader, componentId }: Plan, property: ArrayProperty): Fragment =>
  trusted(joinTableOf(reader.schema, componentId, property))

const links = (plan: Plan, part: 'create' | 'update', property: ArrayProperty): Fragment =>
  sql`${linksName(part, property)} AS (INSERT INTO ${linkTable(plan, property)} AS link (source, target, position) SELECT done.id, item.target, item.position FROM ${DONE[part]} AS done JOIN ${trusted(part)}_rows AS given ON given.id = done.id, unnest(given.${trusted(columnOf(property))}) WITH ORDINALITY AS item (target, position) WHERE ${isGiven(part, property)} ON CONFLICT (source, target) DO UPDATE SET position = excluded.position RETURNING link.*)`

const unlinked = (plan: Plan, property: ArrayProperty): Fragment =>
  sql`${identifier(`$gone ${property.id}`)} AS (DELETE FROM ${linkTable(plan, property)} AS link USING updated AS done JOIN update_rows AS given ON given.id = done.id WHERE link.source = done.id AND ${isGiven('update', property)} AND NOT link.target = ANY(coalesce(given.${trusted(columnOf(property))}, '{}')))`

/** References of an array property after a part has written: what this statement has put there it cannot read from the table yet. */
function linksNow(plan: Plan, part: 'create' | 'update', property: ArrayProperty): Fragment {
  if (part === 'create') return linksName(part, property)
  const untouched = sql`SELECT kept.* FROM ${linkTable(plan, property)} AS kept JOIN update_rows AS given ON given.id = kept.source WHERE NOT (${isGiven(part, property)})`
  return sql`(SELECT * FROM ${linksName(part, property)} UNION ALL ${untouched})`
}

/** The records in the order they were given, as JSON. */
function answers(plan: Plan, part: 'create' | 'update'): Fragment {
  const place: Place = placeOf(plan.componentId)
  const source: ArraySource = (componentId, property) => {
    const table = trusted(joinTableOf(plan.reader.schema, componentId, property))
    if (componentId !== plan.componentId || !plan.arrays.includes(property as ArrayProperty)) return table
    return linksNow(plan, part, property as ArrayProperty)
  }
  const record = sql`SELECT ${answer(plan.reader, place, source)}, given."$index" FROM ${DONE[part]} AS t0 JOIN ${trusted(part)}_rows AS given ON given.id = t0.id`
  return sql`(SELECT coalesce(json_agg(done.record::json ORDER BY done.index), '[]'::json) FROM (${record}) AS done (record, version, index))`
}

/** Locks the records to be deleted against new references; see `compileLock`. Slot: the rows of `delete`. */
export const compileBulkLock = (reader: Reader, componentId: string): Statement | null =>
  referrersOf(reader, componentId).length === 0
    ? null
    : statement(
        sql`SELECT FROM ${trusted(tableOf(reader.schema, componentId))} WHERE id IN (SELECT row.id FROM jsonb_to_recordset(${slot(BULK_SLOTS.delete, 'jsonb')}) AS row (id uuid)) ORDER BY id FOR UPDATE`,
      )
