import { command, type CommandFamily, MANY } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { integer, slice } from './numbers.ts'
import { type Bytes, OK, RedisError, type Reply, syntaxError } from './reply.ts'

type End = 'LEFT' | 'RIGHT'

const push = (keys: Keyspace, end: End, key: Bytes, values: readonly Bytes[]): number => {
  const list = keys.open(key, 'list')
  for (const value of values) {
    if (end === 'LEFT') list.unshift(value)
    else list.push(value)
  }
  return list.length
}

const pushIfThere = (keys: Keyspace, end: End, key: Bytes, values: readonly Bytes[]): number =>
  keys.read(key, 'list') === undefined ? 0 : push(keys, end, key, values)

const pop = (keys: Keyspace, end: End, key: Bytes, countText?: Bytes): Reply => {
  const count = countText === undefined ? 1 : integer(countText)
  if (count < 0) throw new RedisError('ERR value is out of range, must be positive')
  const list = keys.read(key, 'list')
  if (list === undefined) return null
  const taken =
    end === 'LEFT' ? list.splice(0, count) : list.splice(Math.max(0, list.length - count), count).toReversed()
  keys.deleteIfEmpty(key)
  return countText === undefined ? (taken[0] ?? null) : taken
}

const whichEnd = (text: Bytes): End => {
  const end = text.toUpperCase()
  if (end !== 'LEFT' && end !== 'RIGHT') throw syntaxError()
  return end
}

const move = (keys: Keyspace, from: Bytes, to: Bytes, fromEnd: Bytes, toEnd: Bytes): Reply => {
  const ends = [whichEnd(fromEnd), whichEnd(toEnd)] as const
  keys.read(to, 'list') // a wrong type at the goal must leave the source alone
  const value = pop(keys, ends[0], from)
  if (typeof value === 'string') push(keys, ends[1], to, [value])
  return value
}

/** Removes `count` equal values from the left, from the right when negative, all when 0. */
const remove = (keys: Keyspace, key: Bytes, countText: Bytes, value: Bytes): Reply => {
  const count = integer(countText)
  const list = keys.read(key, 'list')
  if (list === undefined) return 0
  const places = list.flatMap((held, index) => (held === value ? [index] : []))
  const doomed = new Set(count === 0 ? places : count > 0 ? places.slice(0, count) : places.slice(count))
  const kept = list.filter((_held, index) => !doomed.has(index))
  list.splice(0, list.length, ...kept)
  keys.deleteIfEmpty(key)
  return doomed.size
}

const insert = (keys: Keyspace, key: Bytes, where: Bytes, pivot: Bytes, value: Bytes): Reply => {
  const side = where.toUpperCase()
  if (side !== 'BEFORE' && side !== 'AFTER') throw syntaxError()
  const list = keys.read(key, 'list')
  if (list === undefined) return 0
  const at = list.indexOf(pivot)
  if (at === -1) return -1
  list.splice(side === 'BEFORE' ? at : at + 1, 0, value)
  return list.length
}

const setAt = (keys: Keyspace, key: Bytes, indexText: Bytes, value: Bytes): Reply => {
  const list = keys.read(key, 'list')
  if (list === undefined) throw new RedisError('ERR no such key')
  const index = integer(indexText)
  const place = index < 0 ? list.length + index : index
  if (place < 0 || place >= list.length) throw new RedisError('ERR index out of range')
  list[place] = value
  return OK
}

export const LISTS: CommandFamily = {
  lpush: command(2, MANY, (keys, key, ...values) => push(keys, 'LEFT', key, values)),
  rpush: command(2, MANY, (keys, key, ...values) => push(keys, 'RIGHT', key, values)),
  lpushx: command(2, MANY, (keys, key, ...values) => pushIfThere(keys, 'LEFT', key, values)),
  rpushx: command(2, MANY, (keys, key, ...values) => pushIfThere(keys, 'RIGHT', key, values)),
  lpop: command(1, 2, (keys, key, count?: Bytes) => pop(keys, 'LEFT', key, count)),
  rpop: command(1, 2, (keys, key, count?: Bytes) => pop(keys, 'RIGHT', key, count)),
  lmove: command(4, 4, move),
  rpoplpush: command(2, 2, (keys, from, to) => move(keys, from, to, 'RIGHT', 'LEFT')),
  llen: command(1, 1, (keys, key) => keys.read(key, 'list')?.length ?? 0),
  lindex: command(2, 2, (keys, key, index) => keys.read(key, 'list')?.at(integer(index)) ?? null),
  lset: command(3, 3, setAt),
  lrem: command(3, 3, remove),
  linsert: command(4, 4, insert),
  lrange: command(3, 3, (keys, key, start, stop) => {
    const list = keys.read(key, 'list') ?? []
    return list.slice(...slice(integer(start), integer(stop), list.length))
  }),
  ltrim: command(3, 3, (keys, key, start, stop) => {
    const list = keys.read(key, 'list')
    if (list === undefined) return OK
    const kept = list.slice(...slice(integer(start), integer(stop), list.length))
    list.splice(0, list.length, ...kept)
    keys.deleteIfEmpty(key)
    return OK
  }),
}
