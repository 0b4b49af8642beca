// The types expressions have. Every value of every type may be null, so no type says it.

/** Types of single values. Carried as JSON: dates, times, datetimes and durations are ISO 8601 text. */
export type ScalarType = 'string' | 'int' | 'double' | 'bool' | 'date' | 'time' | 'datetime' | 'duration'

/** Named fields. A getter may build a field's type late, so that components can refer to each other in circles. */
export type RecordType = {
  readonly record: { readonly [name: string]: ExprType }
  /** What people call it, for problems: Invoice has no “sattus”. */
  readonly title?: string
}

/** `any` is unknown until evaluation and fits everything. */
export type ExprType = ScalarType | 'null' | 'any' | { readonly list: ExprType } | RecordType

/** A function the host of an expression brings along, such as `can(permission)`. */
export type FunctionType = { readonly params: readonly ExprType[]; readonly result: ExprType }

/** Everything an expression may name. Keep one object per place: compiled expressions are cached by it. */
export type Scope = {
  readonly variables: { readonly [name: string]: ExprType }
  readonly functions?: { readonly [name: string]: FunctionType }
  /** What people call the thing whose fields are the variables. */
  readonly title?: string
  /** Takes names that are not listed as `any`, null when no value is given. */
  readonly open?: boolean
}

/** Fits nothing in particular: every name is allowed, types are found out while evaluating. */
export const OPEN_SCOPE: Scope = { variables: {}, open: true }

export const isList = (type: ExprType): type is { readonly list: ExprType } =>
  typeof type === 'object' && 'list' in type
export const isRecord = (type: ExprType): type is RecordType => typeof type === 'object' && 'record' in type
export const isNumeric = (type: ExprType): boolean => type === 'int' || type === 'double'
/** Not known before evaluation, or known to be null: an operand of every operator. */
export const isLoose = (type: ExprType): boolean => type === 'any' || type === 'null'

/** Types that refer to themselves are taken as fitting below this level. */
const MAX_LEVELS = 6

/** Whether a value of type `actual` may stand where `expected` is asked for. An int is a double; null is everything. */
export function fits(actual: ExprType, expected: ExprType, level = 0): boolean {
  if (actual === expected || isLoose(actual) || expected === 'any' || level > MAX_LEVELS) return true
  if (actual === 'int') return expected === 'double'
  if (isList(actual)) return isList(expected) && fits(actual.list, expected.list, level + 1)
  if (!isRecord(actual) || !isRecord(expected)) return false
  return Object.keys(expected.record).every((name) => {
    const [have, want] = [actual.record[name], expected.record[name]]
    return have !== undefined && want !== undefined && fits(have, want, level + 1)
  })
}

/** The type that takes values of both, or null when there is none but `any`. */
export function unify(a: ExprType, b: ExprType): ExprType | null {
  if (isLoose(a) && isLoose(b)) return a === 'any' ? a : b
  if (a === 'any' || b === 'any') return 'any'
  return fits(a, b) ? b : fits(b, a) ? a : null
}

/** The name shown to people: `list<date>`, or a record's title. */
export function typeName(type: ExprType): string {
  if (typeof type === 'string') return type
  return isList(type) ? `list<${typeName(type.list)}>` : (type.title ?? 'record')
}
