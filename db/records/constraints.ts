import type { Component } from '#domain/components/document.ts'
import type { UniqueKey } from '#domain/components/model.ts'
import { columnOf, hasColumn, indexedExpression, type ColumnProperty } from './columns.ts'
import {
  constraintName,
  indexName,
  joinKeyName,
  joinTableName,
  joinTargetIndexName,
  JOIN_SOURCE,
  quoteIdentifier,
  quoteLiteral,
  tableOf,
  type ColumnRule,
} from './identifiers.ts'

/** A CHECK or foreign key of a component's table. `definition` follows `ADD CONSTRAINT <name>`. */
export type TableConstraint = { readonly name: string; readonly definition: string }
export type TableIndex = { readonly name: string; readonly definition: string }

/** What must hold for a property's value, as SQL over any expression that gives it. Null passes all but `required`. */
export type ValueRule = { readonly rule: Exclude<ColumnRule, 'ref'>; readonly holds: (value: string) => string }

/** The rules of a property in a fixed order. */
export function valueRules(property: ColumnProperty): ValueRule[] {
  const rules: ValueRule[] = []
  const add = (rule: ValueRule['rule'], holds: ValueRule['holds']) => rules.push({ rule, holds })
  if (property.required) add('required', (value) => `${value} IS NOT NULL`)
  switch (property.type) {
    case 'string': {
      const { minLength, maxLength, options } = property
      if (options) add('options', among(options.flatMap((o) => (typeof o.value === 'string' ? [o.value] : []))))
      else {
        if (minLength) add('min_length', (value) => `char_length(${value}) >= ${minLength}`)
        if (maxLength !== undefined) add('max_length', (value) => `char_length(${value}) <= ${maxLength}`)
      }
      break
    }
    case 'integer':
      if (property.options)
        add('options', among(property.options.flatMap((o) => (typeof o.value === 'number' ? [o.value] : []))))
      else between(property, '')
      break
    case 'number':
      between(property, '')
      break
    case 'date':
      between(property, '::date')
      break
    case 'datetime':
      between(property, '::timestamptz')
  }
  return rules

  function between(
    { min, max }: { min?: string | number | undefined; max?: string | number | undefined },
    cast: string,
  ) {
    if (min !== undefined) add('min', (value) => `${value} >= ${quoteLiteral(min)}${cast}`)
    if (max !== undefined) add('max', (value) => `${value} <= ${quoteLiteral(max)}${cast}`)
  }
}

const among = (values: readonly (string | number)[]) => (value: string) =>
  values.length === 0 ? `${value} IS NULL` : `${value} IN (${values.map(quoteLiteral).join(', ')})`

/**
 * Constraints of one property's column. Deleted records are held to none of them: a builder could not mend what nobody sees,
 * and restoring a record checks it again.
 */
export function constraintsOf(schema: string, property: ColumnProperty): TableConstraint[] {
  const column = columnOf(property)
  const checks = valueRules(property).map(({ rule, holds }) => ({
    name: constraintName(property.id, rule),
    definition: `CHECK (deleted_at IS NOT NULL OR ${holds(column)})`,
  }))
  if (property.type !== 'catalog') return checks
  return [
    ...checks,
    { name: constraintName(property.id, 'ref'), definition: referenceTo(schema, column, property.component) },
  ]
}

export const referenceTo = (schema: string, column: string, componentId: string): string =>
  `FOREIGN KEY (${column}) REFERENCES ${tableOf(schema, componentId)} (id)`

const LIVE = 'WHERE deleted_at IS NULL'

/** Indexes of one property: the one that keeps it unique, and the one that filters, sorts and finds referrers. */
export function indexesOf(schema: string, componentId: string, property: ColumnProperty): TableIndex[] {
  const table = tableOf(schema, componentId)
  const indexes: TableIndex[] = []
  if (property.unique) {
    const name = indexName(componentId, property.id, 'unique')
    indexes.push({
      name,
      definition: `UNIQUE INDEX ${quoteIdentifier(name)} ON ${table} (${columnOf(property)}) ${LIVE}`,
    })
  }
  if (property.query || property.type === 'catalog') {
    const name = indexName(componentId, property.id, 'index')
    indexes.push({
      name,
      definition: `INDEX ${quoteIdentifier(name)} ON ${table} (${indexedExpression(property)}, id) ${LIVE}`,
    })
  }
  return indexes
}

/** Composite keys that a table can keep: all members are columns. */
export const keysOf = ({ model }: Pick<Component, 'model'>): UniqueKey[] =>
  Object.values(model.keys)
    .filter((key) => key.properties.every((id) => isColumn(model.properties[id])))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

const isColumn = (property: Component['model']['properties'][string] | undefined): boolean =>
  property !== undefined && hasColumn(property)

export function keyIndexOf(schema: string, componentId: string, key: UniqueKey): TableIndex {
  const name = indexName(componentId, key.id, 'key')
  const columns = key.properties.map(quoteIdentifier).join(', ')
  return {
    name,
    definition: `UNIQUE INDEX ${quoteIdentifier(name)} ON ${tableOf(schema, componentId)} (${columns}) ${LIVE}`,
  }
}

/** An array property's join table as it is created, without its foreign key to the target (`constraintName(id, 'ref')`). */
export function joinTable(
  schema: string,
  componentId: string,
  property: { id: string; component: string },
): { name: string; create: string; index: TableIndex } {
  const name = joinTableName(componentId, property.id, property.component)
  const table = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`
  const index = joinTargetIndexName(name)
  return {
    name,
    create: `CREATE TABLE ${table} (source uuid NOT NULL, target uuid NOT NULL, position integer NOT NULL, CONSTRAINT ${quoteIdentifier(joinKeyName(name))} PRIMARY KEY (source, target), CONSTRAINT ${quoteIdentifier(JOIN_SOURCE)} ${referenceTo(schema, 'source', componentId)} ON DELETE CASCADE)`,
    index: { name: index, definition: `INDEX ${quoteIdentifier(index)} ON ${table} (target)` },
  }
}
