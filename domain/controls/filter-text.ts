import type { Model } from '../components/model.ts'
import type { ExprType } from '../expressions/scope.ts'
import type { FilterOperator, FilterScalar } from './rows.ts'
import { followPath, type Outlines } from './path.ts'

/** A condition with its value known. */
export type Condition = {
  readonly path: readonly string[]
  readonly operator: FilterOperator
  readonly value?: FilterScalar | readonly FilterScalar[] | undefined
}

/** CEL over the row and the values it names `params.f0`, `params.f1` …, as `RecordQuery` takes them. */
export type FilterText = { readonly filter: string; readonly params: { readonly [name: string]: FilterScalar } }

/**
 * Joins conditions into one filter; all must hold. Values never become part of the text: they go beside it as parameters, so no
 * value can be read as an expression and the same filter with other values is the same statement. A condition whose path leads
 * nowhere or that says nothing of its type is false: a filter never shows more than was meant.
 * @returns null where there is no condition
 */
export function filterText(conditions: readonly Condition[], model: Model, outlines: Outlines): FilterText | null {
  const params: { [name: string]: FilterScalar } = {}
  const hold = (value: FilterScalar) => {
    const name = `f${Object.keys(params).length}`
    params[name] = value
    return `params.${name}`
  }
  const parts = conditions.map((condition) => {
    const end = followPath(condition.path, model, outlines)
    return end === null ? 'false' : part(end.dotted, end.type, condition, hold)
  })
  return parts.length === 0 ? null : { filter: parts.join(' && '), params }
}

const SIGNS: { readonly [operator in FilterOperator]?: string } = {
  equals: '==',
  notEquals: '!=',
  less: '<',
  atMost: '<=',
  greater: '>',
  atLeast: '>=',
}

type Hold = (value: FilterScalar) => string

function part(dotted: string, type: ExprType, { operator, value }: Condition, hold: Hold): string {
  const reference = typeof type === 'object'
  const operand = reference ? `${dotted}.id` : dotted
  if (operator === 'empty' || operator === 'notEmpty') {
    const blank = type === 'string' ? `isBlank(${dotted})` : `${operand} == null`
    return operator === 'empty' ? blank : `!(${blank})`
  }
  if (operator === 'in') {
    const values = (Array.isArray(value) ? value : []) as readonly FilterScalar[]
    return values.length === 0
      ? 'false'
      : `(${values.map((each) => `${operand} == ${each === null ? 'null' : hold(each)}`).join(' || ')})`
  }
  if (Array.isArray(value) || value === undefined) return 'false'
  const scalar = value as FilterScalar
  if (operator === 'contains' || operator === 'startsWith') {
    if (typeof scalar !== 'string' || (type !== 'string' && !reference)) return 'false'
    // People search names, and do not mind the case.
    return `lower(${reference ? `${dotted}.name` : dotted}).${operator}(lower(${hold(scalar)}))`
  }
  const sign = SIGNS[operator] ?? '=='
  if (scalar === null) return operator === 'equals' || operator === 'notEquals' ? `${operand} ${sign} null` : 'false'
  if (type === 'bool')
    return typeof scalar === 'boolean' && (sign === '==' || sign === '!=') ? `${operand} ${sign} ${scalar}` : 'false'
  if (reference && sign !== '==' && sign !== '!=') return 'false'
  return `${operand} ${sign} ${hold(scalar)}`
}

/** Operators that mean something for a type, for the inspector. */
export function operatorsFor(type: ExprType): readonly FilterOperator[] {
  if (type === 'string') return ['equals', 'notEquals', 'contains', 'startsWith', 'empty', 'notEmpty', 'in']
  if (type === 'bool') return ['equals', 'notEquals', 'empty', 'notEmpty']
  if (typeof type === 'object')
    return 'list' in type ? [] : ['equals', 'notEquals', 'contains', 'empty', 'notEmpty', 'in']
  return ['equals', 'notEquals', 'less', 'atMost', 'greater', 'atLeast', 'empty', 'notEmpty', 'in']
}
