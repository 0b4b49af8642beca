import { createHash } from 'node:crypto'
import { command, type CommandFamily, MANY } from './command.ts'
import { createLua } from './lua.ts'
import { integer } from './numbers.ts'
import { type Bytes, OK, RedisError, type Reply } from './reply.ts'

/** EVAL, EVALSHA and SCRIPT over the commands that `execute` runs. */
export const scripting = (execute: (args: readonly Bytes[]) => Reply): CommandFamily => {
  const lua = createLua(execute)
  const scripts = new Map<string, Bytes>()

  const load = (source: Bytes): string => {
    const sha = createHash('sha1').update(Buffer.from(source, 'latin1')).digest('hex')
    scripts.set(sha, source)
    return sha
  }
  const run = (sha: string, countText: Bytes, args: readonly Bytes[]): Reply => {
    const count = integer(countText)
    if (count < 0) throw new RedisError("ERR Number of keys can't be negative")
    if (count > args.length) throw new RedisError("ERR Number of keys can't be greater than number of args")
    const source = scripts.get(sha.toLowerCase())
    if (source === undefined) throw new RedisError('NOSCRIPT No matching script. Please use EVAL.')
    return lua.run(sha.toLowerCase(), source, args.slice(0, count), args.slice(count))
  }
  const script = (subcommand: Bytes, args: readonly Bytes[]): Reply => {
    switch (subcommand.toUpperCase()) {
      case 'LOAD':
        lua.compile(args[0] ?? '')
        return load(args[0] ?? '')
      case 'EXISTS':
        return args.map((sha) => (scripts.has(sha.toLowerCase()) ? 1 : 0))
      case 'FLUSH':
        scripts.clear()
        return OK
      default:
        throw new RedisError(`ERR unknown subcommand '${subcommand}'. Try SCRIPT HELP.`)
    }
  }

  return {
    eval: command(2, MANY, (_keys, source, count, ...args) => run(load(source), count, args)),
    evalsha: command(2, MANY, (_keys, sha, count, ...args) => run(sha, count, args)),
    script: command(1, MANY, (_keys, subcommand, ...args) => script(subcommand, args)),
  }
}
