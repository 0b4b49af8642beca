import { type Frame, Halt, spend, type Value } from '../frame.ts'
import { kindOf, order, whole } from '../operators.ts'
import { type ExprType, isList, unify } from '../scope.ts'
import { define } from './define.ts'

/** Half away from zero, on the decimal digits people see: `round(1.005, 2)` is 1.01. */
export function roundTo(value: number, digits: number): number | null {
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) return null
  const scaled = Math.abs(value)
  if (scaled >= 1e15) return value
  const [mantissa = '0', exponent = '0'] = String(scaled).split('e')
  const rounded = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  const [m = '0', e = '0'] = String(rounded).split('e')
  return Math.sign(value) * Number(`${m}e${Number(e) - digits}`) + 0
}

const FORMATS = new Map<string, Intl.NumberFormat>()

/** Writes a number with a fixed number of digits as people of the locale do: `1,234.50`. */
export function formatNumber(value: number, digits: number, locale: string): string | null {
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) return null
  const key = `${locale} ${digits}`
  let format = FORMATS.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    if (FORMATS.size >= 100) FORMATS.clear()
    FORMATS.set(key, format)
  }
  return format.format(value)
}

const common = (types: readonly ExprType[]): ExprType =>
  types.reduce<ExprType>((all, type) => unify(all, type) ?? 'any', 'null')

/** `max(a, b, c)` and `max(list)` mean the same. */
const spread = (values: readonly Value[]): readonly Value[] => {
  const [first] = values
  return values.length === 1 && Array.isArray(first) ? first : values
}
const itemType = ([first, ...rest]: readonly ExprType[]): ExprType =>
  first !== undefined && rest.length === 0 && isList(first)
    ? first.list
    : common(first === undefined ? rest : [first, ...rest])

/** The value that comes first (sign -1) or last (sign 1) in order; null values are passed over. */
function extreme(name: string, sign: 1 | -1, frame: Frame, values: readonly Value[]): Value {
  const all = spread(values)
  spend(frame, all.length)
  let best: Value = null
  for (const value of all) {
    if (value === null) continue
    const placed = best === null ? sign : order(value, best)
    if (placed === null) throw new Halt('expression_operand', { operator: name, actual: [kindOf(value), kindOf(best)] })
    if (placed * sign > 0) best = value
  }
  return best
}

const SAME = {
  text: 'number',
  of: ([type]: readonly ExprType[]): ExprType => (type === 'int' || type === 'double' ? type : 'any'),
}
const ITEM = { text: 'any', of: itemType }

export const NUMBER_FUNCTIONS = [
  define('round', ['number: number', 'digits?: int'], {
    result: { text: 'number', of: (args) => (args.length === 1 ? 'int' : 'double') },
    run: (_, value, digits) => (digits === undefined ? whole(roundTo(value, 0) ?? NaN) : roundTo(value, digits)),
  }),
  define('floor', ['number: number'], { result: 'int', run: (_, value) => whole(Math.floor(value)) }),
  define('ceil', ['number: number'], { result: 'int', run: (_, value) => whole(Math.ceil(value)) }),
  define('abs', ['number: number'], { result: SAME, run: (_, value) => Math.abs(value) }),
  define('min', ['...values: any'], {
    result: ITEM,
    seesNull: true,
    run: (frame, ...values) => extreme('min', -1, frame, values),
  }),
  define('max', ['...values: any'], {
    result: ITEM,
    seesNull: true,
    run: (frame, ...values) => extreme('max', 1, frame, values),
  }),
  define('sum', ['numbers: list'], {
    result: { text: 'number', of: ([list]) => (list !== undefined && isList(list) ? list.list : 'any') },
    run(_, numbers) {
      const total = numbers.reduce<number>((sum, number) => {
        if (number !== null && typeof number !== 'number') {
          throw new Halt('expression_operand', { operator: 'sum', actual: [kindOf(number)] })
        }
        return sum + (number ?? 0)
      }, 0)
      return Number.isFinite(total) ? total : null
    },
  }),
  define('format', ['number: number', 'digits: int'], {
    result: 'string',
    run(frame, value, digits) {
      spend(frame, 10)
      try {
        return formatNumber(value, digits, frame.locale)
      } catch {
        throw new Halt('expression_locale', { locale: frame.locale })
      }
    },
  }),
  define('int', ['value: number|string'], {
    result: 'int',
    run(_, value) {
      if (typeof value === 'number') return whole(Math.trunc(value))
      return /^\s*[+-]?\d{1,16}\s*$/.test(value) ? whole(Number(value)) : null
    },
  }),
  define('double', ['value: number|string'], {
    result: 'double',
    run(_, value) {
      if (typeof value === 'number') return value
      const number = /^\s*[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})(e[+-]?\d{1,3})?\s*$/i.test(value)
        ? Number(value)
        : NaN
      return Number.isFinite(number) ? number : null
    },
  }),
] as const
