// Random models: properties of every type with every flag, over the same few ids. What a test cannot use it leaves out itself.
import fc from 'fast-check'
import type { Component } from '#domain/components/document.ts'
import { EMPTY_MODEL, type Property } from '#domain/components/model.ts'
import { PROPERTY_TYPES, type PropertyType } from '#domain/components/property.ts'
import { hasColumn } from '../columns.ts'
import { valuesOf } from './random-values.ts'

export type Model = Component['model']

const minMax = fc.constantFrom({}, { min: 0 }, { max: 1_000_000 }, { min: -5, max: 1_000_000 })

const configOf = (components: readonly string[]): { readonly [T in PropertyType]: fc.Arbitrary<object> } => {
  const target = fc.record({ component: fc.constantFrom(...components) })
  return {
    string: fc.constantFrom(
      {},
      { maxLength: 500 },
      { maxLength: 60, minLength: 0 },
      { maxLength: 700 },
      { minLength: 1 },
      { multiline: true },
      {
        options: [
          { value: 'a', label: 'A' },
          { value: "it's", label: 'B' },
        ],
      },
    ),
    integer: fc.oneof(
      minMax,
      fc.constant({
        options: [
          { value: 0, label: 'No' },
          { value: 7, label: 'Seven' },
        ],
      }),
    ),
    number: minMax,
    boolean: fc.constant({}),
    date: fc.constantFrom({}, { min: '1900-01-01' }),
    time: fc.constant({}),
    datetime: fc.constantFrom({}, { max: '2999-01-01T00:00:00Z' }),
    uri: fc.constant({}),
    file: fc.constant({}),
    catalog: target,
    array: target,
  }
}

const option = fc.boolean()
const rarely = fc.nat(2).map((n) => n === 2)
const flags = fc.record({ query: option, unique: rarely, required: rarely })

/** A property with this id, of any type; references are to these components. One that has a default keeps it in its type's rules. */
export function randomProperty(id: string, components: readonly string[]): fc.Arbitrary<Property> {
  const configs = configOf(components)
  return fc.constantFrom(...PROPERTY_TYPES).chain((type) =>
    fc
      .tuple(configs[type], flags, fc.nat(3), fc.nat(9))
      .map(([config, { query, unique, required }, n, dice]): Property => {
        const property = {
          id,
          name: `${id}${n}`,
          title: `${id} ${n}`,
          order: 'a0',
          type,
          query,
          ...config,
          ...(required ? { required } : {}),
          ...(unique && type !== 'boolean' ? { unique } : {}),
          ...(dice === 9 ? { virtual: true } : {}),
        } as Property
        const [fallback] = type === 'file' ? [] : valuesOf(property)
        return { ...property, ...(fallback !== undefined && dice % 2 === 0 ? { default: fallback } : {}) } as Property
      }),
  )
}

/** A model of these properties, each of which may be absent. */
export const randomModel = (properties: readonly fc.Arbitrary<Property>[], absentOnceIn: number): fc.Arbitrary<Model> =>
  fc
    .tuple(fc.tuple(...properties.map((each) => fc.option(each, { nil: undefined, freq: absentOnceIn }))), option)
    .map(([made, keyed]) => {
      const list = made.filter((property) => property !== undefined)
      const members = list.filter((p) => hasColumn(p) && p.type !== 'boolean').map(({ id }) => id)
      return {
        properties: Object.fromEntries(list.map((p) => [p.id, p])),
        keys: keyed && members.length >= 2 ? { both: { id: 'both', properties: members.slice(0, 8) } } : {},
        nameFrom: list[0] && hasColumn(list[0]) ? list[0].id : null,
      }
    })

const COMPONENTS = ['invoice', 'company', 'person', 'region'] as const
const PROPERTY_IDS = ['alpha', 'beta', 'gamma', 'delta', 'kappa', 'omega', 'sigma', 'theta'] as const

/** One to four components that refer to themselves and each other. */
export const randomComponents: fc.Arbitrary<{ readonly [componentId: string]: Component }> = fc
  .integer({ min: 1, max: COMPONENTS.length })
  .chain((count) => {
    const ids = COMPONENTS.slice(0, count)
    const properties = PROPERTY_IDS.map((id) => randomProperty(id, ids))
    return fc
      .tuple(...ids.map(() => randomModel(properties, 3)))
      .map((models) =>
        Object.fromEntries(ids.map((id, i) => [id, componentOf(id, models[i] ?? EMPTY_MODEL, ids.slice(0, i))])),
      )
  })

/** @param earlier components whose records there are before those of this one: only to them a reference can be required */
const componentOf = (id: string, model: Model, earlier: readonly string[]): Component => ({
  schema: 1,
  id,
  key: id,
  title: id,
  description: '',
  icon: 'cube',
  access: 'private',
  model: {
    ...model,
    properties: Object.fromEntries(
      Object.entries(model.properties).map(([key, property]) => [
        key,
        property.type === 'catalog' && !earlier.includes(property.component)
          ? { ...property, required: false }
          : property,
      ]),
    ),
  },
})
