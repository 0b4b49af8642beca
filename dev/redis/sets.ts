import { randomInt } from 'node:crypto'
import { command, type CommandFamily, MANY } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { integer } from './numbers.ts'
import { type Bytes, RedisError, type Reply } from './reply.ts'

const members = (keys: Keyspace, key: Bytes): ReadonlySet<Bytes> => keys.read(key, 'set') ?? new Set()

const add = (keys: Keyspace, key: Bytes, values: Iterable<Bytes>): number => {
  const set = keys.open(key, 'set')
  const before = set.size
  for (const value of values) set.add(value)
  return set.size - before
}

const remove = (keys: Keyspace, key: Bytes, ...values: Bytes[]): number => {
  const set = keys.read(key, 'set')
  const removed = values.filter((value) => set?.delete(value)).length
  keys.deleteIfEmpty(key)
  return removed
}

type Combine = (all: readonly ReadonlySet<Bytes>[]) => ReadonlySet<Bytes>

const union: Combine = (all) => all.reduce((result, set) => result.union(set), new Set())
const intersection: Combine = ([first = new Set(), ...rest]) =>
  rest.reduce((result, set) => result.intersection(set), first)
const difference: Combine = ([first = new Set(), ...rest]) =>
  rest.reduce((result, set) => result.difference(set), first)

const combined = (combine: Combine) =>
  command(1, MANY, (keys, ...names) => [...combine(names.map((name) => members(keys, name)))])

const stored = (combine: Combine) =>
  command(2, MANY, (keys, goal, ...names) => {
    const result = combine(names.map((name) => members(keys, name)))
    keys.delete(goal)
    return result.size === 0 ? 0 : add(keys, goal, result)
  })

const pick = (set: ReadonlySet<Bytes>): Bytes | undefined =>
  set.size === 0 ? undefined : [...set][randomInt(set.size)]

const pop = (keys: Keyspace, key: Bytes, countText?: Bytes): Reply => {
  const count = countText === undefined ? 1 : integer(countText)
  if (count < 0) throw new RedisError('ERR value is out of range, must be positive')
  const taken: Bytes[] = []
  while (taken.length < count) {
    const value = pick(members(keys, key))
    if (value === undefined) break
    remove(keys, key, value)
    taken.push(value)
  }
  return countText === undefined ? (taken[0] ?? null) : taken
}

/** A negative count may repeat members, a positive one may not. */
const randomMember = (keys: Keyspace, key: Bytes, countText?: Bytes): Reply => {
  const set = members(keys, key)
  if (countText === undefined) return pick(set) ?? null
  const count = integer(countText)
  if (count < 0) return set.size === 0 ? [] : Array.from({ length: -count }, () => pick(set) ?? null)
  const left = new Set(set)
  return Array.from({ length: Math.min(count, set.size) }, () => {
    const value = pick(left)
    if (value !== undefined) left.delete(value)
    return value ?? null
  })
}

export const SETS: CommandFamily = {
  sadd: command(2, MANY, (keys, key, ...values) => add(keys, key, values)),
  srem: command(2, MANY, remove),
  smembers: command(1, 1, (keys, key) => [...members(keys, key)]),
  sismember: command(2, 2, (keys, key, value) => (members(keys, key).has(value) ? 1 : 0)),
  smismember: command(2, MANY, (keys, key, ...values) => {
    const set = members(keys, key)
    return values.map((value) => (set.has(value) ? 1 : 0))
  }),
  scard: command(1, 1, (keys, key) => members(keys, key).size),
  spop: command(1, 2, pop),
  srandmember: command(1, 2, randomMember),
  smove: command(3, 3, (keys, from, to, value) => {
    keys.read(to, 'set') // a wrong type at the goal must leave the source alone
    if (remove(keys, from, value) === 0) return 0
    add(keys, to, [value])
    return 1
  }),
  sunion: combined(union),
  sinter: combined(intersection),
  sdiff: combined(difference),
  sunionstore: stored(union),
  sinterstore: stored(intersection),
  sdiffstore: stored(difference),
}
