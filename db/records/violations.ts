import type { Model, Property } from '#domain/components/model.ts'
import type { FieldProblem } from '#domain/lib/errors.ts'
import { constraintMeaning, type ColumnRule } from './identifiers.ts'

/** What Postgres says of a statement it refused, as far as its drivers pass it on. */
export type DatabaseError = {
  readonly code: string
  readonly constraint?: string | undefined
  readonly detail?: string | undefined
  readonly message: string
}

/** The error as Postgres told it, or null when something else went wrong. */
export function databaseError(error: unknown): DatabaseError | null {
  if (
    !(error instanceof Error) ||
    !('code' in error) ||
    typeof error.code !== 'string' ||
    !/^[0-9A-Z]{5}$/.test(error.code)
  )
    return null
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  return { code: error.code, constraint: text('constraint'), detail: text('detail'), message: error.message }
}

const IDEMPOTENCY_KEY = 'idempotency_keys_pkey'

/** Whether a request with the same idempotency key came first. */
export const isRepeated = ({ code, constraint }: DatabaseError): boolean =>
  code === '23505' && constraint === IDEMPOTENCY_KEY

/** Deadlock, or a lock that took too long: the whole may be tried again. */
export const isRetryable = ({ code }: DatabaseError): boolean =>
  code === '40P01' || code === '40001' || code === '55P03'

const RULES: { readonly [Rule in ColumnRule]: string } = {
  required: 'value_required',
  min: 'value_too_small',
  max: 'value_too_large',
  min_length: 'value_too_short',
  max_length: 'value_too_long',
  options: 'value_not_an_option',
  ref: 'reference_missing',
}

const isDay = ({ type }: Property): boolean => type === 'date' || type === 'datetime'

/** What the sentence of a violated rule needs to be told. */
function ruleProblem(property: Property, rule: ColumnRule): FieldProblem {
  const code =
    rule === 'min' && isDay(property)
      ? 'value_too_early'
      : rule === 'max' && isDay(property)
        ? 'value_too_late'
        : RULES[rule]
  const bound = rule === 'min' || rule === 'max' ? boundOf(property, rule) : undefined
  return { path: property.name, code, ...(bound === undefined ? {} : { params: { [rule]: bound } }) }
}

const boundOf = (property: Property, rule: 'min' | 'max'): string | number | undefined =>
  property.type === 'integer' || property.type === 'number' || property.type === 'date' || property.type === 'datetime'
    ? property[rule]
    : undefined

/** Index rows have a limit of their own; the message is the only place that names the index. */
const INDEX_IN_MESSAGE = /index row .* index "([^"]+)"/

/**
 * A refused write as problems of its fields, or null when the error is not about the values written.
 * Codes: `value_not_unique`, `value_not_unique_together` {properties}, `reference_missing`, those of the property types, and `value_malformed` for
 * what Postgres could not read though it passed validation.
 */
export function violations(model: Model, error: DatabaseError): readonly FieldProblem[] | null {
  const name = error.code === '54000' ? INDEX_IN_MESSAGE.exec(error.message)?.[1] : error.constraint
  const meaning = name === undefined ? null : constraintMeaning(name)
  if (error.code.startsWith('22')) return [{ path: '', code: 'value_malformed' }]
  if (!meaning) return null
  const property = model.properties[meaning.subject]
  switch (meaning.rule) {
    case 'key': {
      const names = (model.keys[meaning.subject]?.properties ?? []).flatMap((id) => model.properties[id]?.name ?? [])
      return names.map((path) => ({ path, code: 'value_not_unique_together', params: { properties: names } }))
    }
    case 'unique':
    case 'index':
      if (!property) return null
      return [
        {
          path: property.name,
          code: error.code === '54000' ? 'value_too_long' : 'value_not_unique',
          ...(error.code === '54000' ? { params: { max: 600 } } : {}),
        },
      ]
    default:
      return property ? [ruleProblem(property, meaning.rule)] : null
  }
}

/** The values a unique index refused, by the columns' names, as the error's detail tells them; null when it does not. */
export function takenValues({ detail }: DatabaseError): { readonly [propertyId: string]: string } | null {
  const [, columns, values] = /^Key \((.+?)\)=\((.*)\) (?:already exists|conflicts)/s.exec(detail ?? '') ?? []
  if (columns === undefined || values === undefined) return null
  const ids = columns.split(', ').map((column) => column.replaceAll('"', ''))
  // With several columns a comma in a value would be taken for the next one's beginning: then nobody can tell.
  const parts = ids.length === 1 ? [values] : values.split(', ')
  return parts.length === ids.length ? Object.fromEntries(ids.map((id, i) => [id, parts[i] ?? ''])) : null
}
