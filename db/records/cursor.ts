// A cursor says where the next page begins: the sort keys of a page's last record, as Postgres writes them, and its id. Whoever
// changes one only begins elsewhere among the records within reach.
import { AppError } from '#domain/lib/errors.ts'
import { isIsoDate, isIsoTime } from '#domain/lib/time.ts'
import { isUuid } from '#domain/lib/uuid.ts'

/** Values of the sort keys as text, and the record's id. */
export type Position = { readonly keys: readonly (string | null)[]; readonly id: string }

/** @param order what the records are sorted by; a cursor of another order is refused */
export function writeCursor(order: string, { keys, id }: Position): string {
  const json = JSON.stringify([order, ...keys, id]).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return btoa(json).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * @param types Postgres types of the sort keys
 * @throws AppError `invalid_cursor`
 */
export function readCursor(cursor: string, order: string, types: readonly string[]): Position {
  const [written, ...values] = decode(cursor)
  const id = values.pop()
  if (written !== order || values.length !== types.length || typeof id !== 'string' || !isUuid(id))
    throw new AppError('invalid_cursor')
  const keys = values.map((value, i) => {
    if (value === null) return null
    if (typeof value !== 'string' || !isOf(types[i] ?? '', value)) throw new AppError('invalid_cursor')
    return value
  })
  return { keys, id }
}

function decode(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    if (Array.isArray(value)) return value
  } catch {
    // Not base64, or not JSON within: refused below like anything else that is no cursor.
  }
  throw new AppError('invalid_cursor')
}

/** As Postgres writes one, in whatever zone its session is: `2026-11-21 09:30:00.123+00`. */
const INSTANT = /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/
const WHOLE = /^-?\d{1,18}$/
const DECIMAL = /^-?\d{1,400}(\.\d{1,400})?$/

/** Whether Postgres takes the text for a value of the type. */
function isOf(type: string, text: string): boolean {
  switch (type) {
    case 'integer':
      return WHOLE.test(text) && Math.abs(Number(text)) < 2 ** 31
    case 'bigint':
      return WHOLE.test(text)
    case 'numeric':
      return DECIMAL.test(text)
    case 'boolean':
      return text === 'true' || text === 'false'
    case 'date':
      return isIsoDate(text)
    case 'time without time zone':
      return isIsoTime(text)
    case 'timestamp with time zone':
      return INSTANT.test(text) && isIsoDate(text.slice(0, 10))
    case 'uuid':
      return isUuid(text)
    default:
      return type === 'text' && !text.includes('\u0000')
  }
}
