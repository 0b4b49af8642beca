// Random questions to the records of a model: who asks, what for, in which order, how much of it.
import fc from 'fast-check'
import type { Actor } from '#domain/auth/can.ts'
import type { Grant, Role } from '#domain/auth/roles.ts'
import { EMPTY_MODEL, propertiesOf } from '#domain/components/model.ts'
import { rowScope, SEES_ALL, type Components } from '#domain/records/row-scope.ts'
import { searchWords } from '../compile-query.ts'
import { sightOf, type Reader } from '../reader.ts'
import { diceOf, throws, type Dice } from './dice.ts'
import type { Asked } from './naive.ts'
import { condition, placesOf, wordsOf, type Place, type Words } from './random-condition.ts'
import { WRITER } from './store-rows.ts'

export type Question = Asked & {
  readonly componentId: string
  readonly roles: readonly Role[]
  readonly actor: Actor
  readonly limit: number
  readonly count: boolean
  /** Something the reader may not see, if there is any. */
  readonly hidden: readonly string[] | undefined
}

/** Longest condition the language takes is 2,000 characters; the few that come out longer make way. */
const MOST_CHARACTERS = 1_900
const DEPTH = 3

const randomText = (dice: Dice, words: Words, depth: number): string => {
  const text = condition(dice, words, depth)
  return text.length > MOST_CHARACTERS ? 'true' : text
}

/** What a role grants of a component: all, some records, some fields, or nothing. */
function randomGrant(dice: Dice, components: Components, componentId: string): Grant | undefined {
  const properties = propertiesOf(components[componentId]?.model ?? EMPTY_MODEL)
  const rule = () => ({
    rule: randomText(dice, wordsOf(placesOf(rowScope(componentId, components, SEES_ALL))), dice.below(DEPTH)),
  })
  const fields = () => ({ fields: properties.filter(() => !dice.once(3)).map(({ id }) => id) })
  return dice.pick<() => Grant | undefined>([
    () => ({}),
    rule,
    rule,
    fields,
    () => ({ ...rule(), ...fields() }),
    () => undefined,
  ])()
}

const randomRole = (dice: Dice, components: Components, id: string): Role => ({
  id,
  name: id,
  components: Object.fromEntries(
    Object.keys(components).flatMap((componentId) => {
      const read = randomGrant(dice, components, componentId)
      return read ? [[componentId, { read }]] : []
    }),
  ),
})

/** Ids of roles are the same for every question: what is remembered of one reader must not serve another. */
const ROLE_IDS = ['clerk', 'nurse']

/** Choices for the parts of a question, apart, so that each shrinks for itself. */
export const questionThrows = fc.record({
  who: throws(300),
  filter: throws(200),
  sort: throws(30),
  fields: throws(100),
})
export type QuestionThrows = { readonly [Part in 'who' | 'filter' | 'sort' | 'fields']: readonly number[] }

export function randomQuestion(given: QuestionThrows, reader: Omit<Reader, 'actor' | 'roles'>): Question {
  const { components } = reader
  const dice = diceOf(given.who)
  const componentId = dice.among(Object.keys(components)) ?? ''
  const roles = ROLE_IDS.map((id) => randomRole(dice, components, id))
  const actor: Actor = {
    userId: WRITER,
    workspaceId: reader.schema,
    email: 'o@example.com',
    name: 'Owner',
    role: dice.once(8) ? 'owner' : 'user',
    roleIds: dice.pick([['clerk'], ['nurse'], ROLE_IDS]),
  }
  const sight = sightOf({ ...reader, roles, actor })
  if (sight(componentId) === 'none') return { ...NOTHING, componentId, roles, actor: { ...actor, role: 'owner' } }
  const places = placesOf(rowScope(componentId, components, sight))
  const order = diceOf(given.sort)
  const visible = new Set(places.map(({ path }) => path.join('.')))
  const hidden = placesOf(rowScope(componentId, components, SEES_ALL)).filter(
    ({ path, type }) => type !== 'reference' && !visible.has(path.join('.')),
  )
  return {
    componentId,
    roles,
    actor,
    limit: 1 + order.below(6),
    count: !order.once(4),
    words: order.once(4) ? order.some(SEARCHED, 2) : [],
    sort: randomSort(order, places),
    hidden: order.among(hidden)?.path,
    filter: given.filter.length === 0 ? '' : randomText(diceOf(given.filter), wordsOf(places), DEPTH),
    fields:
      given.fields.length === 0 ? undefined : randomFields(diceOf(given.fields), components, sight, componentId, 3),
  }
}

const NOTHING = { filter: '', words: [], sort: [], fields: undefined, limit: 3, count: true, hidden: undefined }
const SEARCHED = searchWords("a ZO % ' 漢字 É example 1 ΣΑΣ")

function randomSort(dice: Dice, places: readonly Place[]): string[] {
  const words = wordsOf(places.filter(({ type }) => type !== 'reference'))
  const types = Object.keys(words) as (keyof Words)[]
  const paths = Array.from({ length: dice.below(4) }, () => {
    const levels = words[dice.among(types) ?? 'string'] ?? []
    return dice.among(dice.among(levels) ?? [])?.path.join('.') ?? 'id'
  })
  return [...new Set(paths)].map((path) => `${dice.once(2) ? '-' : ''}${path}`)
}

/** Paths of properties in sight, through references as far as `levels` goes. */
function randomFields(
  dice: Dice,
  components: Components,
  sight: ReturnType<typeof sightOf>,
  componentId: string,
  levels: number,
): string[] {
  const model = components[componentId]?.model
  const seen = sight(componentId)
  return (model ? propertiesOf(model) : []).flatMap((property) => {
    const visible = !property.virtual && (seen === 'all' || (seen !== 'none' && seen.includes(property.id)))
    if (!visible || dice.once(3)) return []
    const further =
      (property.type === 'catalog' || property.type === 'array') && levels > 0
        ? randomFields(dice, components, sight, property.component, levels - 1)
        : []
    return further.length === 0 ? [property.name] : further.map((path) => `${property.name}.${path}`)
  })
}
