import type { Component } from '#domain/components/document.ts'
import { EMPTY_MODEL, propertiesOf, type Property, type UniqueKey } from '#domain/components/model.ts'
import { alter, run, shown, type Change } from './change.ts'
import { columnOf, columnTypeOf, hasColumn, hasJoinTable, SYSTEM_COLUMNS, type ColumnProperty } from './columns.ts'
import type { TablePlace } from './column-source.ts'
import { planColumn, planned, renamed, setColumnAside, type Planned } from './column-changes.ts'
import { constraintsOf, indexesOf, keyIndexOf, keysOf } from './constraints.ts'
import { primaryKeyName, quoteIdentifier, tableOf } from './identifiers.ts'
import { duplicates, countRows } from './probes.ts'
import { nameValue } from './record-name.ts'
import { planReferences, setReferencesAside } from './reference-changes.ts'
import type { PreparedIndex, Probe } from './step.ts'

type Modelled = Pick<Component, 'id' | 'title' | 'model'>
export type TablePlan = { readonly planned: readonly Planned[]; readonly prepare: readonly PreparedIndex[] }

/** A table that is not there yet: columns and checks at once, references when all tables stand. */
export function planNewTable(place: TablePlace, tables: readonly string[], component: Modelled): TablePlan {
  const table = tableOf(place.schema, component.id)
  const columns = propertiesOf(component.model).filter(hasColumn)
  const constraints = columns.flatMap((property) => constraintsOf(place.schema, property))
  const isReference = ({ definition }: { definition: string }) => definition.startsWith('FOREIGN KEY')
  const lines = [
    ...systemColumns(component.id),
    ...columns.map((property) => `${columnOf(property)} ${columnTypeOf(property)}`),
    ...constraints
      .filter((c) => !isReference(c))
      .map(({ name, definition }) => `CONSTRAINT ${quoteIdentifier(name)} ${definition}`),
  ]
  const indexes = [
    ...columns.flatMap((property) => indexesOf(place.schema, component.id, property)),
    ...keysOf(component).map((key) => keyIndexOf(place.schema, component.id, key)),
  ]
  const changes: Change[] = [
    run('create', `CREATE TABLE ${table} (${lines.join(', ')})`),
    ...constraints
      .filter(isReference)
      .map(({ name, definition }) => alter('guard', table, `ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`)),
    ...indexes.map(({ definition }) => run('index', `CREATE ${definition}`)),
    ...propertiesOf(component.model)
      .filter(hasJoinTable)
      .flatMap((property) =>
        planReferences(place, tables, component, undefined, property).flatMap((plan) => plan.changes),
      ),
  ]
  return {
    planned: [
      planned('table_added', component, null, changes, {
        params: { properties: propertiesOf(component.model).length },
      }),
    ],
    prepare: [],
  }
}

function systemColumns(componentId: string): string[] {
  const rest: { readonly [column: string]: string } = {
    id: ` NOT NULL CONSTRAINT ${quoteIdentifier(primaryKeyName(componentId))} PRIMARY KEY`,
    version: ' NOT NULL DEFAULT 1',
    created_at: ' NOT NULL DEFAULT now()',
    updated_at: ' NOT NULL DEFAULT now()',
  }
  return Object.values(SYSTEM_COLUMNS).map(({ column, type }) => `${column} ${type}${rest[column] ?? ''}`)
}

/** A table whose component was removed. It stays with its rows, free of rules. */
export function planTableAside(place: TablePlace, component: Modelled): TablePlan {
  const { planned: parts } = planTable(place, [], component, { ...component, model: EMPTY_MODEL })
  const table = tableOf(place.schema, component.id)
  const changes = [
    ...parts.flatMap((part) => part.changes),
    run('note', `COMMENT ON TABLE ${table} IS 'aqtra: set aside'`),
  ]
  return {
    planned: [
      planned('table_set_aside', component, null, changes, { safety: 'loses', probes: [countRows('loses', table)] }),
    ],
    prepare: [],
  }
}

/** A table that was set aside and has a component again. */
export function planTableBack(place: TablePlace, tables: readonly string[], component: Modelled): TablePlan {
  const table = tableOf(place.schema, component.id)
  const { planned: parts } = planTable(place, tables, { ...component, model: EMPTY_MODEL }, component)
  const back = planned('table_added', component, null, [run('note', `COMMENT ON TABLE ${table} IS NULL`)], {
    probes: [countRows('counts', table)],
    params: { properties: propertiesOf(component.model).length },
  })
  return { planned: [back, ...parts], prepare: [] }
}

/** A table that stays. */
export function planTable(place: TablePlace, tables: readonly string[], from: Modelled, to: Modelled): TablePlan {
  const list: Planned[] = []
  const prepare: PreparedIndex[] = []
  const table = tableOf(place.schema, to.id)
  const values = new Map<string, string>()
  if (from.title !== to.title)
    list.push(planned('table_renamed', to, null, [], { params: { from: from.title, to: to.title } }))

  const leaving = new Map<string, Leaving>()
  for (const old of propertiesOf(from.model)) {
    const next = to.model.properties[old.id]
    const gone = leave(place, old, next)
    if (!gone) continue
    if (next && !next.virtual) leaving.set(old.id, gone)
    else list.push(planned('property_set_aside', to, old, gone.changes, { probes: gone.probes, safety: 'loses' }))
  }
  for (const property of propertiesOf(to.model)) {
    const old = from.model.properties[property.id]
    if (property.virtual) {
      if (old?.virtual) list.push(...renamed(to, old, property))
    } else if (hasColumn(property)) {
      const plan = planColumn(place, to, old, property)
      list.push(...withLeaving(leaving.get(property.id), plan.planned))
      prepare.push(...plan.prepare)
      values.set(property.id, plan.value)
    } else if (hasJoinTable(property))
      list.push(...withLeaving(leaving.get(property.id), planReferences(place, tables, to, old, property)))
  }
  list.push(...planKeys(place, from, to, values))
  const renaming = planNames(table, from, to)
  const [first, ...rest] = list
  // Names of records follow the property they are made from; no line of the plan of its own.
  if (renaming.length > 0)
    return {
      planned: first
        ? [{ ...first, changes: [...first.changes, ...renaming] }, ...rest]
        : [planned('constraint_changed', to, null, renaming, { params: { rules: 'name' } })],
      prepare,
    }
  return { planned: list, prepare }
}

type Leaving = { readonly changes: readonly Change[]; readonly probes: readonly Probe[]; readonly keepsAll: boolean }

/** What is to be done to the old storage of a property that leaves it, or null. */
function leave(place: TablePlace, old: Property, next: Property | undefined): Leaving | null {
  const keepsAll =
    next !== undefined &&
    !next.virtual &&
    old.type === 'catalog' &&
    next.type === 'array' &&
    old.component === next.component
  if (hasColumn(old)) return next && hasColumn(next) ? null : { ...setColumnAside(place, old), keepsAll }
  if (hasJoinTable(old))
    return next && hasJoinTable(next) && next.component === old.component
      ? null
      : { ...setReferencesAside(place, old), keepsAll }
  return null
}

/** A property that changes its kind of storage is told by one line: the one that gives it its new place. */
function withLeaving(gone: Leaving | undefined, [first, ...rest]: readonly Planned[]): Planned[] {
  if (!first) return []
  if (!gone) return [first, ...rest]
  const changes = [...gone.changes, ...first.changes]
  const { change, probes } = first.step
  // A column made of the first of many references asks by itself what it loses.
  const more = gone.keepsAll || probes.some(({ effect }) => effect === 'loses') ? [] : gone.probes
  const safety = more.length > 0 ? 'loses' : change.safety
  return [
    {
      step: {
        change: { ...change, kind: 'relation_changed', safety, sql: shown(changes) },
        probes: [...probes, ...more],
      },
      changes,
    },
    ...rest,
  ]
}

function planKeys(place: TablePlace, from: Modelled, to: Modelled, values: ReadonlyMap<string, string>): Planned[] {
  const moved = (key: UniqueKey) =>
    key.properties.some((id) => isMoved(from.model.properties[id], to.model.properties[id]))
  const before = new Map(keysOf(from).map((key) => [key.id, key]))
  const after = new Map(keysOf(to).map((key) => [key.id, key]))
  const titles = (key: UniqueKey, { model }: Modelled) =>
    key.properties.map((id) => model.properties[id]?.title ?? id).join(', ')
  const list: Planned[] = []
  for (const [id, key] of before) {
    const next = after.get(id)
    if (next && sameMembers(key, next) && !moved(next)) continue
    const { name } = keyIndexOf(place.schema, to.id, key)
    const drop = run('detach', `DROP INDEX IF EXISTS ${quoteIdentifier(place.schema)}.${quoteIdentifier(name)}`)
    list.push(planned('unique_removed', to, null, [drop], { params: { key: id, properties: titles(key, from) } }))
  }
  for (const [id, key] of after) {
    const old = before.get(id)
    if (old && sameMembers(old, key) && !moved(key)) continue
    const create = run('index', `CREATE ${keyIndexOf(place.schema, to.id, key).definition}`)
    const probe = duplicates(
      tableOf(place.schema, to.id),
      key.properties.map((member) => values.get(member) ?? 'NULL'),
    )
    list.push(
      planned('unique_added', to, null, [create], {
        probes: place.exists ? [probe] : [],
        params: { key: id, properties: titles(key, to) },
      }),
    )
  }
  return list
}

const sameMembers = (a: UniqueKey, b: UniqueKey) => a.properties.join() === b.properties.join()

const isMoved = (from: Property | undefined, to: Property | undefined): boolean =>
  !from ||
  !to ||
  !hasColumn(from) ||
  !hasColumn(to) ||
  from.type !== to.type ||
  (from.type === 'catalog' && to.type === 'catalog' && from.component !== to.component)

function planNames(table: string, from: Modelled, to: Modelled): Change[] {
  const source = (component: Modelled): ColumnProperty | undefined => {
    const property =
      component.model.nameFrom === null ? undefined : component.model.properties[component.model.nameFrom]
    return property && hasColumn(property) ? property : undefined
  }
  const [old, next] = [source(from), source(to)]
  if (!next || (old && old.id === next.id && !isMoved(old, next))) return []
  // In a later phase than all fills, because it reads what they write.
  return [
    run(
      'note',
      `UPDATE ${table} AS r SET name = ${nameValue(next, `r.${columnOf(next)}`)} WHERE ${columnOf(next)} IS NOT NULL OR r.name IS NOT NULL`,
    ),
  ]
}
