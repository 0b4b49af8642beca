import { command, type CommandFamily, MANY, pairs } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { add, float, floatText, integer } from './numbers.ts'
import { type Bytes, OK, RedisError, type Reply } from './reply.ts'

const setFields = (keys: Keyspace, name: string, key: Bytes, args: readonly Bytes[]): number => {
  if (args.length % 2 === 1) throw new RedisError(`ERR wrong number of arguments for '${name}' command`)
  const hash = keys.open(key, 'hash')
  const before = hash.size
  for (const [field, value] of pairs(args)) hash.set(field, value)
  return hash.size - before
}

const deleteFields = (keys: Keyspace, key: Bytes, ...fields: Bytes[]): Reply => {
  const hash = keys.read(key, 'hash')
  const deleted = fields.filter((field) => hash?.delete(field)).length
  keys.deleteIfEmpty(key)
  return deleted
}

const increase = (keys: Keyspace, key: Bytes, field: Bytes, by: Bytes): Reply => {
  const held = keys.read(key, 'hash')?.get(field) ?? '0'
  const step = integer(by)
  if (!/^-?\d+$/.test(held)) throw new RedisError('ERR hash value is not an integer')
  const sum = add(held, step)
  keys.open(key, 'hash').set(field, String(sum))
  return sum
}

const increaseFloat = (keys: Keyspace, key: Bytes, field: Bytes, by: Bytes): Reply => {
  const sum = floatText(float(keys.read(key, 'hash')?.get(field) ?? '0') + float(by))
  keys.open(key, 'hash').set(field, sum)
  return sum
}

export const HASHES: CommandFamily = {
  hset: command(3, MANY, (keys, key, ...args) => setFields(keys, 'hset', key, args)),
  hmset: command(3, MANY, (keys, key, ...args) => {
    setFields(keys, 'hmset', key, args)
    return OK
  }),
  hsetnx: command(3, 3, (keys, key, field, value) => {
    const hash = keys.open(key, 'hash')
    if (hash.has(field)) return 0
    hash.set(field, value)
    return 1
  }),
  hget: command(2, 2, (keys, key, field) => keys.read(key, 'hash')?.get(field) ?? null),
  hmget: command(2, MANY, (keys, key, ...fields) => {
    const hash = keys.read(key, 'hash')
    return fields.map((field) => hash?.get(field) ?? null)
  }),
  hgetall: command(1, 1, (keys, key) => [...(keys.read(key, 'hash') ?? [])].flat()),
  hkeys: command(1, 1, (keys, key) => [...(keys.read(key, 'hash')?.keys() ?? [])]),
  hvals: command(1, 1, (keys, key) => [...(keys.read(key, 'hash')?.values() ?? [])]),
  hlen: command(1, 1, (keys, key) => keys.read(key, 'hash')?.size ?? 0),
  hstrlen: command(2, 2, (keys, key, field) => keys.read(key, 'hash')?.get(field)?.length ?? 0),
  hexists: command(2, 2, (keys, key, field) => (keys.read(key, 'hash')?.has(field) ? 1 : 0)),
  hdel: command(2, MANY, deleteFields),
  hincrby: command(3, 3, increase),
  hincrbyfloat: command(3, 3, increaseFloat),
}
