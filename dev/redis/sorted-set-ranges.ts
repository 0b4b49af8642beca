import type { Keyspace } from './keyspace.ts'
import { float, floatText, integer, slice } from './numbers.ts'
import { type Bytes, RedisError, type Reply, syntaxError } from './reply.ts'

export type Member = readonly [member: Bytes, score: number]

/** The members by score, equal scores by bytes. */
export const ordered = (keys: Keyspace, key: Bytes, reverse = false): Member[] => {
  const all = [...(keys.read(key, 'zset') ?? [])].toSorted(
    ([a, scoreA], [b, scoreB]) => scoreA - scoreB || (a < b ? -1 : Number(a > b)),
  )
  return reverse ? all.toReversed() : all
}

export const byRank = (all: readonly Member[], start: Bytes, stop: Bytes): Member[] =>
  all.slice(...slice(integer(start), integer(stop), all.length))

/** A bound may start with `(` to leave itself out. */
export const byScore = (all: readonly Member[], min: Bytes, max: Bytes): Member[] => {
  const [low, high] = [scoreBound(min), scoreBound(max)]
  return all.filter(
    ([, score]) =>
      (low.open ? score > low.value : score >= low.value) && (high.open ? score < high.value : score <= high.value),
  )
}

const scoreBound = (text: Bytes): { open: boolean; value: number } => {
  const open = text.startsWith('(')
  try {
    return { open, value: float(open ? text.slice(1) : text) }
  } catch {
    throw new RedisError('ERR min or max is not a float')
  }
}

/** Bounds are `[word`, `(word`, `-` or `+`. */
export const byWord = (all: readonly Member[], min: Bytes, max: Bytes): Member[] => {
  for (const bound of [min, max]) {
    if (!/^(?:[-+]$|[[(])/.test(bound)) throw new RedisError('ERR min or max not valid string range item')
  }
  const above = (word: Bytes) =>
    min === '-' || (min !== '+' && (min[0] === '[' ? word >= min.slice(1) : word > min.slice(1)))
  const below = (word: Bytes) =>
    max === '+' || (max !== '-' && (max[0] === '[' ? word <= max.slice(1) : word < max.slice(1)))
  return all.filter(([word]) => above(word) && below(word))
}

export const withScores = (members: readonly Member[]): Bytes[] =>
  members.flatMap(([member, score]) => [member, floatText(score)])

/** ZRANGE with all its options; in reverse the bounds come largest first. */
export const range = (keys: Keyspace, key: Bytes, start: Bytes, stop: Bytes, args: readonly Bytes[]): Reply => {
  const options = rangeOptions(args)
  const all = ordered(keys, key, options.reverse)
  const [min, max] = options.reverse ? [stop, start] : [start, stop]
  const found =
    options.by === 'rank'
      ? byRank(all, start, stop)
      : options.by === 'score'
        ? byScore(all, min, max)
        : byWord(all, min, max)
  const { offset, count } = options.limit
  const limited = found.slice(offset, count < 0 ? undefined : offset + count)
  return options.withScores ? withScores(limited) : limited.map(([member]) => member)
}

const rangeOptions = (args: readonly Bytes[]) => {
  const options = { by: 'rank', reverse: false, withScores: false, limit: { offset: 0, count: -1 } }
  let limited = false
  for (let i = 0; i < args.length; i++) {
    const option = args[i]?.toUpperCase()
    if (option === 'BYSCORE') options.by = 'score'
    else if (option === 'BYLEX') options.by = 'word'
    else if (option === 'REV') options.reverse = true
    else if (option === 'WITHSCORES') options.withScores = true
    else if (option === 'LIMIT') {
      const [offset, count] = [args[++i], args[++i]]
      if (offset === undefined || count === undefined) throw syntaxError()
      options.limit = { offset: integer(offset), count: integer(count) }
      limited = true
    } else throw syntaxError()
  }
  if (limited && options.by === 'rank') {
    throw new RedisError('ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX')
  }
  return options
}
