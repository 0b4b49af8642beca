import type { Command, CommandFamily } from './command.ts'
import { HASHES } from './hashes.ts'
import { KEYS } from './keys.ts'
import { Keyspace } from './keyspace.ts'
import { LISTS } from './lists.ts'
import { type Bytes, RedisError, type Reply, toText } from './reply.ts'
import { scripting } from './scripting.ts'
import { SETS } from './sets.ts'
import { SORTED_SETS } from './sorted-sets.ts'
import { STRINGS } from './strings.ts'

export type RedisEngine = {
  /** Runs one command to its end; errors are answered, never thrown. */
  readonly execute: (args: readonly Bytes[]) => Reply
  /** Why a command could not even be queued, or undefined. */
  readonly refusal: (args: readonly Bytes[]) => RedisError | undefined
}

/** A Redis of our own, in memory. It runs in one thread and never waits, so every command and script is atomic. */
export const createRedisEngine = (): RedisEngine => {
  const keys = new Keyspace()
  const families: CommandFamily[] = [KEYS, STRINGS, HASHES, LISTS, SETS, SORTED_SETS]
  const commands = new Map<string, Command>(families.flatMap((family) => Object.entries(family)))

  const find = ([name = '', ...args]: readonly Bytes[]): Command | RedisError => {
    const command = commands.get(name.toLowerCase())
    if (command === undefined) {
      const shown = args.map((arg) => `'${toText(arg)}' `).join('')
      return new RedisError(`ERR unknown command '${toText(name)}', with args beginning with: ${shown}`)
    }
    const [least, most] = command.arity
    if (args.length >= least && args.length <= most) return command
    return new RedisError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
  }

  const execute = (args: readonly Bytes[]): Reply => {
    const command = find(args)
    if (command instanceof RedisError) return command
    try {
      return command.run(keys, args.slice(1))
    } catch (error) {
      if (error instanceof RedisError) return error
      throw error
    }
  }
  for (const [name, command] of Object.entries(scripting(execute))) commands.set(name, command)

  return {
    execute,
    refusal: (args) => {
      const command = find(args)
      return command instanceof RedisError ? command : undefined
    },
  }
}
