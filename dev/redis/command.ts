import type { Keyspace } from './keyspace.ts'
import type { Bytes, Reply } from './reply.ts'

/** One Redis command. `run` may throw a RedisError instead of answering one. */
export type Command = {
  /** Fewest and most arguments after the command's name. */
  readonly arity: readonly [least: number, most: number]
  readonly run: (keys: Keyspace, args: readonly Bytes[]) => Reply
}

export type CommandFamily = { readonly [name: string]: Command }

/** Declares a command; arguments the arity promises are there. */
export const command = (least: number, most: number, run: (keys: Keyspace, ...args: Bytes[]) => Reply): Command => ({
  arity: [least, most],
  run: (keys, args) => run(keys, ...args),
})

/** No upper bound on the number of arguments. */
export const MANY = Number.POSITIVE_INFINITY

/** Splits a flat list of arguments into pairs; a dangling one is the caller's syntax error. */
export const pairs = (args: readonly Bytes[]): (readonly [Bytes, Bytes])[] => {
  const result: (readonly [Bytes, Bytes])[] = []
  for (let i = 0; i + 1 < args.length; i += 2) result.push([args[i] ?? '', args[i + 1] ?? ''])
  return result
}
