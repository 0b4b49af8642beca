import { command, type CommandFamily, MANY, pairs } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { float, floatText, integer } from './numbers.ts'
import { type Bytes, RedisError, type Reply, syntaxError } from './reply.ts'
import { byRank, byScore, byWord, type Member, ordered, range, withScores } from './sorted-set-ranges.ts'

const FLAGS = ['NX', 'XX', 'GT', 'LT', 'CH', 'INCR']

const add = (keys: Keyspace, key: Bytes, ...args: Bytes[]): Reply => {
  const end = args.findIndex((arg) => !FLAGS.includes(arg.toUpperCase()))
  const flags = new Set(args.slice(0, end === -1 ? args.length : end).map((arg) => arg.toUpperCase()))
  const rest = args.slice(flags.size)
  if (rest.length === 0 || rest.length % 2 === 1) throw syntaxError()
  if (flags.has('NX') && flags.has('XX')) {
    throw new RedisError('ERR XX and NX options at the same time are not compatible')
  }
  if ((flags.has('NX') && (flags.has('GT') || flags.has('LT'))) || (flags.has('GT') && flags.has('LT'))) {
    throw new RedisError('ERR GT, LT, and/or NX options at the same time are not compatible')
  }
  if (flags.has('INCR') && rest.length !== 2)
    throw new RedisError('ERR INCR option supports a single increment-element pair')

  const scored = pairs(rest).map(([score, member]) => [float(score), member] as const)
  const set = keys.open(key, 'zset')
  let added = 0
  let changed = 0
  let last: number | null = null
  for (const [score, member] of scored) {
    const before = set.get(member)
    const after = flags.has('INCR') ? (before ?? 0) + score : score
    last = null
    if (before === undefined ? flags.has('XX') : flags.has('NX')) continue
    if (before !== undefined && ((flags.has('GT') && after <= before) || (flags.has('LT') && after >= before))) continue
    set.set(member, after)
    last = after
    if (before === undefined) added++
    else if (before !== after) changed++
  }
  keys.deleteIfEmpty(key)
  if (flags.has('INCR')) return last === null ? null : floatText(last)
  return flags.has('CH') ? added + changed : added
}

const increase = (keys: Keyspace, key: Bytes, by: Bytes, member: Bytes): Reply => {
  const step = float(by)
  const set = keys.open(key, 'zset')
  const sum = (set.get(member) ?? 0) + step
  set.set(member, sum)
  return floatText(sum)
}

const remove = (keys: Keyspace, key: Bytes, members: readonly Bytes[]): number => {
  const set = keys.read(key, 'zset')
  const removed = members.filter((member) => set?.delete(member)).length
  keys.deleteIfEmpty(key)
  return removed
}

const removeMembers = (keys: Keyspace, key: Bytes, found: readonly Member[]): number =>
  remove(
    keys,
    key,
    found.map(([member]) => member),
  )

const rank = (keys: Keyspace, key: Bytes, member: Bytes, reverse: boolean): Reply => {
  const all = ordered(keys, key, reverse)
  const at = all.findIndex(([held]) => held === member)
  return at === -1 ? null : at
}

const pop = (keys: Keyspace, key: Bytes, countText: Bytes | undefined, reverse: boolean): Reply => {
  const count = countText === undefined ? 1 : integer(countText)
  if (count < 0) throw new RedisError('ERR value is out of range, must be positive')
  const taken = ordered(keys, key, reverse).slice(0, count)
  removeMembers(keys, key, taken)
  return withScores(taken)
}

const score = (keys: Keyspace, key: Bytes, member: Bytes): Bytes | null => {
  const held = keys.read(key, 'zset')?.get(member)
  return held === undefined ? null : floatText(held)
}

export const SORTED_SETS: CommandFamily = {
  zadd: command(3, MANY, add),
  zincrby: command(3, 3, increase),
  zrem: command(2, MANY, (keys, key, ...members) => remove(keys, key, members)),
  zcard: command(1, 1, (keys, key) => keys.read(key, 'zset')?.size ?? 0),
  zscore: command(2, 2, score),
  zmscore: command(2, MANY, (keys, key, ...members) => members.map((member) => score(keys, key, member))),
  zrank: command(2, 2, (keys, key, member) => rank(keys, key, member, false)),
  zrevrank: command(2, 2, (keys, key, member) => rank(keys, key, member, true)),
  zcount: command(3, 3, (keys, key, min, max) => byScore(ordered(keys, key), min, max).length),
  zlexcount: command(3, 3, (keys, key, min, max) => byWord(ordered(keys, key), min, max).length),
  zrange: command(3, MANY, (keys, key, start, stop, ...options) => range(keys, key, start, stop, options)),
  zrevrange: command(3, 4, (keys, key, start, stop, ...options) => range(keys, key, start, stop, ['REV', ...options])),
  zrangebyscore: command(3, MANY, (keys, key, min, max, ...options) =>
    range(keys, key, min, max, ['BYSCORE', ...options]),
  ),
  zrevrangebyscore: command(3, MANY, (keys, key, max, min, ...options) =>
    range(keys, key, max, min, ['BYSCORE', 'REV', ...options]),
  ),
  zremrangebyscore: command(3, 3, (keys, key, min, max) =>
    removeMembers(keys, key, byScore(ordered(keys, key), min, max)),
  ),
  zremrangebyrank: command(3, 3, (keys, key, start, stop) =>
    removeMembers(keys, key, byRank(ordered(keys, key), start, stop)),
  ),
  zremrangebylex: command(3, 3, (keys, key, min, max) =>
    removeMembers(keys, key, byWord(ordered(keys, key), min, max)),
  ),
  zpopmin: command(1, 2, (keys, key, count?: Bytes) => pop(keys, key, count, false)),
  zpopmax: command(1, 2, (keys, key, count?: Bytes) => pop(keys, key, count, true)),
}
