import { type Bytes, RedisError } from './reply.ts'

const INTEGER = /^(0|-?[1-9]\d*)$/

/** A 64-bit integer argument. Beyond 2^53 it is refused rather than rounded. */
export const integer = (text: Bytes): number => {
  const value = Number(text)
  if (!INTEGER.test(text) || !Number.isSafeInteger(value)) {
    throw new RedisError('ERR value is not an integer or out of range')
  }
  return value
}

/** A floating-point argument, infinities included. */
export const float = (text: Bytes): number => {
  const value = /^[+-]?inf(inity)?$/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text)
  if (text.trim() !== text || text === '' || Number.isNaN(value)) throw new RedisError('ERR value is not a valid float')
  return value
}

/** How Redis writes a score or a float. */
export const floatText = (value: number): Bytes => {
  if (value === Infinity) return 'inf'
  if (value === -Infinity) return '-inf'
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** Adds to an integer held as text and refuses to leave the safe range. */
export const add = (text: Bytes, by: number): number => {
  const sum = integer(text) + by
  if (!Number.isSafeInteger(sum)) throw new RedisError('ERR increment or decrement would overflow')
  return sum
}

/** The half-open slice that Redis' inclusive, possibly negative `start` and `stop` mean in `length` items. */
export const slice = (start: number, stop: number, length: number): readonly [from: number, to: number] => {
  const from = Math.max(0, start < 0 ? length + start : start)
  const to = Math.min(length, (stop < 0 ? length + stop : stop) + 1)
  return [from, Math.max(from, to)]
}
