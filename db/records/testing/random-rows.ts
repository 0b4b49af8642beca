// Random rows that keep every rule of a random model, so that a real table takes them.
import fc from 'fast-check'
import { EMPTY_MODEL, propertiesOf, type Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'
import type { Components } from '#domain/records/row-scope.ts'
import { hasColumn } from '../columns.ts'
import { diceOf, fullThrows, type Dice } from './dice.ts'
import { fileIdsOf, valuesOf } from './random-values.ts'

/** A record as it is stored: values by property id, references as ids. */
export type StoredRow = {
  readonly id: string
  readonly values: { readonly [propertyId: string]: Json }
  readonly deleted: boolean
}
export type Rows = { readonly [componentId: string]: readonly StoredRow[] }

const MOST_ROWS = 16
/** A property takes two choices at most, and there is one for the row itself. */
const CHOICES = 20

/** Choices for the rows of so many components. */
export const randomRows = (components: number): fc.Arbitrary<readonly (readonly (readonly number[])[])[]> =>
  fc.tuple(
    ...Array.from({ length: components }, () =>
      fc.noBias(fc.array(fullThrows(CHOICES), { maxLength: MOST_ROWS, size: 'max' })),
    ),
  )

/** Ids do not follow the order rows are made in. */
const rowId = (component: number, row: number): string =>
  `0190b5b2-7c1a-7abc-8def-${String(component).padStart(4, '0')}${String((row * 7_919) % 100_000).padStart(8, '0')}`

/** Makes rows of choices, one for each property. A row that cannot keep a rule is left out; one that nobody refers to may be deleted. */
export function rowsOf(components: Components, choices: readonly (readonly (readonly number[])[])[]): Rows {
  const ids = Object.keys(components)
  const idsOf = (componentId: string, of: Rows) => (of[componentId] ?? []).map(({ id }) => id)
  const rows: { [componentId: string]: StoredRow[] } = {}
  ids.forEach((componentId, c) => {
    const properties = propertiesOf(components[componentId]?.model ?? EMPTY_MODEL).filter(({ virtual }) => !virtual)
    const taken = new Set<string>()
    rows[componentId] = (choices[c] ?? []).flatMap((numbers, i): StoredRow[] => {
      const dice = diceOf(numbers)
      const deleted = dice.once(8)
      const values: { [propertyId: string]: Json } = {}
      for (const property of properties) {
        // Of a component that comes later, and of its own, there is nothing yet: `referred` sees to those.
        const pool: readonly Json[] =
          'component' in property
            ? idsOf(property.component, rows)
            : property.type === 'file'
              ? fileIdsOf(componentId, property.id)
              : valuesOf(property)
        values[property.id] = valueOf(
          dice,
          property,
          property.unique ? pool.filter((each) => !taken.has(claimOf([property.id], [each]))) : pool,
        )
        if (property.required && values[property.id] === null) return []
      }
      if (!claim(components[componentId]?.model ?? EMPTY_MODEL, values, taken)) return []
      return [{ id: rowId(c, i), values, deleted }]
    })
  })
  return undelete(components, referred(components, rows, choices))
}

function valueOf(dice: Dice, property: Property, pool: readonly Json[]): Json {
  if (property.type === 'array') return dice.some(pool, 4)
  if (!property.required && dice.once(4)) return null
  return dice.among(pool) ?? null
}

const claimOf = (members: readonly string[], held: readonly Json[]): string => JSON.stringify([members, held])

/** Whether nothing that must be there once is there already. */
function claim(model: Components[string]['model'], values: StoredRow['values'], taken: Set<string>): boolean {
  const unique = Object.values(model.properties).filter((each) => each.unique && hasColumn(each))
  const keys = [...unique.map(({ id }) => [id]), ...Object.values(model.keys).map(({ properties }) => properties)]
  const claims = keys.flatMap((members) => {
    const held = members.map((id) => values[id] ?? null)
    return held.includes(null) ? [] : [claimOf(members, held)]
  })
  if (claims.some((each) => taken.has(each))) return false
  for (const each of claims) taken.add(each)
  return true
}

/** Lets the rows refer to their own component and to later ones, where no rule is in the way. */
function referred(components: Components, rows: Rows, choices: readonly (readonly (readonly number[])[])[]): Rows {
  const order = Object.keys(components)
  return Object.fromEntries(
    Object.entries(rows).map(([componentId, list]) => {
      const model = components[componentId]?.model ?? EMPTY_MODEL
      const keyed = new Set(Object.values(model.keys).flatMap(({ properties }) => properties))
      const late = propertiesOf(model).filter(
        (each) => isLate(order, componentId, each) && !(each.type === 'catalog' && (each.unique || keyed.has(each.id))),
      )
      const filled = list.map((row, i): StoredRow => {
        const dice = diceOf((choices[order.indexOf(componentId)]?.[i] ?? []).toReversed())
        const values = { ...row.values }
        for (const property of late) {
          const targets = 'component' in property ? (rows[property.component] ?? []).map(({ id }) => id) : []
          values[property.id] = valueOf(dice, property, targets)
        }
        return { ...row, values }
      })
      return [componentId, filled]
    }),
  )
}

/** Whether a property refers to rows that are not there before its own row is. */
export const isLate = (order: readonly string[], componentId: string, property: Property): boolean =>
  (property.type === 'catalog' || property.type === 'array') &&
  !property.virtual &&
  order.indexOf(property.component) >= order.indexOf(componentId)

/** What a record refers to is not deleted; of many references one may be. */
function undelete(components: Components, rows: Rows): Rows {
  const held = new Set<Json>()
  for (const [componentId, list] of Object.entries(rows)) {
    for (const { type, id } of Object.values(components[componentId]?.model.properties ?? {}))
      if (type === 'catalog') for (const row of list) held.add(row.values[id] ?? null)
  }
  return Object.fromEntries(
    Object.entries(rows).map(([componentId, list]) => [
      componentId,
      list.map((row) => ({ ...row, deleted: row.deleted && !held.has(row.id) })),
    ]),
  )
}
