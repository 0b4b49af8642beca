import * as v from 'valibot'

export const MAX_PAGE = 200
const MAX_PARAMS = 100

/** A dotted path of property names: `total`, `customer.country`. */
export const FieldPath = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,47}(\.[a-zA-Z][a-zA-Z0-9_]{0,47}){0,3}$/, 'path_malformed'),
)

/** `total` ascending, `-total` descending. Nulls come last either way. */
export const SortKey = v.pipe(
  v.string(),
  v.regex(/^-?[a-zA-Z][a-zA-Z0-9_]{0,47}(\.[a-zA-Z][a-zA-Z0-9_]{0,47}){0,3}$/, 'path_malformed'),
)

/**
 * What a caller asks of a component's records. Several filters must all hold; they are kept apart so that one may come from the
 * page and one from the reader.
 */
export const RecordQuery = v.strictObject({
  /** CEL over the record's properties, `user` and `params`. */
  filter: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  /** Words that must all occur in some text property or the name. */
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  sort: v.optional(v.pipe(v.array(SortKey), v.maxLength(5))),
  /** Properties to return; absent means all. Paths through a catalog expand the reference. */
  fields: v.optional(v.pipe(v.array(FieldPath), v.maxLength(100))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE)), 50),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(16_000))),
  /** Also count all matches. */
  count: v.optional(v.boolean(), false),
  /** Values for `params.<name>` in the filter. */
  params: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.maxLength(100)),
        v.union([v.pipe(v.string(), v.maxLength(2_000)), v.number(), v.boolean(), v.null()]),
      ),
      v.check((params) => Object.keys(params).length <= MAX_PARAMS, 'value_too_many'),
    ),
    {},
  ),
})
export type RecordQuery = v.InferOutput<typeof RecordQuery>

/** A reference as records carry it: enough to show it. */
export type Reference = { readonly id: string; readonly name: string | null; readonly [field: string]: unknown }
export type FileReference = { readonly id: string; readonly name: string; readonly size: number; readonly type: string }

/** A record on the wire: system fields and one entry per property, by property name. */
export type RecordJson = {
  readonly id: string
  readonly name: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly createdBy: string | null
  readonly updatedBy: string | null
  readonly [property: string]: unknown
}

/** One page of records. `next` continues after the last one; absent on the last page. */
export type RecordPage = { readonly records: readonly RecordJson[]; readonly next?: string; readonly count?: number }
