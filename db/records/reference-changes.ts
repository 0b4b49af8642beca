import type { Component } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import { alter, run, type Change } from './change.ts'
import { columnOf, hasColumn, hasJoinTable, type ArrayProperty } from './columns.ts'
import type { TablePlace } from './column-source.ts'
import { planned, renamed, type Planned } from './column-changes.ts'
import { joinTable, referenceTo } from './constraints.ts'
import { constraintName, joinTableName, joinTableOf, quoteIdentifier, tableOf } from './identifiers.ts'
import { countRows } from './probes.ts'
import type { Probe } from './step.ts'

const ASIDE = "'aqtra: set aside'"

/** An array property that is to have a join table, whatever it was before. */
export function planReferences(
  place: TablePlace,
  tables: readonly string[],
  component: Pick<Component, 'id' | 'title'>,
  from: Property | undefined,
  to: ArrayProperty,
): Planned[] {
  const live = from && hasJoinTable(from) && from.component === to.component ? from : undefined
  if (live) return renamed(component, live, to)
  const references = joinTableOf(place.schema, place.componentId, to)
  const target = tableOf(place.schema, to.component)
  const { name, create, index } = joinTable(place.schema, place.componentId, to)
  const revived = tables.includes(joinTableName(place.componentId, to.id, to.component))
  const changes: Change[] = revived
    ? [
        run(
          'fill',
          `DELETE FROM ${references} AS j WHERE NOT EXISTS (SELECT FROM ${target} AS t WHERE t.id = j.target)`,
        ),
        run('note', `COMMENT ON TABLE ${references} IS NULL`),
      ]
    : [run('create', create), run('index', `CREATE ${index.definition}`)]

  // The one reference of a catalog becomes the first of many.
  if (from && hasColumn(from) && from.type === 'catalog' && from.component === to.component) {
    const table = tableOf(place.schema, place.componentId)
    const column = columnOf(from)
    const first = `(SELECT k.target FROM ${references} AS k WHERE k.source = r.id ORDER BY k.position, k.target LIMIT 1)`
    changes.push(
      run(
        'fill',
        `DELETE FROM ${references} AS j USING ${table} AS r WHERE j.source = r.id AND r.${column} IS DISTINCT FROM ${first}`,
      ),
      run(
        'fill',
        `INSERT INTO ${references} (source, target, position) SELECT r.id, r.${column}, 0 FROM ${table} AS r WHERE r.${column} IS NOT NULL ON CONFLICT DO NOTHING`,
      ),
    )
  }
  // Last, when the rows it is about are in place.
  changes.push(
    run(
      'index',
      `ALTER TABLE ${references} ADD CONSTRAINT ${quoteIdentifier(constraintName(to.id, 'ref'))} ${referenceTo(place.schema, 'target', to.component)}`,
    ),
  )

  const kind = from && !from.virtual ? 'relation_changed' : revived ? 'property_revived' : 'property_added'
  return [planned(kind, component, to, changes, { params: { type: to.type, table: name } })]
}

/** A join table whose property was removed or changed: its rows stay, the target is free of them. */
export function setReferencesAside(place: TablePlace, from: ArrayProperty): { changes: Change[]; probes: Probe[] } {
  const references = joinTableOf(place.schema, place.componentId, from)
  return {
    changes: [
      alter('detach', references, `DROP CONSTRAINT ${quoteIdentifier(constraintName(from.id, 'ref'))}`),
      run('note', `COMMENT ON TABLE ${references} IS ${ASIDE}`),
    ],
    probes: [
      countRows(
        'loses',
        tableOf(place.schema, place.componentId),
        `EXISTS (SELECT FROM ${references} AS j WHERE j.source = r.id)`,
      ),
    ],
  }
}
