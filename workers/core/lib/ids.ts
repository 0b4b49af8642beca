import { uuidV7 } from '#domain/lib/uuid.ts'

/** A fresh UUID v7: the id of a row. */
export const newUuid = (): string => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

export type IdPrefix = 'file' | 'pub' | 'ws'

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** `ws_…`: the prefix says what an id found in a log is. Twenty characters of 5 random bits each. */
export const newId = (prefix: IdPrefix): string =>
  `${prefix}_${Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET.charAt(byte % 32)).join('')}`
