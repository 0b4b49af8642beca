import type { Operand, Predicate, PushedFunction } from '#domain/expressions/predicate.ts'
import type { ScalarType } from '#domain/expressions/scope.ts'
import { join, param, sql, trusted, type Expression, type Fragment } from './sql.ts'

/** The value at a path of names in the row a statement looks at, or null where there is none. */
export type Columns = (path: readonly string[]) => Expression | null

/** Types values of expressions have in SQL. Columns of decimals and their literals stay `numeric`; what is computed is not. */
const TYPES: { readonly [Type in ScalarType]: string } = {
  string: 'text',
  int: 'bigint',
  double: 'numeric',
  bool: 'boolean',
  date: 'date',
  time: 'time',
  datetime: 'timestamptz',
  duration: 'text',
}

/** What a column is called where the catalog and casts spell a type differently. */
const PLAIN: { readonly [type: string]: string } = {
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  integer: 'bigint',
}

const DOUBLE = 'double precision'
/** Whole numbers are exact up to here, as in JSON. */
const MOST = '9007199254740991'
const DAY_MS = 86_400_000
/** No date or instant is further from another one. */
const MOST_MONTHS = 12 * 9_999
const MOST_MS = 366 * 9_999 * DAY_MS
const FIRST_DAY = `date '0001-01-01'`
const DAYS = '3652058'

const typed = (fragment: Fragment, type: string): Expression => ({ sql: fragment, type })
const as = ({ sql: value, type }: Expression, wanted: string): Fragment =>
  type === wanted ? value : sql`(${value})${trusted(`::${wanted}`)}`

/** Computes with a value in several places; the fence keeps the planner from writing its expression into each. */
const once = (value: Fragment, result: Fragment): Fragment =>
  sql`(SELECT ${result} FROM (SELECT ${value} OFFSET 0) AS once(v))`
const exact = (value: Fragment): Fragment => once(value, sql`CASE WHEN abs(v) <= ${trusted(MOST)} THEN v::bigint END`)

/**
 * An operand of a predicate over the row that `columns` reads.
 * @param condition compiles the predicates within it
 */
export function compileOperand(
  operand: Operand,
  columns: Columns,
  condition: (predicate: Predicate) => Fragment,
): Expression {
  const inner = (each: Operand) => compileOperand(each, columns, condition)

  switch (operand.kind) {
    case 'literal': {
      const { value, type } = operand
      return typed(param(typeof value === 'number' ? String(value) : value, TYPES[type]), TYPES[type])
    }
    case 'column': {
      const column = columns(operand.path)
      // A path the scope let through always has a column; nothing is the safe answer to one that has not.
      if (!column) return typed(param(null, 'text'), 'text')
      return typed(column.sql, PLAIN[column.type] ?? column.type)
    }
    case 'arithmetic':
      return operand.type === 'int'
        ? wholeArithmetic(operand.op, inner(operand.left), inner(operand.right))
        : decimal(operand.op, inner(operand.left), inner(operand.right))
    case 'concat':
      return typed(sql`(${as(inner(operand.left), 'text')} || ${as(inner(operand.right), 'text')})`, 'text')
    case 'call':
      return call(operand.name, inner(operand.operand))
    case 'coalesce': {
      const items = operand.operands.map(inner)
      const type = common(items)
      return typed(
        sql`coalesce(${join(
          items.map((item) => as(item, type)),
          ', ',
        )})`,
        type,
      )
    }
    case 'part':
      return part(operand, inner(operand.operand))
    case 'shift':
      return shift(operand, inner(operand.operand))
    case 'daysBetween':
      return typed(sql`(${as(inner(operand.to), 'date')} - ${as(inner(operand.from), 'date')})::bigint`, 'bigint')
    case 'if': {
      const [yes, no] = [inner(operand.yes), inner(operand.no)]
      const type = common([yes, no])
      return typed(sql`CASE WHEN ${condition(operand.when)} THEN ${as(yes, type)} ELSE ${as(no, type)} END`, type)
    }
  }
}

/** One type for values of which any may be the result. Ids are texts to expressions: beside another text an id becomes one. */
function common(items: readonly Expression[]): string {
  const has = (type: string) => items.some((item) => item.type === type)
  if (has('uuid') && has('text')) return 'text'
  return [DOUBLE, 'numeric'].find(has) ?? items.find((item) => item.type !== 'text')?.type ?? 'text'
}

function wholeArithmetic(op: string, a: Expression, b: Expression): Expression {
  const [x, y] = [as(a, 'numeric'), as(b, 'numeric')]
  const value =
    op === '/'
      ? sql`div(${x}, nullif(${y}, 0))`
      : op === '%'
        ? sql`mod(${x}, nullif(${y}, 0))`
        : sql`${x} ${trusted(op)} ${y}`
  return typed(exact(value), 'bigint')
}

/** Largest decimal there is; what is smaller than half the smallest one is zero. */
const GREATEST = `'1.7976931348623157e308'::numeric`
const LEAST = `'2.5e-324'::numeric`

/**
 * Postgres refuses what leaves the range of binary decimals: there the result is null, or zero where it is too small, as in evaluation.
 * Exact numbers tell, unless both sides are far from the ends.
 */
function decimal(op: string, left: Expression, right: Expression): Expression {
  const [x, y] = [as(left, DOUBLE), as(right, DOUBLE)]
  // Postgres has no remainder of binary decimals: that of their decimal texts is the nearest.
  if (op === '%') return typed(sql`mod(${x}::text::numeric, nullif(${y}::text::numeric, 0))::double precision`, DOUBLE)
  const middling = (v: string) => `(${v} = 0 OR abs(${v}) BETWEEN 1e-150 AND 1e150)`
  const exactly = (v: string) => `${v}::text::numeric`
  const result = op === '/' ? 'a / nullif(b, 0)' : `a ${op} b`
  const [size, unit] =
    op === '/'
      ? [`abs(${exactly('a')})`, `abs(${exactly('b')}) * `]
      : [`abs(${exactly('a')} ${op} ${exactly('b')})`, '']
  const guarded = `CASE WHEN ${middling('a')} AND ${middling('b')} THEN ${result} WHEN ${size} > ${unit}${GREATEST} THEN NULL WHEN ${size} < ${unit}${LEAST} THEN 0 ELSE ${result} END`
  return typed(sql`(SELECT ${trusted(guarded)} FROM (SELECT ${x}, ${y} OFFSET 0) AS once(a, b))`, DOUBLE)
}

const WHITE = String.raw`E' \t\n\r'`

function call(name: PushedFunction, operand: Expression): Expression {
  const text = as(operand, 'text')
  switch (name) {
    case 'lower':
      return typed(sql`lower(${text})`, 'text')
    case 'upper':
      return typed(sql`upper(replace(${text}, 'ß', 'SS'))`, 'text')
    case 'trim':
      return typed(sql`btrim(${text}, ${trusted(WHITE)})`, 'text')
    case 'length':
      return typed(sql`char_length(${text})::bigint`, 'bigint')
    case 'abs':
      return typed(sql`abs(${operand.sql})`, operand.type)
    case 'round':
    case 'floor':
    case 'ceil': {
      // By way of text a computed decimal keeps all its digits; the cast alone would round it to fifteen.
      const value = operand.type === DOUBLE ? sql`(${operand.sql})::text::numeric` : as(operand, 'numeric')
      return typed(exact(sql`${trusted(name)}(${value})`), 'bigint')
    }
  }
}

const PARTS = { year: 'year', month: 'month', day: 'day', weekday: 'isodow', hour: 'hour', minute: 'minute' } as const

function part({ part: name, of, timeZone }: Operand & { kind: 'part' }, operand: Expression): Expression {
  const local =
    of === 'datetime' ? sql`(${as(operand, 'timestamptz')} AT TIME ZONE ${param(timeZone, 'text')})` : as(operand, of)
  if (name === 'date') return typed(sql`(${local})::date`, 'date')
  return typed(sql`extract(${trusted(PARTS[name])} FROM ${local})::bigint`, 'bigint')
}

/** Months first, then the rest; null beyond the years 1 to 9999. */
function shift({ type, months, ms }: Operand & { kind: 'shift' }, operand: Expression): Expression {
  const result = TYPES[type]
  if (Math.abs(months) > MOST_MONTHS || Math.abs(ms) > MOST_MS) return typed(param(null, result), result)
  const moved =
    type === 'date'
      ? addMonths(as(operand, 'date'), months)
      : addMonths(sql`(${as(operand, 'timestamptz')} AT TIME ZONE 'UTC')`, months)
  if (type === 'date') {
    const days = param(Math.floor(ms / DAY_MS), 'integer')
    return typed(
      once(
        moved,
        sql`CASE WHEN v::date - ${trusted(FIRST_DAY)} + ${days} BETWEEN 0 AND ${trusted(DAYS)} THEN v::date + ${days} END`,
      ),
      'date',
    )
  }
  const length = sql`${param(ms, 'double precision')} * interval '1 millisecond'`
  // Whole days and the rest of the last one, so that nothing outside the calendar is computed.
  const days = sql`extract(epoch FROM v) * 1000 + ${param(ms, 'bigint')}`
  const range = sql`extract(epoch FROM timestamp '0001-01-01') * 1000 AND extract(epoch FROM timestamp '9999-12-31 23:59:59.999999') * 1000`
  return typed(
    once(moved, sql`CASE WHEN ${days} BETWEEN ${range} THEN (v + ${length}) AT TIME ZONE 'UTC' END`),
    'timestamptz',
  )
}

function addMonths(value: Fragment, months: number): Fragment {
  if (months === 0) return sql`${value}::timestamp`
  const by = param(months, 'integer')
  const index = sql`extract(year FROM v)::integer * 12 + extract(month FROM v)::integer - 1 + ${by}`
  return once(
    sql`${value}::timestamp`,
    sql`CASE WHEN ${index} BETWEEN 12 AND 119999 THEN v + make_interval(months => ${by}) END`,
  )
}
