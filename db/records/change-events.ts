// Changes that some trigger listens to are written down by the statement that makes them: neither can be without the other.
import type { RecordChange } from '#domain/workflows/listening.ts'
import { placeOf, type Place } from './column-path.ts'
import { joinTableOf, quoteLiteral } from './identifiers.ts'
import { recordText, type ArraySource } from './projection.ts'
import type { Reader } from './reader.ts'
import { param, slot, sql, trusted, type Fragment } from './sql.ts'

/** Who listens: which changes, and the eyes that records are seen with, which see everything under its live names. */
export type Listeners = { readonly changes: ReadonlySet<RecordChange>; readonly reader: Reader }

/** Runs that whatever starts from the change stands within. */
export const DEPTH_SLOT = '$depth'

type Told = {
  readonly componentId: string
  readonly change: RecordChange
  /** Rows of the component, as `t0`. */
  readonly from: Fragment
  /** JSON text of `t0` before and after the change; see `seen`. */
  readonly before: Fragment | null
  readonly after: Fragment | null
  readonly by: Fragment
}

/** A step of a statement that writes one event for each row. */
export function tellChange({ reader }: Listeners, { componentId, change, from, before, after, by }: Told): Fragment {
  const values = [
    param(reader.schema, 'text'),
    sql`gen_random_uuid()`,
    param(componentId, 'text'),
    sql`${placeOf(componentId).alias}.id`,
    sql`${trusted(quoteLiteral(change))}`,
    before ? sql`${before}::jsonb` : trusted('NULL'),
    after ? sql`${after}::jsonb` : trusted('NULL'),
    by,
    slot(DEPTH_SLOT, 'integer'),
  ].reduce((all, each) => sql`${all}, ${each}`)
  return sql`INSERT INTO aqtra.record_events (workspace_id, id, component_id, record_id, change, before, after, changed_by, depth) SELECT ${values} FROM ${from}`
}

/**
 * The row `t0` as workflows see it.
 * @param written where this statement has put references of array properties, by property id; others are in their tables
 */
export function seen(
  { reader }: Listeners,
  place: Place,
  written: (propertyId: string) => Fragment | null = () => null,
): Fragment {
  const own: ArraySource = (componentId, property) =>
    (componentId === place.componentId ? written(property.id) : null) ??
    trusted(joinTableOf(reader.schema, componentId, property))
  return recordText(reader, place, null, own)
}
