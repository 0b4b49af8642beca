import type { Context } from 'hono'
import {
  checkReferences,
  deleteRecord,
  diagnose,
  readReferrers,
  writeRecord,
  type Diagnosis,
  type RecordText,
} from '#db/queries/records.ts'
import { DEPTH_SLOT } from '#db/records/change-events.ts'
import { compileDelete, compileLock, compileReferrers, compileRestore } from '#db/records/compile-delete.ts'
import {
  compileDiagnosis,
  compileInsert,
  compileReferenceCheck,
  compileUpdate,
  KEPT_SLOTS,
  WRITE_SLOTS,
} from '#db/records/compile-write.ts'
import { reachOf } from '#db/records/reader.ts'
import type { ParamValue } from '#db/records/sql.ts'
import type { Model } from '#domain/components/model.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json } from '#domain/lib/json.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { validateValues, type WriteMode } from '#domain/records/validate.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { demand, type RecordPlace } from './place.ts'
import type { IdempotentRequest } from './idempotent.ts'
import { depthOf, listenersOf } from './listeners.ts'
import { refusal, retried } from './refusal.ts'
import { remembered } from './statements.ts'

export type Slots = { readonly [slot: string]: ParamValue }
type Values = { readonly [propertyId: string]: Json }

/**
 * Values ready to be stored.
 * @throws AppError `invalid_values`
 */
export function accepted(place: RecordPlace, values: { readonly [name: string]: unknown }, mode: WriteMode): Values {
  const { fields } = demand(place.reader, place.component.id, mode)
  const result = validateValues(place.component.model, values, mode, {
    fields,
    ...(place.ignore ? { ignore: place.ignore } : {}),
  })
  if (result.problems.length > 0) throw new AppError('invalid_values', { fields: result.problems })
  return result.values
}

const REFERRING = new Set(['catalog', 'array', 'file'])

/** Ids of the given properties that lead to something, which must then be there. */
export const referencesOf = ({ properties }: Model, values: Values): string[] =>
  Object.keys(values).filter((id) => {
    const value = values[id]
    return REFERRING.has(properties[id]?.type ?? '') && value !== null && !(Array.isArray(value) && value.length === 0)
  })

/** A value as a parameter: lists are never null. */
const slotValue = (model: Model, id: string, value: Json | undefined): ParamValue =>
  model.properties[id]?.type === 'array' ? ((value ?? []) as readonly string[]) : ((value ?? null) as ParamValue)

const stamp = (c: Context<AppEnv>, id: string): Slots => ({
  [WRITE_SLOTS.id]: id,
  [WRITE_SLOTS.at]: new Date().toISOString(),
  [WRITE_SLOTS.by]: c.var.actor.userId,
  [DEPTH_SLOT]: depthOf(c),
})

/**
 * Creates a record from checked values.
 * @throws AppError `forbidden` where the create rule does not hold for them, `invalid_values`
 */
export async function create(
  c: Context<AppEnv>,
  place: RecordPlace,
  values: Values,
  kept: IdempotentRequest | null,
): Promise<RecordText & { id: string }> {
  const { component, reader } = place
  const references = referencesOf(component.model, values)
  const statement = remembered(place, `insert ${kept ? 'kept' : ''} ${references.join()}`, '', () =>
    compileInsert(reader, component.id, references, kept !== null, listenersOf(place)),
  )
  const id = newUuid()
  const own = Object.fromEntries(
    Object.keys(component.model.properties).map((each) => [each, slotValue(component.model, each, values[each])]),
  )
  const keep: Slots = kept
    ? {
        [KEPT_SLOTS.workspace]: reader.schema,
        [KEPT_SLOTS.user]: kept.userId,
        [KEPT_SLOTS.key]: kept.key,
        [KEPT_SLOTS.hash]: kept.hash,
      }
    : {}
  const slots: Slots = { ...own, ...stamp(c, id), ...keep }
  const made = await retried(() => writeRecord(c.var.sql, statement, slots)).catch(refusal(component.model))
  if (made) return { ...made, id }
  if (references.length > 0) {
    const holds = await checkReferences(c.var.sql, compileReferenceCheck(reader, component.id, references), slots)
    throwMissing(component.model, references, holds)
  }
  throw new AppError('forbidden')
}

function throwMissing({ properties }: Model, references: readonly string[], holds: readonly boolean[]): void {
  const missing = references.filter((_, i) => !holds[i])
  if (missing.length === 0) return
  throw new AppError('invalid_values', {
    fields: missing.map((id) => ({ path: properties[id]?.name ?? id, code: 'reference_missing' })),
  })
}

/**
 * Changes the given values of a record that still has the version.
 * @throws AppError `not_found`, `forbidden`, `version_mismatch` with `extra.current` and `extra.by`, `invalid_values`
 */
export async function update(
  c: Context<AppEnv>,
  place: RecordPlace,
  id: string,
  version: number,
  values: Values,
): Promise<RecordText> {
  const { component, reader } = place
  if (!isUuid(id)) throw new AppError('not_found')
  const ids = Object.keys(values).toSorted()
  const references = referencesOf(component.model, values).toSorted()
  const statement = remembered(place, `update ${ids.join()} ${references.join()}`, '', () =>
    compileUpdate(reader, component.id, ids, references, listenersOf(place)),
  )
  const own = Object.fromEntries(ids.map((each) => [each, slotValue(component.model, each, values[each])]))
  const slots: Slots = { ...own, ...stamp(c, id), [WRITE_SLOTS.version]: version }
  const changed = await retried(() => writeRecord(c.var.sql, statement, slots)).catch(refusal(component.model))
  if (changed) return changed
  const found = await diagnose(c.var.sql, compileDiagnosis(reader, component.id, 'update', references), slots)
  if (!found?.readable) throw new AppError('not_found')
  if (!found.ruled) throw new AppError('forbidden')
  if (found.version === version) throwMissing(component.model, references, found.references)
  throw overtaken(found)
}

/**
 * Marks a record as deleted.
 * @param version null where any will do
 * @throws AppError `not_found`, `forbidden`, `version_mismatch` with `extra.current` and `extra.by`, `still_referenced` with `extra.referrers`
 */
export async function remove(
  c: Context<AppEnv>,
  place: RecordPlace,
  id: string,
  version: number | null,
): Promise<void> {
  const { component, reader } = place
  if (!isUuid(id)) throw new AppError('not_found')
  const statement = remembered(place, `delete ${version !== null}`, '', () =>
    compileDelete(reader, component.id, version !== null, listenersOf(place)),
  )
  const lock = remembered(place, 'lock', '', () => ({ statement: compileLock(reader, component.id) })).statement
  const slots: Slots = { ...stamp(c, id), ...(version === null ? {} : { [WRITE_SLOTS.version]: version }) }
  if (await retried(() => deleteRecord(c.var.sql, lock, statement, slots))) return
  const found = await diagnose(c.var.sql, compileDiagnosis(reader, component.id, 'delete', []), slots)
  if (!found?.readable) throw new AppError('not_found')
  if (!found.ruled) throw new AppError('forbidden')
  if (version !== null && found.version !== version) throw overtaken(found)
  throw new AppError('still_referenced', { extra: { referrers: await referrers(c, place, slots) } })
}

/** What a caller needs who was overtaken by another write: the record as it is, and whose doing that is. */
const overtaken = ({ json, by }: Diagnosis): AppError =>
  new AppError('version_mismatch', { extra: { current: JSON.parse(json), by } })

/** Where a record is referred to, as people call the places. Components out of the actor's reach are counted, not named. */
async function referrers(c: Context<AppEnv>, { reader, component, live }: RecordPlace, slots: Slots) {
  const statement = compileReferrers(reader, component.id)
  const rows = statement ? await readReferrers(c.var.sql, statement, slots) : []
  return rows.map(({ componentId, propertyId, count, records }) => {
    const document = live.components[componentId]?.component
    const named = document && reachOf(reader, 'read', componentId).allowed
    return {
      component: named ? document.key : null,
      title: named ? document.title : null,
      property: named ? (document.model.properties[propertyId]?.name ?? null) : null,
      count,
      records,
    }
  })
}

/** @throws AppError `not_found` where it is not deleted, out of reach, or refers to what is deleted; `invalid_values` */
export async function restore(c: Context<AppEnv>, place: RecordPlace, id: string): Promise<RecordText> {
  const { component, reader } = place
  if (!isUuid(id)) throw new AppError('not_found')
  const statement = remembered(place, 'restore', '', () => compileRestore(reader, component.id, listenersOf(place)))
  const restored = await retried(() => writeRecord(c.var.sql, statement, stamp(c, id))).catch(refusal(component.model))
  if (!restored) throw new AppError('not_found')
  return restored
}
