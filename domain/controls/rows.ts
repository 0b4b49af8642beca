import * as v from 'valibot'
import { Id } from '../lib/names.ts'
import { Command } from './commands.ts'
import { boundTo, Fx } from './control.ts'
import { ACT_TONES, COLUMN_FORMATS, DATE_LENGTHS } from './part-fields.ts'

const Step = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9_]{0,47}$/, 'path_malformed'))

/**
 * The way to a value of a record: ids of properties (or names of system properties), each but the last one a catalog. Ids, so that
 * a rename breaks nothing. `path.ts` follows it.
 */
export const PropertyPath = v.pipe(v.array(Step), v.minLength(1), v.maxLength(4))
export type PropertyPath = v.InferOutput<typeof PropertyPath>

/** How a filter compares. `empty` and `notEmpty` take no value, `in` a list. */
export const FILTER_OPERATORS = [
  'equals',
  'notEquals',
  'less',
  'atMost',
  'greater',
  'atLeast',
  'contains',
  'startsWith',
  'empty',
  'notEmpty',
  'in',
] as const
export type FilterOperator = (typeof FILTER_OPERATORS)[number]

const Scalar = v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.boolean(), v.null()])
export type FilterScalar = v.InferOutput<typeof Scalar>

/** One condition on the rows of a grid: with a written value it is static, with an expression over the page dynamic. */
export const Filter = v.strictObject({
  id: Id,
  path: PropertyPath,
  operator: v.picklist(FILTER_OPERATORS),
  value: v.optional(v.union([Scalar, v.pipe(v.array(Scalar), v.maxLength(50)), Fx])),
  /** A dynamic filter whose value is null is left out unless this is set: an empty search field shows everything. */
  strict: v.optional(boundTo(v.boolean())),
})
export type Filter = v.InferOutput<typeof Filter>

export const SortEntry = v.strictObject({ path: PropertyPath, descending: v.optional(boundTo(v.boolean()), false) })
export type SortEntry = v.InferOutput<typeof SortEntry>

/** How a column writes its values. */
export const ColumnFormat = v.strictObject({
  as: boundTo(v.picklist(COLUMN_FORMATS)),
  digits: v.optional(boundTo(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)))),
  /** ISO 4217. */
  currency: v.optional(boundTo(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'currency_malformed')))),
  length: v.optional(boundTo(v.picklist(DATE_LENGTHS))),
})
export type ColumnFormat = v.InferOutput<typeof ColumnFormat>

export const Column = v.strictObject({
  id: Id,
  path: PropertyPath,
  /** The property's title when absent. */
  header: v.optional(boundTo(v.pipe(v.string(), v.maxLength(200)))),
  hideHeader: v.optional(boundTo(v.boolean())),
  sortable: v.optional(boundTo(v.boolean()), true),
  filterable: v.optional(boundTo(v.boolean()), true),
  visible: v.optional(boundTo(v.boolean()), true),
  /** Pixels; as wide as its content when absent. */
  width: v.optional(boundTo(v.pipe(v.number(), v.integer(), v.minValue(40), v.maxValue(1_000)))),
  format: v.optional(ColumnFormat),
  /** What pressing the cell does; its scope has `record`. */
  command: v.optional(Command),
})
export type Column = v.InferOutput<typeof Column>

/** An act offered on a row, or on the chosen rows. */
export const RowAction = v.strictObject({
  id: Id,
  title: boundTo(v.pipe(v.string(), v.minLength(1, 'title_required'), v.maxLength(200))),
  icon: v.optional(boundTo(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)))),
  tone: v.optional(boundTo(v.picklist(ACT_TONES))),
  visible: v.optional(boundTo(v.boolean())),
  command: Command,
})
export type RowAction = v.InferOutput<typeof RowAction>

/** One part of a tab control. */
export const TabPart = v.strictObject({
  id: Id,
  title: boundTo(v.pipe(v.string(), v.maxLength(200))),
  visible: v.optional(boundTo(v.boolean())),
})
export type TabPart = v.InferOutput<typeof TabPart>
