import * as v from 'valibot'

/** How many rows one bulk may have in all. */
export const MAX_BULK_ROWS = 1_000

const Values = v.record(v.string(), v.unknown())
const RecordId = v.pipe(v.string(), v.uuid('value_not_reference'), v.toLowerCase())
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647))

/** Many writes that happen together or not at all. Problems are told by row: `create.3.total`, `update.0`. */
export const BulkRequest = v.strictObject({
  create: v.optional(v.array(Values), []),
  update: v.optional(v.array(v.strictObject({ id: RecordId, version: Version, values: Values })), []),
  delete: v.optional(v.array(v.strictObject({ id: RecordId, version: v.optional(Version) })), []),
})
export type BulkRequest = v.InferOutput<typeof BulkRequest>

/** How many rows a bulk has. */
export const bulkRows = (request: BulkRequest): number =>
  request.create.length + request.update.length + request.delete.length
