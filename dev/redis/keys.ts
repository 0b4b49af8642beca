import { command, type CommandFamily, MANY } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { integer } from './numbers.ts'
import { type Bytes, OK, RedisError, type Reply, Status, syntaxError } from './reply.ts'

/** EXPIRE and its kin: 1 when the time was set, 0 when the key or the condition did not allow it. */
const expire = (keys: Keyspace, key: Bytes, at: number, conditions: readonly Bytes[]): Reply => {
  const wanted = conditions.map((condition) => condition.toUpperCase())
  const unknown = wanted.find((condition) => !['NX', 'XX', 'GT', 'LT'].includes(condition))
  if (unknown !== undefined) throw new RedisError(`ERR Unsupported option ${unknown}`)
  const entry = keys.entry(key)
  if (entry === undefined) return 0
  const now = entry.expiresAt ?? Infinity // a key that stays counts as one that expires never
  const refused =
    (wanted.includes('NX') && now !== Infinity) ||
    (wanted.includes('XX') && now === Infinity) ||
    (wanted.includes('GT') && at <= now) ||
    (wanted.includes('LT') && at >= now)
  if (refused) return 0
  keys.expire(key, at)
  return 1
}

const timeLeft = (keys: Keyspace, key: Bytes): number => {
  const entry = keys.entry(key)
  if (entry === undefined) return -2
  return entry.expiresAt === undefined ? -1 : entry.expiresAt - Date.now()
}

const expiryTime = (keys: Keyspace, key: Bytes): number => {
  const entry = keys.entry(key)
  return entry === undefined ? -2 : (entry.expiresAt ?? -1)
}

const inSeconds = (milliseconds: number): number => (milliseconds < 0 ? milliseconds : Math.round(milliseconds / 1000))

/** Whether a name matches a Redis glob: `*`, `?`, `[a-z]`, `[^a]`, and `\` before a literal. */
const matcher = (pattern: Bytes): ((name: Bytes) => boolean) => {
  const source = pattern.replaceAll(/\\(.)|\[(\^?)((?:\\.|[^\]])*)\]|[\s\S]/g, (token, escaped, negated, members) => {
    if (escaped !== undefined) return RegExp.escape(escaped)
    if (members !== undefined) return `[${negated}${members.replaceAll(/[[\]^]/g, '\\$&')}]`
    if (token === '*') return '[\\s\\S]*'
    return token === '?' ? '[\\s\\S]' : RegExp.escape(token)
  })
  const expression = new RegExp(`^${source}$`)
  return (name) => expression.test(name)
}

/** Answers everything in one go with the cursor 0, which SCAN's contract allows for any COUNT. */
const scan = (keys: Keyspace, cursor: Bytes, ...options: Bytes[]): Reply => {
  if (!/^\d+$/.test(cursor)) throw new RedisError('ERR invalid cursor')
  let matches = matcher('*')
  let kind: string | undefined
  for (let i = 0; i < options.length; i += 2) {
    const value = options[i + 1]
    const option = options[i]?.toUpperCase()
    if (value === undefined) throw syntaxError()
    if (option === 'MATCH') matches = matcher(value)
    else if (option === 'TYPE') kind = value.toLowerCase()
    else if (option === 'COUNT') integer(value)
    else throw syntaxError()
  }
  return ['0', keys.keys().filter((key) => matches(key) && (kind === undefined || keys.entry(key)?.kind === kind))]
}

const rename = (keys: Keyspace, from: Bytes, to: Bytes): Reply => {
  if (!keys.rename(from, to)) throw new RedisError('ERR no such key')
  return OK
}

const count = (names: readonly Bytes[], test: (name: Bytes) => boolean): number => names.filter(test).length

const del = command(1, MANY, (keys, ...names) => count(names, (name) => keys.delete(name)))
const exists = command(1, MANY, (keys, ...names) => count(names, (name) => keys.entry(name) !== undefined))
const flush = command(0, 1, (keys) => {
  keys.clear()
  return OK
})

export const KEYS: CommandFamily = {
  ping: command(0, 1, (_keys, ...args) => args[0] ?? new Status('PONG')),
  echo: command(1, 1, (_keys, text) => text),
  time: command(0, 0, () => {
    const now = Date.now()
    return [String(Math.floor(now / 1000)), String((now % 1000) * 1000)]
  }),
  del,
  unlink: del,
  exists,
  touch: exists,
  type: command(1, 1, (keys, key) => new Status(keys.entry(key)?.kind ?? 'none')),
  rename: command(2, 2, rename),
  renamenx: command(2, 2, (keys, from, to) => {
    if (keys.entry(from) !== undefined && keys.entry(to) !== undefined) return 0
    rename(keys, from, to)
    return 1
  }),
  expire: command(2, MANY, (keys, key, seconds, ...when) =>
    expire(keys, key, Date.now() + integer(seconds) * 1000, when),
  ),
  pexpire: command(2, MANY, (keys, key, ms, ...when) => expire(keys, key, Date.now() + integer(ms), when)),
  expireat: command(2, MANY, (keys, key, at, ...when) => expire(keys, key, integer(at) * 1000, when)),
  pexpireat: command(2, MANY, (keys, key, at, ...when) => expire(keys, key, integer(at), when)),
  persist: command(1, 1, (keys, key) => {
    if (keys.entry(key)?.expiresAt === undefined) return 0
    keys.expire(key, undefined)
    return 1
  }),
  ttl: command(1, 1, (keys, key) => inSeconds(timeLeft(keys, key))),
  pttl: command(1, 1, timeLeft),
  expiretime: command(1, 1, (keys, key) => inSeconds(expiryTime(keys, key))),
  pexpiretime: command(1, 1, expiryTime),
  keys: command(1, 1, (keys, pattern) => keys.keys().filter(matcher(pattern))),
  scan: command(1, MANY, scan),
  dbsize: command(0, 0, (keys) => keys.keys().length),
  flushdb: flush,
  flushall: flush,
}
