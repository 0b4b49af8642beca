// What a query over records comes to without a database: every record is looked at, by the evaluator that pages use. Slow, short, and
// independent of predicates and of SQL; the compiled queries are held against it.
import { canReach } from '#domain/auth/can.ts'
import { EMPTY_MODEL, propertiesOf, SYSTEM_PROPERTIES, type Property } from '#domain/components/model.ts'
import { evaluate } from '#domain/expressions/evaluate.ts'
import { lowerText } from '#domain/expressions/functions/texts.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { Json } from '#domain/lib/json.ts'
import { rowScope, SEES_ALL } from '#domain/records/row-scope.ts'
import { sightOf, userValues, type Reader } from '../reader.ts'
import { PARAMS } from './random-condition.ts'
import type { Rows, StoredRow } from './random-rows.ts'
import { CREATED_AT, fileOf, lateProperties, UPDATED_AT, WRITER } from './store-rows.ts'

type Fields = { readonly [name: string]: unknown }
export type Tree = ReadonlyMap<string, Tree>
/** How much of a record is in sight: all of it, what the reader may see, or what a reference shows the reader. */
type Sees = 'everything' | 'record' | 'reference'

export type Asked = {
  readonly filter: string
  readonly words: readonly string[]
  readonly sort: readonly string[]
  readonly fields: readonly string[] | undefined
}

export class Naive {
  readonly #reader: Reader
  readonly #rows: Rows

  constructor(reader: Reader, rows: Rows) {
    this.#reader = reader
    this.#rows = rows
  }

  /** All records a query finds, in its order, as they go over the wire. */
  answer(componentId: string, { filter, words, sort, fields }: Asked): Fields[] {
    const scope = rowScope(componentId, this.#reader.components, sightOf(this.#reader))
    const found = (this.#rows[componentId] ?? [])
      .filter((row) => !row.deleted && this.#isWithin(componentId, row))
      .map((row) => ({ row, seen: this.#fields(componentId, row, 'record') }))
      .filter(({ seen }) => filter === '' || this.#holds(filter, seen, scope, PARAMS))
      .filter(({ seen }) => words.every((word) => this.#texts(componentId, seen).some((text) => text.includes(word))))
    const keyed = found.map(({ row, seen }) => ({
      row,
      id: row.id,
      keys: sort.map((key) => this.#sortKey(componentId, seen, key.replace('-', ''))),
    }))
    const tree = treeOf(fields ?? this.#visible(componentId).map(({ name }) => name))
    return keyed.toSorted(byKeys(sort)).map(({ row }) => this.#wire(componentId, row, tree))
  }

  #model(componentId: string) {
    return this.#reader.components[componentId]?.model ?? EMPTY_MODEL
  }

  #reach(componentId: string) {
    const { actor, roles, components } = this.#reader
    const component = components[componentId]
    return component ? canReach(actor, roles, 'read', component) : ({ allowed: false } as const)
  }

  #visible(componentId: string): Property[] {
    const reach = this.#reach(componentId)
    if (!reach.allowed) return []
    return propertiesOf(this.#model(componentId)).filter(
      ({ id, virtual }) => !virtual && (reach.fields === 'all' || reach.fields.includes(id)),
    )
  }

  #isWithin(componentId: string, row: StoredRow): boolean {
    const reach = this.#reach(componentId)
    if (!reach.allowed) return false
    const scope = rowScope(componentId, this.#reader.components, SEES_ALL)
    const whole = this.#fields(componentId, row, 'everything')
    return reach.rules.length === 0 || reach.rules.some((rule) => this.#holds(rule, whole, scope, {}))
  }

  #holds(text: string, record: Fields, scope: Scope, params: Fields): boolean {
    const { actor, context } = this.#reader
    const values = { user: userValues(actor), params, record }
    const variables = Object.defineProperties(values, Object.getOwnPropertyDescriptors(record))
    const result = evaluate(text, variables, { ...context, scope })
    if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`)
    return result.value === true
  }

  /** A record's fields, those of what it refers to when they are asked for: components refer to each other in circles. */
  #fields(componentId: string, row: StoredRow, sees: Sees): Fields {
    const all = sees === 'everything'
    const within = sees !== 'reference' || this.#isWithin(componentId, row)
    const fields = { ...this.#system(componentId, row, sees), ...(within ? {} : BEYOND), id: row.id }
    const properties = all ? propertiesOf(this.#model(componentId)) : this.#visible(componentId)
    for (const property of properties.filter(({ virtual }) => !virtual))
      Object.defineProperty(fields, property.name, {
        enumerable: true,
        get: () => (within ? this.#value(property, row, all ? 'everything' : 'reference') : null),
      })
    return fields
  }

  #system(componentId: string, row: StoredRow, sees: Sees): { [name: string]: unknown } {
    const updated = lateProperties(this.#reader, componentId).length > 0
    return {
      id: row.id,
      name: this.#isNamed(componentId, sees) ? this.#name(componentId, row) : null,
      version: updated ? 2 : 1,
      createdAt: CREATED_AT,
      updatedAt: updated ? UPDATED_AT : CREATED_AT,
      createdBy: WRITER,
      updatedBy: WRITER,
    }
  }

  #isNamed(componentId: string, sees: Sees): boolean {
    if (sees === 'everything') return true
    const reach = this.#reach(componentId)
    const { nameFrom = null } = this.#model(componentId)
    if (!reach.allowed) return false
    return sees === 'reference' || reach.fields === 'all' || (nameFrom !== null && reach.fields.includes(nameFrom))
  }

  #name(componentId: string, row: StoredRow): string | null {
    const { nameFrom, properties } = this.#model(componentId)
    const property = nameFrom ? properties[nameFrom] : undefined
    const value = property ? (row.values[property.id] ?? null) : null
    if (!property || value === null || property.type === 'catalog' || property.type === 'file') return null
    return cut(typeof value === 'number' ? digits(value) : String(value))
  }

  #target(componentId: string, id: Json): StoredRow | undefined {
    return (this.#rows[componentId] ?? []).find((row) => row.id === id)
  }

  #value(property: Property, row: StoredRow, sees: 'everything' | 'reference'): unknown {
    const value = row.values[property.id] ?? null
    if (property.type === 'file') return value === null ? null : fileOf(String(value))
    if (property.type === 'array') return this.#wireValue(property, row, new Map())
    if (property.type !== 'catalog') return value
    const target = this.#target(property.component, value)
    return target ? this.#fields(property.component, target, sees) : null
  }

  #texts(componentId: string, seen: Fields): string[] {
    const texts = this.#visible(componentId).filter(({ type }) => type === 'string' || type === 'uri')
    return [seen['name'], ...texts.map(({ name }) => seen[name])].flatMap((text) =>
      typeof text === 'string' ? [lowerText(text)] : [],
    )
  }

  /** Texts without an index are ordered by their beginning. */
  #sortKey(componentId: string, seen: Fields, path: string): unknown {
    const value = path.split('.').reduce<unknown>((at, name) => (at as Fields | null)?.[name] ?? null, seen)
    if (typeof value !== 'string') return value
    const own = propertiesOf(this.#model(componentId)).find(({ name }) => name === path)
    const long = own?.type === 'string' && (own.multiline === true || (own.maxLength ?? 0) > 600)
    return own && (own.query || own.unique) && !long ? value : cut(value)
  }

  #wire(componentId: string, row: StoredRow, tree: Tree): Fields {
    return { ...this.#system(componentId, row, 'record'), ...this.#selected(componentId, row, tree, true) }
  }

  #selected(componentId: string, row: StoredRow, tree: Tree, within: boolean): Fields {
    return Object.fromEntries(
      this.#visible(componentId)
        .filter(({ name }) => tree.has(name))
        .map((each) => [each.name, within ? this.#wireValue(each, row, tree.get(each.name) ?? new Map()) : null]),
    )
  }

  #wireValue(property: Property, row: StoredRow, tree: Tree): unknown {
    if (property.type === 'array')
      return ((row.values[property.id] ?? []) as Json[])
        .flatMap((id) => this.#target(property.component, id) ?? [])
        .filter(({ deleted }) => !deleted)
        .map((target) => this.#wireReference(property.component, target, tree))
    if (property.type !== 'catalog') return this.#value(property, row, 'reference')
    const target = this.#target(property.component, row.values[property.id] ?? null)
    return target ? this.#wireReference(property.component, target, tree) : null
  }

  #wireReference(componentId: string, row: StoredRow, tree: Tree): Fields {
    const { id, name } = this.#system(componentId, row, 'reference')
    return { id, name, ...this.#selected(componentId, row, tree, this.#isWithin(componentId, row)) }
  }
}

/** What is not to be seen of a record beyond the reader's rules. Its id and name are. */
const BEYOND = Object.fromEntries(
  Object.keys(SYSTEM_PROPERTIES).flatMap((name) => (name === 'id' || name === 'name' ? [] : [[name, null]])),
)

function treeOf(paths: readonly string[]): Tree {
  type Grown = Map<string, Grown>
  const root: Grown = new Map()
  for (const path of paths)
    path.split('.').reduce((level, name) => {
      const next: Grown = level.get(name) ?? new Map()
      level.set(name, next)
      return next
    }, root)
  return root
}

const cut = (text: string): string => [...text].slice(0, 200).join('')

/** A number's digits without an exponent. */
function digits(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e')
  if (exponent === undefined) return mantissa
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const at = whole.length + Number(exponent)
  const all = `${'0'.repeat(Math.max(0, 1 - at))}${whole}${fraction}`.padEnd(at, '0')
  const point = Math.max(at, 1)
  return `${value < 0 ? '-' : ''}${all.slice(0, point)}${all.length > point ? `.${all.slice(point)}` : ''}`
}

const byCodePoints = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function compareKeys(a: unknown, b: unknown, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return sign * (typeof a === 'string' ? byCodePoints(a, String(b)) : Number(a) - Number(b))
}

type Keyed = { readonly id: string; readonly keys: readonly unknown[] }

/** Nulls last either way; ties by id, in the direction of the last key. */
const byKeys = (sort: readonly string[]) => {
  const signOf = (key: string | undefined) => (key?.startsWith('-') ? -1 : 1)
  return (a: Keyed, b: Keyed): number => {
    for (const [i, key] of sort.entries()) {
      const order = compareKeys(a.keys[i], b.keys[i], signOf(key))
      if (order !== 0) return order
    }
    return signOf(sort.at(-1)) * byCodePoints(a.id, b.id)
  }
}
