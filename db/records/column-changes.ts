import type { Component } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import { alter, run, shown, type Change } from './change.ts'
import { columnOf, hasColumn, hasJoinTable, type ColumnProperty } from './columns.ts'
import { columnSource, type ColumnSource, type TablePlace } from './column-source.ts'
import { constraintsOf, indexesOf, valueRules, type TableIndex } from './constraints.ts'
import { indexName, quoteIdentifier, tableOf } from './identifiers.ts'
import { breaking, countRows, duplicates, tooLongToIndex } from './probes.ts'
import { asideComment, shapeOfProperty } from './set-aside.ts'
import type { PreparedIndex, Probe, Step } from './step.ts'

/** Steps of one component or property with the changes that carry them out. */
export type Planned = { readonly step: Step; readonly changes: readonly Change[] }
export type PropertyPlan = {
  readonly planned: readonly Planned[]
  readonly prepare: readonly PreparedIndex[]
  readonly value: string
}

type Kind = PlannedChange['kind']
type Named = Pick<Component, 'id' | 'title'>

export function planned(
  kind: Kind,
  component: Named,
  property: Property | null,
  changes: readonly Change[],
  more: { probes?: readonly Probe[]; safety?: PlannedChange['safety']; params?: PlannedChange['params'] } = {},
): Planned {
  const title = property?.title ?? component.title
  const about = property ? { propertyId: property.id } : {}
  const change = {
    kind,
    safety: more.safety ?? 'safe',
    componentId: component.id,
    ...about,
    title,
    params: { title, component: component.title, ...more.params },
    sql: shown(changes),
  }
  return { step: { change, probes: more.probes ?? [] }, changes }
}

/** A new name or title: no table knows of it. */
export const renamed = (component: Named, from: Property, to: Property): Planned[] =>
  from.name === to.name && from.title === to.title
    ? []
    : [
        planned('property_renamed', component, to, [], {
          params: { from: from.title, to: to.title, fromName: from.name, toName: to.name },
        }),
      ]

const concurrently = (schema: string, componentId: string, { name, definition }: TableIndex): PreparedIndex => ({
  schema,
  name,
  componentId,
  create: `CREATE ${definition.replace('INDEX', 'INDEX CONCURRENTLY IF NOT EXISTS')}`,
  drop: `DROP INDEX CONCURRENTLY IF EXISTS ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
})

/** A property that is to have a column, whatever it was before. */
export function planColumn(
  place: TablePlace,
  component: Named,
  from: Property | undefined,
  to: ColumnProperty,
): PropertyPlan {
  const table = tableOf(place.schema, place.componentId)
  const source = columnSource(place, from, to)
  const live = from && hasColumn(from) ? from : undefined
  const dropIndex = (name: string) =>
    run('detach', `DROP INDEX IF EXISTS ${quoteIdentifier(place.schema)}.${quoteIdentifier(name)}`)
  const lists: Planned[] = []
  const prepare: PreparedIndex[] = []
  /** Changes that belong to the value itself rather than to one of its rules. */
  const own: Change[] = [...source.changes]
  const ownProbes: Probe[] = source.loses !== null && place.exists ? [countRows('loses', table, source.loses)] : []

  const oldConstraints = new Map(live ? constraintsOf(place.schema, live).map((c) => [c.name, c.definition]) : [])
  const newConstraints = new Map(constraintsOf(place.schema, to).map((c) => [c.name, c.definition]))
  const ruleChanges = new Map<string, Change[]>()
  const put = (name: string, same: boolean, change: Change) => {
    if (same) own.push(change)
    else ruleChanges.set(name, [...(ruleChanges.get(name) ?? []), change])
  }
  for (const [name, definition] of oldConstraints) {
    const same = newConstraints.get(name) === definition
    if (!same || !source.kept) put(name, same, alter('detach', table, `DROP CONSTRAINT ${quoteIdentifier(name)}`))
  }
  for (const [name, definition] of newConstraints) {
    const same = oldConstraints.get(name) === definition
    if (!same || !source.kept)
      put(name, same || !live, alter('guard', table, `ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`))
  }

  const probesFor = (rules: readonly string[]) => (place.exists ? breaking(table, to, rules, source.value) : [])
  const changesFor = (...rules: string[]) => rules.flatMap((rule) => ruleChanges.get(`${to.id}$${rule}`) ?? [])
  const step = (kind: Kind, changes: readonly Change[], more: Parameters<typeof planned>[4] = {}) =>
    lists.push(planned(kind, component, to, changes, more))

  // What happens to the value.
  const everyRule = valueRules(to).map(({ rule }) => rule)
  if (!live) {
    if (to.unique && place.exists) ownProbes.push(duplicates(table, [source.value]))
    own.push(
      ...indexesOf(place.schema, place.componentId, to).map(({ definition }) => run('index', `CREATE ${definition}`)),
    )
    const fills =
      to.required && to.default !== undefined && place.exists
        ? [countRows('fills', table, `(${source.value}) IS NOT NULL`)]
        : []
    step(
      place.aside[to.id] ? 'property_revived' : from && hasJoinTable(from) ? 'relation_changed' : 'property_added',
      own,
      {
        probes: [...ownProbes, ...probesFor(everyRule), ...fills],
        safety: source.loses === null ? 'safe' : 'loses',
        params: { type: to.type },
      },
    )
    return { planned: lists, prepare, value: source.value }
  }

  lists.push(...renamed(component, live, to))
  const before = shapeOfProperty(live)
  const after = shapeOfProperty(to)
  const moved = before.type === after.type && before.target !== after.target
  const oldIndexes = new Map(indexesOf(place.schema, place.componentId, live).map((index) => [index.name, index]))
  const newIndexes = new Map(indexesOf(place.schema, place.componentId, to).map((index) => [index.name, index]))
  if (!source.kept || before.type !== after.type) {
    for (const [name] of oldIndexes) if (newIndexes.has(name)) own.push(dropIndex(name))
    for (const [name, { definition }] of newIndexes)
      if (oldIndexes.has(name)) own.push(run('index', `CREATE ${definition}`))
    const kept = everyRule.filter((rule) => !ruleChanges.has(`${to.id}$${rule}`))
    const unique = live.unique && to.unique ? [duplicates(table, [source.value])] : []
    step(moved ? 'relation_changed' : 'type_changed', [...own, ...changesFor('ref')], {
      probes: [...ownProbes, ...probesFor(kept), ...unique],
      safety: source.loses === null ? 'safe' : 'loses',
      params: { from: live.type, to: to.type },
    })
  }

  // What happens to its rules.
  if (!live.required && to.required) {
    const fills = to.default === undefined ? [] : [countRows('fills', table, `${columnOf(to)} IS NULL`)]
    step('required_added', [...(source.kept ? source.changes : []), ...changesFor('required')], {
      probes: [...probesFor(['required']), ...fills],
    })
  }
  if (live.required && !to.required) step('required_removed', changesFor('required'))
  const bounds = ['min', 'max', 'min_length', 'max_length'].filter((rule) => ruleChanges.has(`${to.id}$${rule}`))
  if (bounds.length > 0)
    step('constraint_changed', changesFor(...bounds), {
      probes: probesFor(bounds),
      params: { rules: bounds.join(', ') },
    })
  const choices = (property: ColumnProperty) =>
    'options' in property ? JSON.stringify(property.options ?? null) : 'null'
  if (choices(live) !== choices(to))
    step('options_changed', changesFor('options'), {
      probes: ruleChanges.has(`${to.id}$options`) ? probesFor(['options']) : [],
    })

  // What happens to its indexes.
  const uniqueName = indexName(place.componentId, to.id, 'unique')
  const created = newIndexes.get(uniqueName)
  if (!live.unique && created) {
    step('unique_added', [run('index', `CREATE ${created.definition}`)], {
      probes: [duplicates(table, [source.value]), tooLongToIndex(table, source.value)],
    })
  }
  if (live.unique && !to.unique) step('unique_removed', [dropIndex(uniqueName)])
  const filterName = indexName(place.componentId, to.id, 'index')
  const [oldIndex, newIndex] = [oldIndexes.get(filterName), newIndexes.get(filterName)]
  if (newIndex && !oldIndex) {
    // Only a column that stays as it is can be indexed beforehand, while the live app writes to it.
    if (source.kept) prepare.push(concurrently(place.schema, place.componentId, newIndex))
    lists.push(indexAdded(component, to, newIndex, source))
  } else if (oldIndex && !newIndex) step('index_removed', [dropIndex(filterName)])
  else if (oldIndex && newIndex && source.kept && oldIndex.definition !== newIndex.definition) {
    step('constraint_changed', [dropIndex(filterName), run('index', `CREATE ${newIndex.definition}`)], {
      params: { rules: 'index' },
    })
  }
  return { planned: lists, prepare, value: source.value }
}

function indexAdded(component: Named, property: ColumnProperty, index: TableIndex, source: ColumnSource): Planned {
  const statement = run('index', `CREATE ${index.definition}`)
  const { step } = planned('index_added', component, property, [statement])
  return { step, changes: source.kept ? [] : [statement] }
}

/** A column whose property was removed, made virtual or turned into references: its values stay, its rules go. */
export function setColumnAside(place: TablePlace, from: ColumnProperty): { changes: Change[]; probes: Probe[] } {
  const table = tableOf(place.schema, place.componentId)
  const column = columnOf(from)
  return {
    changes: [
      ...constraintsOf(place.schema, from).map(({ name }) =>
        alter('detach', table, `DROP CONSTRAINT ${quoteIdentifier(name)}`),
      ),
      ...indexesOf(place.schema, place.componentId, from).map(({ name }) =>
        run('detach', `DROP INDEX IF EXISTS ${quoteIdentifier(place.schema)}.${quoteIdentifier(name)}`),
      ),
      run('note', `COMMENT ON COLUMN ${table}.${column} IS ${asideComment(shapeOfProperty(from))}`),
    ],
    probes: [countRows('loses', table, `${column} IS NOT NULL`)],
  }
}
