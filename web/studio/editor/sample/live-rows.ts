import type { ComponentOutline } from '#domain/components/document.ts'
import { propertiesOf, type Model } from '#domain/components/model.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'

const ROWS = 100

/**
 * Records of the live release under the draft's names: the first ones, as a role sees them. A property that is new or of another
 * type in the draft has no value.
 * @param live the live model, where it is known; without it the names are taken to be the same
 * @returns null where nothing is live, nothing is there, or it may not be read
 */
export async function liveRows(
  draft: ComponentOutline,
  live: Model | null,
  role?: string,
): Promise<readonly RecordJson[] | null> {
  try {
    const headers: Record<string, string> = role === undefined ? {} : { 'aqtra-view-as': role }
    const { records } = await request<RecordPage>('GET', `/records/${draft.key}?limit=${ROWS}`, undefined, headers)
    return records.length === 0
      ? null
      : records.map((record) => underDraftNames(record, draft.model, live ?? draft.model))
  } catch (cause) {
    if (cause instanceof ServerError) return null
    throw cause
  }
}

/** A live record with the names the draft gives its properties. */
export function underDraftNames(record: RecordJson, draft: Model, live: Model): RecordJson {
  const values = propertiesOf(draft).map((property) => {
    const before = live.properties[property.id]
    return [property.name, before?.type === property.type ? (record[before.name] ?? null) : null] as const
  })
  const { id, name, version, createdAt, updatedAt, createdBy, updatedBy } = record
  return { ...Object.fromEntries(values), id, name, version, createdAt, updatedAt, createdBy, updatedBy }
}
