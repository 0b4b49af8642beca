import type { Literal, Operand, Predicate } from '#domain/expressions/predicate.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import { compileOperand, type Columns } from './compile-operand.ts'
import { all, FALSE, param, some, sql, trusted, TRUE, type Expression, type Fragment } from './sql.ts'

const SIGNS = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const

/**
 * A predicate as SQL over the row that `columns` reads. The SQL may be null where the predicate is false: WHERE, CASE and `IS NOT TRUE`
 * take both alike, and every negation here is `IS NOT TRUE`.
 */
export function compilePredicate(predicate: Predicate, columns: Columns): Fragment {
  const condition = (each: Predicate) => compilePredicate(each, columns)
  const operand = (each: Operand) => compileOperand(each, columns, condition)

  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? TRUE : FALSE
    case 'and':
      return all(predicate.items.map(condition))
    case 'or':
      return some(predicate.items.map(condition))
    case 'not':
      return sql`(${condition(predicate.item)}) IS NOT TRUE`
    case 'if':
      return sql`CASE WHEN ${condition(predicate.when)} THEN ${condition(predicate.yes)} ELSE ${condition(predicate.no)} END`
    case 'compare':
      return compare(predicate, operand(predicate.left), operand(predicate.right))
    case 'in':
      return among(predicate.values, operand(predicate.operand))
    case 'isNull':
      return sql`${operand(predicate.operand).sql} IS NULL`
    case 'isTrue':
      return operand(predicate.operand).sql
    case 'match':
      return match(predicate.how, operand(predicate.operand), operand(predicate.text))
  }
}

function compare({ op, left, right }: Predicate & { kind: 'compare' }, a: Expression, b: Expression): Fragment {
  const uuid = a.type === 'uuid' ? compareId(op, a, right) : b.type === 'uuid' ? compareId(op, b, left) : null
  if (uuid) return uuid
  const [x, y] = alike(a, b)
  const known = isKnown(left) || isKnown(right)
  if (op === 'eq' && !known) return sql`${x} IS NOT DISTINCT FROM ${y}`
  if (op === 'ne') return sql`${x} IS DISTINCT FROM ${y}`
  // Text is ordered by code points, whatever the database's own order is; ids beside ids are in that order anyway.
  const ordered = op !== 'eq' && (a.type === 'text' || (a.type === 'uuid' && b.type !== 'uuid'))
  return sql`${x} ${trusted(SIGNS[op])} ${y}${trusted(ordered ? ' COLLATE "C"' : '')}`
}

const isKnown = (operand: Operand): boolean => operand.kind === 'literal' && operand.value !== null

/** An id beside a known text is compared as an id, by its index; a text that is no id is no record's id. */
function compareId(op: string, column: Expression, other: Operand): Fragment | null {
  if (other.kind !== 'literal' || (op !== 'eq' && op !== 'ne')) return null
  if (typeof other.value !== 'string' || !isUuid(other.value)) return op === 'ne' ? TRUE : FALSE
  const value = param(other.value, 'uuid')
  return op === 'eq' ? sql`${column.sql} = ${value}` : sql`${column.sql} IS DISTINCT FROM ${value}`
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'bigint', 'numeric'])

/** Both sides in one type. Decimals beside computed ones are compared as the latter. */
function alike(a: Expression, b: Expression): readonly [Fragment, Fragment] {
  if (a.type === b.type) return [a.sql, b.sql]
  if (a.type === 'double precision' || b.type === 'double precision')
    return [as(a, 'double precision'), as(b, 'double precision')]
  if (NUMERIC.has(a.type) && NUMERIC.has(b.type)) return [a.sql, b.sql]
  return [as(a, 'text'), as(b, 'text')]
}

const as = (expression: Expression, type: string): Fragment =>
  expression.type === type ? expression.sql : sql`(${expression.sql})${trusted(`::${type}`)}`

function among(literals: readonly Literal[], operand: Expression): Fragment {
  const values = literals.flatMap(({ value }) => (value === null ? [] : [String(value)]))
  if (operand.type === 'uuid') {
    const ids = values.filter(isUuid)
    return ids.length === 0 ? FALSE : sql`${operand.sql} = ANY(${param(ids, 'uuid[]')})`
  }
  // Numbers of a list may be decimals beside whole numbers.
  const type = operand.type === 'double precision' ? operand.type : NUMERIC.has(operand.type) ? 'numeric' : operand.type
  return sql`${operand.sql} = ANY(${param(values, `${type}[]`)})`
}

const MATCHES = {
  contains: (value: Fragment, text: Fragment) => sql`strpos(${value}, ${text}) > 0`,
  startsWith: (value: Fragment, text: Fragment) => sql`starts_with(${value}, ${text})`,
  endsWith: (value: Fragment, text: Fragment) => sql`right(${value}, length(${text})) = ${text}`,
}

const match = (how: keyof typeof MATCHES, value: Expression, text: Expression): Fragment =>
  MATCHES[how](as(value, 'text'), as(text, 'text'))
