import { command, type CommandFamily, MANY, pairs } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { add, float, floatText, integer, slice } from './numbers.ts'
import { type Bytes, OK, RedisError, type Reply, syntaxError } from './reply.ts'

const TIMES: { readonly [option: string]: (amount: number) => number } = {
  EX: (seconds) => Date.now() + seconds * 1000,
  PX: (milliseconds) => Date.now() + milliseconds,
  EXAT: (seconds) => seconds * 1000,
  PXAT: (milliseconds) => milliseconds,
}

type SetOptions = { expiresAt?: number; keepTtl?: boolean; only?: 'NX' | 'XX'; get?: boolean }

const setOptions = (args: readonly Bytes[], name: string): SetOptions => {
  const options: SetOptions = {}
  for (let i = 0; i < args.length; i++) {
    const option = (args[i] ?? '').toUpperCase()
    const time = TIMES[option]
    if (time !== undefined) {
      const amount = args[++i]
      if (amount === undefined || options.expiresAt !== undefined || options.keepTtl) throw syntaxError()
      options.expiresAt = time(lifetime(amount, name))
    } else if (option === 'NX' || option === 'XX') {
      if (options.only !== undefined && options.only !== option) throw syntaxError()
      options.only = option
    } else if (option === 'KEEPTTL' && options.expiresAt === undefined) options.keepTtl = true
    else if (option === 'GET') options.get = true
    else throw syntaxError()
  }
  return options
}

const lifetime = (text: Bytes, name: string): number => {
  const amount = integer(text)
  if (amount <= 0) throw new RedisError(`ERR invalid expire time in '${name}' command`)
  return amount
}

const set = (keys: Keyspace, key: Bytes, value: Bytes, ...args: Bytes[]): Reply => {
  const options = setOptions(args, 'set')
  const before = options.get ? (keys.read(key, 'string')?.value ?? null) : null
  const entry = keys.entry(key)
  const refused = (options.only === 'NX' && entry !== undefined) || (options.only === 'XX' && entry === undefined)
  if (!refused) keys.put(key, value, options.keepTtl ? entry?.expiresAt : options.expiresAt)
  if (options.get) return before
  return refused ? null : OK
}

const increase = (keys: Keyspace, key: Bytes, by: number): number => {
  const sum = add(keys.read(key, 'string')?.value ?? '0', by)
  keys.open(key, 'string').value = String(sum)
  return sum
}

const increaseFloat = (keys: Keyspace, key: Bytes, by: Bytes): Bytes => {
  const sum = float(keys.read(key, 'string')?.value ?? '0') + float(by)
  if (!Number.isFinite(sum)) throw new RedisError('ERR increment would produce NaN or Infinity')
  return (keys.open(key, 'string').value = floatText(sum))
}

const getex = (keys: Keyspace, key: Bytes, ...args: Bytes[]): Reply => {
  const value = keys.read(key, 'string')?.value ?? null
  const persist = args.length === 1 && args[0]?.toUpperCase() === 'PERSIST'
  const options = persist ? {} : setOptions(args, 'getex')
  if (persist) keys.expire(key, undefined)
  else if (options.expiresAt !== undefined) keys.expire(key, options.expiresAt)
  return value
}

const getdel = (keys: Keyspace, key: Bytes): Reply => {
  const value = keys.read(key, 'string')?.value ?? null
  keys.delete(key)
  return value
}

const setrange = (keys: Keyspace, key: Bytes, offsetText: Bytes, patch: Bytes): Reply => {
  const offset = integer(offsetText)
  if (offset < 0) throw new RedisError('ERR offset is out of range')
  const before = keys.read(key, 'string')?.value ?? ''
  if (patch === '') return before.length
  const value = before.slice(0, offset).padEnd(offset, '\0') + patch + before.slice(offset + patch.length)
  keys.open(key, 'string').value = value
  return value.length
}

const getrange = (keys: Keyspace, key: Bytes, start: Bytes, stop: Bytes): Reply => {
  const value = keys.read(key, 'string')?.value ?? ''
  return value.slice(...slice(integer(start), integer(stop), value.length))
}

const mset = (keys: Keyspace, args: readonly Bytes[], name: string): void => {
  if (args.length % 2 === 1) throw new RedisError(`ERR wrong number of arguments for '${name}' command`)
  for (const [key, value] of pairs(args)) keys.put(key, value)
}

export const STRINGS: CommandFamily = {
  get: command(1, 1, (keys, key) => keys.read(key, 'string')?.value ?? null),
  set: command(2, MANY, set),
  setex: command(3, 3, (keys, key, seconds, value) => {
    keys.put(key, value, Date.now() + lifetime(seconds, 'setex') * 1000)
    return OK
  }),
  psetex: command(3, 3, (keys, key, milliseconds, value) => {
    keys.put(key, value, Date.now() + lifetime(milliseconds, 'psetex'))
    return OK
  }),
  setnx: command(2, 2, (keys, key, value) => {
    if (keys.entry(key) !== undefined) return 0
    keys.put(key, value)
    return 1
  }),
  getset: command(2, 2, (keys, key, value) => set(keys, key, value, 'GET')),
  getdel: command(1, 1, getdel),
  getex: command(1, MANY, getex),
  mget: command(1, MANY, (keys, ...names) =>
    names.map((name) => {
      const entry = keys.entry(name)
      return entry?.kind === 'string' ? entry.held.value : null
    }),
  ),
  mset: command(2, MANY, (keys, ...args) => {
    mset(keys, args, 'mset')
    return OK
  }),
  msetnx: command(2, MANY, (keys, ...args) => {
    if (pairs(args).some(([key]) => keys.entry(key) !== undefined)) return 0
    mset(keys, args, 'msetnx')
    return 1
  }),
  append: command(2, 2, (keys, key, more) => (keys.open(key, 'string').value += more).length),
  strlen: command(1, 1, (keys, key) => keys.read(key, 'string')?.value.length ?? 0),
  getrange: command(3, 3, getrange),
  setrange: command(3, 3, setrange),
  incr: command(1, 1, (keys, key) => increase(keys, key, 1)),
  decr: command(1, 1, (keys, key) => increase(keys, key, -1)),
  incrby: command(2, 2, (keys, key, by) => increase(keys, key, integer(by))),
  decrby: command(2, 2, (keys, key, by) => increase(keys, key, -integer(by))),
  incrbyfloat: command(2, 2, increaseFloat),
}
