/**
 * A Redis string: every character is one byte (0–255). Keys, fields and values are held in this form, so that lengths,
 * ranges, order and Lua see bytes as Redis does, and a Map can be keyed by them.
 */
export type Bytes = string

/** A status reply such as OK, which is not data. */
export class Status {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** An error reply; its message starts with a code in capitals, as Redis words it. */
export class RedisError extends Error {}

/** What a command answers. */
export type Reply = Bytes | number | null | Status | RedisError | readonly Reply[]

export const OK = new Status('OK')

export const toBytes = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1')
export const toText = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8')
export const toBase64 = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('base64')

export const wrongType = () => new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value')
export const syntaxError = () => new RedisError('ERR syntax error')
