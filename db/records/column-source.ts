import type { Property } from '#domain/components/model.ts'
import {
  columnOf,
  columnTypeOf,
  defaultLiteral,
  hasColumn,
  hasJoinTable,
  type ArrayProperty,
  type ColumnProperty,
} from './columns.ts'
import { asideColumn, conversion, sameShape } from './convert.ts'
import { joinTableOf, quoteIdentifier, tableOf } from './identifiers.ts'
import { asideComment, shapeOfProperty, type Shape } from './set-aside.ts'
import { alter, fill, run, type Change } from './change.ts'

/** What a component's table holds before a migration, and what it is to hold. */
export type TablePlace = {
  readonly schema: string
  readonly componentId: string
  /** Whether the table exists; a new one has no values to care for. */
  readonly exists: boolean
  /** Columns set aside in it. */
  readonly aside: { readonly [column: string]: Shape }
}

/** Where the values of a column come from. */
export type ColumnSource = {
  /** The live column goes on as it is. */
  readonly kept: boolean
  /** The value each record will have, over the table as it is before the migration. */
  readonly value: string
  /** Condition, before the migration, of records whose value is set aside; null when none can be. */
  readonly loses: string | null
  readonly changes: readonly Change[]
}

const nulls = (property: ColumnProperty) => `NULL::${columnTypeOf(property)}`

/** How the column of `to` gets its values, given what `from` (the same id in the live model) and the table hold. */
export function columnSource(place: TablePlace, from: Property | undefined, to: ColumnProperty): ColumnSource {
  const column = columnOf(to)
  const table = tableOf(place.schema, place.componentId)
  const target = shapeOfProperty(to)
  const live = from && hasColumn(from) ? from : undefined
  const fallback = to.required ? defaultLiteral(to) : null
  const orDefault = (value: string) => (fallback === null ? value : `coalesce(${value}, ${fallback})`)
  const current = live ? shapeOfProperty(live) : place.aside[to.id]

  if (from && hasJoinTable(from) && to.type === 'catalog' && from.component === to.component)
    return fromArray(place, from, to)

  if (!current) {
    const add = `ADD COLUMN ${column} ${columnTypeOf(to)}`
    if (fallback === null) return { kept: false, value: nulls(to), loses: null, changes: [alter('shape', table, add)] }
    // A default given while adding costs no rewrite; it goes afterwards, because the app gives defaults of new records.
    const changes = [
      alter('shape', table, `${add} DEFAULT ${fallback}`),
      alter('tidy', table, `ALTER COLUMN ${column} DROP DEFAULT`),
    ]
    return { kept: false, value: fallback, loses: null, changes }
  }

  const revived = live ? [] : [run('note', `COMMENT ON COLUMN ${table}.${column} IS NULL`)]
  const filling =
    fallback === null || (live && live.required) ? [] : [fill(table, column, orDefault(column), `${column} IS NULL`)]

  if (sameShape(current, target)) {
    const orphans =
      live || to.type !== 'catalog'
        ? []
        : [fill(table, column, existing(place.schema, to, `r.${column}`), `${column} IS NOT NULL`)]
    return {
      kept: live !== undefined,
      value: orDefault(column),
      loses: null,
      changes: [...revived, ...orphans, ...filling],
    }
  }

  const { using, lossless } = conversion(current, target)
  const former = quoteIdentifier(asideColumn(to.id, target))
  const restores = place.aside[asideColumn(to.id, target)] !== undefined

  if (lossless && !restores) {
    const sameType = live !== undefined && hasColumn(live) && columnTypeOf(live) === columnTypeOf(to)
    const changes = sameType
      ? []
      : [alter('shape', table, `ALTER COLUMN ${column} TYPE ${columnTypeOf(to)} USING ${using(column)}`)]
    return { kept: false, value: orDefault(using(column)), loses: null, changes: [...revived, ...changes, ...filling] }
  }

  const away = quoteIdentifier(asideColumn(to.id, current))
  // A value that nobody touched since its type changed comes back exactly as it was; so does one that became something which
  // the old type cannot hold. One that was cleared stays clear.
  const back = conversion(target, current)
  const stoodIn = live?.required ? defaultLiteral(live) : null
  const became = (before: string) =>
    stoodIn === null ? `(${back.using(before)})` : `coalesce(${back.using(before)}, ${stoodIn})`
  const untouched = (now: string, before: string) => `${became(before)} IS NOT DISTINCT FROM ${now}`
  const value = (now: string, before: string) =>
    orDefault(
      restores
        ? `CASE WHEN ${untouched(now, before)} THEN ${before} WHEN ${now} IS NOT NULL THEN coalesce(${using(now)}, ${before}) END`
        : using(now),
    )
  const changes = [
    run('rename', `ALTER TABLE ${table} RENAME COLUMN ${column} TO ${away}`),
    restores
      ? run('rename', `ALTER TABLE ${table} RENAME COLUMN ${former} TO ${column}`)
      : alter('shape', table, `ADD COLUMN ${column} ${columnTypeOf(to)}`),
    fill(
      table,
      column,
      restores ? existing(place.schema, to, value(`r.${away}`, `r.${column}`)) : value(`r.${away}`, `r.${column}`),
      fallback !== null ? 'true' : restores ? `${away} IS NOT NULL OR ${column} IS NOT NULL` : `${away} IS NOT NULL`,
    ),
    ...(lossless
      ? [alter('tidy', table, `DROP COLUMN ${away}`)]
      : [run('note', `COMMENT ON COLUMN ${table}.${away} IS ${asideComment(current)}`)]),
    run('note', `COMMENT ON COLUMN ${table}.${column} IS NULL`),
  ]
  const misfits = `${column} IS NOT NULL AND ${using(column)} IS NULL${restores ? ` AND NOT (${untouched(column, former)})` : ''}`
  return { kept: false, value: value(`r.${column}`, `r.${former}`), loses: lossless ? null : misfits, changes }
}

/** A reference out of the first of many; the others stay in the join table, set aside. */
function fromArray(place: TablePlace, from: ArrayProperty, to: ColumnProperty): ColumnSource {
  const table = tableOf(place.schema, place.componentId)
  const column = columnOf(to)
  const references = joinTableOf(place.schema, place.componentId, from)
  const first = `(SELECT j.target FROM ${references} AS j WHERE j.source = r.id ORDER BY j.position, j.target LIMIT 1)`
  const current = place.aside[to.id]
  const usable = current !== undefined && sameShape(current, shapeOfProperty(to))
  const away =
    current && !usable
      ? [
          run(
            'rename',
            `ALTER TABLE ${table} RENAME COLUMN ${column} TO ${quoteIdentifier(asideColumn(to.id, current))}`,
          ),
        ]
      : []
  const add = usable ? [] : [alter('shape', table, `ADD COLUMN ${column} ${columnTypeOf(to)}`)]
  return {
    kept: false,
    value: first,
    loses: `(SELECT count(*) FROM ${references} AS j WHERE j.source = r.id) > 1`,
    changes: [
      ...away,
      ...add,
      fill(table, column, first, 'true'),
      run('note', `COMMENT ON COLUMN ${table}.${column} IS NULL`),
    ],
  }
}

/** References that come back may be to records that are gone: those become null. */
const existing = (schema: string, property: ColumnProperty, value: string): string =>
  property.type === 'catalog'
    ? `(SELECT t.id FROM ${tableOf(schema, property.component)} AS t WHERE t.id = (${value}))`
    : value
