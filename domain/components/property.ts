import * as v from 'valibot'
import type { ExprType } from '#domain/expressions/scope.ts'
import type { Json } from '#domain/lib/json.ts'

/** The eleven types of a property, in the order Studio offers them. */
export const PROPERTY_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'time',
  'datetime',
  'uri',
  'file',
  'catalog',
  'array',
] as const
export type PropertyType = (typeof PROPERTY_TYPES)[number]

/** One choice of an enumeration: `0|Under review`. The value is stored, the label is shown. */
export const Option = v.strictObject({
  value: v.union([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.number(), v.safeInteger())]),
  label: v.pipe(v.string(), v.minLength(1, 'title_required'), v.maxLength(200, 'title_too_long')),
  /** Colour role of the status dot. */
  tone: v.optional(v.picklist(['neutral', 'accent', 'success', 'warning', 'danger', 'info'])),
})
export type Option = v.InferOutput<typeof Option>

/** A value a person may not store, told by code and blanks; never a sentence. */
export type ValueProblem = { readonly code: string; readonly params?: { readonly [name: string]: string | number } }

/**
 * A property type: what its constraints look like, which wire values it takes, and how expressions see it.
 * `check` gets a non-null wire value of any shape and returns the first thing wrong with it.
 */
export type PropertyKind<Type extends PropertyType, Config extends v.ObjectEntries> = {
  readonly type: Type
  /** Constraint entries this type adds to the flags all properties share. */
  readonly config: Config
  readonly check: (
    value: unknown,
    config: v.InferOutput<v.StrictObjectSchema<Config, undefined>>,
  ) => ValueProblem | null
  /** Normalises an accepted wire value to the form records carry, e.g. trims seconds of a time. */
  readonly normalise?: (value: Json) => Json
  readonly exprType: ExprType
}

export const definePropertyType = <const Type extends PropertyType, const Config extends v.ObjectEntries>(
  kind: PropertyKind<Type, Config>,
): PropertyKind<Type, Config> => kind
