import { type Bytes, wrongType } from './reply.ts'

/** What a key may hold, by the name that TYPE answers. */
export type Kinds = {
  string: { value: Bytes }
  hash: Map<Bytes, Bytes>
  list: Bytes[]
  set: Set<Bytes>
  zset: Map<Bytes, number>
}

type Entry = { [K in keyof Kinds]: { readonly kind: K; readonly held: Kinds[K]; expiresAt?: number } }[keyof Kinds]

/** The keys of one database. An expired key is gone for every reader at the instant it expires. */
export class Keyspace {
  readonly #entries = new Map<Bytes, Entry>()

  entry(key: Bytes): Entry | undefined {
    const entry = this.#entries.get(key)
    if (entry?.expiresAt !== undefined && entry.expiresAt <= Date.now()) {
      this.#entries.delete(key)
      return undefined
    }
    return entry
  }

  /** What a key holds, when it exists. Throws WRONGTYPE when it holds something else. */
  read<K extends keyof Kinds>(key: Bytes, kind: K): Kinds[K] | undefined {
    const entry = this.entry(key)
    if (entry === undefined) return undefined
    if (entry.kind !== kind) throw wrongType()
    return entry.held as Kinds[K] // the line above proves the kind
  }

  /** What a key holds, made first when it does not exist. */
  open<K extends keyof Kinds>(key: Bytes, kind: K): Kinds[K] {
    const held = this.read(key, kind)
    if (held !== undefined) return held
    const made = EMPTY[kind]()
    this.#entries.set(key, { kind, held: made } as Entry) // EMPTY keeps kind and held together
    return made
  }

  /** Replaces whatever the key held by a string. */
  put(key: Bytes, value: Bytes, expiresAt?: number): void {
    this.#entries.set(key, { kind: 'string', held: { value }, ...(expiresAt === undefined ? {} : { expiresAt }) })
  }

  /** Sets when the key expires; undefined makes it stay. */
  expire(key: Bytes, at: number | undefined): void {
    const entry = this.entry(key)
    if (entry === undefined) return
    if (at === undefined) delete entry.expiresAt
    else if (at <= Date.now()) this.#entries.delete(key)
    else entry.expiresAt = at
  }

  rename(from: Bytes, to: Bytes): boolean {
    const entry = this.entry(from)
    if (entry === undefined) return false
    this.#entries.delete(from)
    this.#entries.set(to, entry)
    return true
  }

  delete(key: Bytes): boolean {
    return this.entry(key) !== undefined && this.#entries.delete(key)
  }

  /** Redis keeps no empty collections: call after taking members out. */
  deleteIfEmpty(key: Bytes): void {
    const held = this.entry(key)?.held
    if (held === undefined || 'value' in held) return
    if (('size' in held ? held.size : held.length) === 0) this.#entries.delete(key)
  }

  keys(): Bytes[] {
    return [...this.#entries.keys()].filter((key) => this.entry(key) !== undefined)
  }

  clear(): void {
    this.#entries.clear()
  }
}

const EMPTY: { readonly [K in keyof Kinds]: () => Kinds[K] } = {
  string: () => ({ value: '' }),
  hash: () => new Map(),
  list: () => [],
  set: () => new Set(),
  zset: () => new Map(),
}
