// Random conditions on the rows of a component: everything that can be asked of the database, by the names in a scope.
import { SYSTEM_PROPERTIES } from '#domain/components/model.ts'
import type { RowScope } from '#domain/expressions/push.ts'
import { isRecord, type ExprType, type ScalarType } from '#domain/expressions/scope.ts'
import type { Dice } from './dice.ts'
import { TEXTS, VALUES } from './random-values.ts'

/** Values for `params` in filters; one name has none. */
export const PARAMS = { least: 1, word: 'a', day: '2026-11-21', nothing: null } as const

/** A value a condition can name. `reference` is only asked whether it is there. */
export type Place = { readonly path: readonly string[]; readonly type: ScalarType | 'reference' }

/** Longest path of names that the API takes. */
const MOST_NAMES = 4

/** Everything a scope can name, through as many references as paths may go. */
export function placesOf({ variables, columns }: RowScope): Place[] {
  const found: Place[] = []
  const visit = (path: readonly string[], type: ExprType): void => {
    if (typeof type === 'string') found.push({ path, type: type as ScalarType })
    else if (isRecord(type)) {
      found.push({ path, type: 'reference' })
      if (path.length < MOST_NAMES)
        for (const name of Object.keys(type.record)) visit([...path, name], type.record[name] ?? 'any')
    }
  }
  for (const name of columns) visit([name], variables[name] ?? 'any')
  return found
}

/** What conditions are made of: places by type, in groups that are equally likely: near and far ones, properties rather than system fields. */
export type Words = { readonly [T in Place['type']]?: readonly (readonly Place[])[] }

export function wordsOf(places: readonly Place[]): Words {
  const words: { [type: string]: Place[][] } = {}
  for (const type of new Set(places.map((place) => place.type))) {
    const ofType = places.filter((place) => place.type === type)
    words[type] = Array.from({ length: MOST_NAMES }, (_, i) => ofType.filter(({ path }) => path.length === i + 1))
      .flatMap((level) => {
        const properties = level.filter(({ path }) => !Object.hasOwn(SYSTEM_PROPERTIES, path.at(-1) ?? ''))
        return [properties, properties, level.filter((place) => !properties.includes(place))]
      })
      .filter((group) => group.length > 0)
  }
  return words
}

/** A place of the type, or undefined where there is none. */
const placeOf = (dice: Dice, words: Words, type: Place['type']): string | undefined => {
  const place = dice.among(dice.among(words[type] ?? []) ?? [])
  return place && `${dice.once(8) ? 'record.' : ''}${place.path.join('.')}`
}

const quoted = (value: unknown): string => JSON.stringify(value)
type Valued = Exclude<ScalarType, 'duration'>
const DECIMALS = ['0', '0.5', '1', '-1', '1.5', '10', '0.1', '2.0', '1e200']

/** A known value of a type, as an expression. */
function literal(dice: Dice, type: Valued): string {
  switch (type) {
    case 'string':
      return quoted(dice.pick(TEXTS))
    case 'int':
      return String(dice.among(VALUES.integer))
    case 'double':
      return String(dice.among(DECIMALS))
    case 'bool':
      return String(dice.among(VALUES.boolean))
    default:
      return `${type}(${quoted(dice.among(VALUES[type]))})`
  }
}

/** A value of a type: of the row, known, or computed from others no deeper than `depth`. */
function term(dice: Dice, words: Words, type: Valued, depth: number): string {
  const simple = (): string => (dice.once(3) ? undefined : placeOf(dice, words, type)) ?? literal(dice, type)
  if (depth <= 0 || !dice.once(3)) return simple()
  const of = (each: Valued) => term(dice, words, each, depth - 1)
  const number = () => of(dice.pick(['int', 'double']))
  const any: (() => string)[] = [
    () => `coalesce(${of(type)}, ${of(type)})`,
    () => `(${condition(dice, words, depth - 1)} ? ${of(type)} : ${of(type)})`,
  ]
  const sign = (signs: readonly [string, ...string[]]) => dice.pick(signs)
  const day = () => dice.pick<Valued>(['date', 'datetime'])
  const computed: { readonly [T in Valued]: readonly (() => string)[] } = {
    string: [() => `${sign(['lower', 'upper', 'trim'])}(${of('string')})`, () => `(${of('string')} + ${of('string')})`],
    int: [
      () => `length(${of('string')})`,
      () => `(${of('int')} ${sign(['+', '-', '*', '/', '%'])} ${of('int')})`,
      () => `-${simple()}`.replace('--', ''),
      () => `abs(${of('int')})`,
      () => `${sign(['round', 'floor', 'ceil'])}(${number()})`,
      () => `${sign(['year', 'month', 'day', 'weekday'])}(${of(day())})`,
      () => `${sign(['hour', 'minute'])}(${of(dice.pick(['time', 'datetime']))})`,
      () => `daysBetween(${of(day())}, ${of(day())})`,
    ],
    double: [
      () => `(${of('double')} ${sign(['+', '-', '*', '/'])} ${number()})`,
      () => `abs(${of('double')})`,
      () => `(${of('int')} / ${literal(dice, 'double')})`,
    ],
    bool: [],
    date: [
      () => `(${of('date')} ${sign(['+', '-'])} ${sign(['days(1)', 'days(40)', 'months(1)', 'months(13)'])})`,
      () => `date(${of('datetime')})`,
      () => 'today()',
    ],
    time: [],
    datetime: [
      () => `(${of('datetime')} ${sign(['+', '-'])} ${sign(['hours(30)', 'minutes(1)', 'months(1)', 'days(366)'])})`,
      () => 'now()',
    ],
  }
  return (dice.among([...computed[type], ...any]) ?? simple)()
}

const TYPES = ['string', 'int', 'double', 'date', 'datetime', 'time', 'bool'] as const
const EQUALITIES = ['==', '!='] as const
const SIGNS = [...EQUALITIES, '<', '<=', '>', '>='] as const

/** A type the row has values of, if it has any. */
const typeOf = (dice: Dice, words: Words): Valued => dice.among(TYPES.filter((type) => words[type])) ?? 'string'

function leaf(dice: Dice, words: Words, depth: number): string {
  const type = typeOf(dice, words)
  const of = (each: Valued) => term(dice, words, each, depth)
  // One side is of the row, mostly as it is.
  const mine = (each: Valued = type) => (dice.once(3) ? undefined : placeOf(dice, words, each)) ?? of(each)
  const place = () => placeOf(dice, words, dice.once(3) ? 'reference' : type) ?? 'id'
  const known = () => (dice.once(6) ? 'null' : literal(dice, type))
  const list = (item: () => string) => `[${Array.from({ length: dice.below(4) }, item).join(', ')}]`
  const other = (): Valued => (type === 'int' && dice.once(3) ? 'double' : type)
  const how = () => dice.pick(['contains', 'startsWith', 'endsWith'])
  const compared = () => `${mine()} ${dice.pick(SIGNS)} ${of(other())}`
  return dice.pick<() => string>([
    compared,
    compared,
    () => `${of(other())} ${dice.pick(SIGNS)} ${mine()}`,
    () => placeOf(dice, words, 'bool') ?? 'true',
    () => `${place()} ${dice.pick(EQUALITIES)} null`,
    () => `null ${dice.pick(EQUALITIES)} ${place()}`,
    () => `${mine('string')}.${how()}(${of('string')})`,
    () => `${how()}(lower(${mine('string')}), ${literal(dice, 'string')})`,
    () => `${mine()} in ${list(known)}`,
    () => `${mine()} in ${list(() => (dice.once(3) ? 'null' : of(type)))}`,
    () => `isBlank(${mine()})`,
    () => asksParameter(dice, words),
    () => asksUser(dice, words),
    () => dice.pick(['true', 'false']),
  ])()
}

const asksParameter = (dice: Dice, words: Words): string =>
  dice.pick<() => string>([
    () => `params.least <= ${term(dice, words, 'int', 1)}`,
    () => `${term(dice, words, 'string', 1)} == params.word`,
    () => `${term(dice, words, 'date', 0)} > params.day`,
    () => `${term(dice, words, typeOf(dice, words), 0)} != params.nothing`,
    () => `(params.absent == null || ${term(dice, words, 'string', 0)} == params.absent)`,
  ])()

const asksUser = (dice: Dice, words: Words): string =>
  dice.pick<() => string>([
    () => 'createdBy == user.id',
    () => `${placeOf(dice, words, 'string') ?? 'id'} != user.id`,
    () => `user.role == ${literal(dice, 'string')}`,
    () => `"clerk" in user.roleIds`,
  ])()

/** A condition no deeper than `depth`. */
export function condition(dice: Dice, words: Words, depth: number): string {
  if (depth <= 0 || !dice.once(2)) return leaf(dice, words, depth)
  const inner = () => condition(dice, words, depth - 1)
  return dice.pick<() => string>([
    () => `!(${inner()})`,
    () => `(${inner()} && ${inner()})`,
    () => `(${inner()} || ${inner()})`,
    () => `(${inner()} ? ${inner()} : ${inner()})`,
  ])()
}
