// Statements are made of fragments: text written here in db/, identifiers that passed `quoteIdentifier`, and parameters. A value
// a person gave can only become a parameter.
import { quoteIdentifier } from './identifiers.ts'

export type ParamValue = string | number | boolean | null | readonly (string | null)[]

/** A parameter: its value, or the name of the slot it is bound from when the statement runs. */
type Param = { readonly value: ParamValue; readonly slot?: undefined } | { readonly slot: string }

export type Fragment = { readonly parts: readonly (string | Param)[] }

/** SQL that gives a value, and the Postgres type it has. */
export type Expression = { readonly sql: Fragment; readonly type: string }

/** A statement whose text may be kept: parameters that differ from run to run are slots. */
export type Statement = { readonly text: string; readonly params: readonly Param[] }

/** Fragment of a template: only fragments can be put in. */
export function sql(texts: TemplateStringsArray, ...items: readonly Fragment[]): Fragment {
  const parts: (string | Param)[] = []
  texts.forEach((text, i) => {
    if (text !== '') parts.push(text)
    const item = items[i]
    if (item) parts.push(...item.parts)
  })
  return { parts }
}

/** SQL that this layer made itself: quoted identifiers, types, expressions of the migration planner. */
export const trusted = (text: string): Fragment => ({ parts: [text] })

export const identifier = (name: string): Fragment => trusted(quoteIdentifier(name))

/** A value known when the statement is compiled. */
export const param = (value: ParamValue, type: string): Fragment => ({ parts: [{ value }, `::${type}`] })

/** A value known when it runs. Uses of one slot share a parameter. */
export const slot = (name: string, type: string): Fragment => ({ parts: [{ slot: name }, `::${type}`] })

export const EMPTY: Fragment = { parts: [] }
export const TRUE = trusted('TRUE')
export const FALSE = trusted('FALSE')

export function join(items: readonly Fragment[], separator: string): Fragment {
  return { parts: items.flatMap((item, i) => (i === 0 ? item.parts : [separator, ...item.parts])) }
}

/** All must hold; true when there are none. */
export const all = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0
    ? TRUE
    : join(
        conditions.map((each) => sql`(${each})`),
        ' AND ',
      )

/** One must hold; false when there are none. */
export const some = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0
    ? FALSE
    : join(
        conditions.map((each) => sql`(${each})`),
        ' OR ',
      )

/** Numbers the parameters. */
export function statement({ parts }: Fragment): Statement {
  const params: Param[] = []
  const numbers = new Map<string, number>()
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else {
      const known = part.slot === undefined ? undefined : numbers.get(part.slot)
      const number = known ?? params.push(part)
      if (part.slot !== undefined) numbers.set(part.slot, number)
      text += `$${number}`
    }
  }
  return { text, params }
}

/** The parameters of one run. */
export const bind = ({ params }: Statement, slots: { readonly [slot: string]: ParamValue } = {}): ParamValue[] =>
  params.map((each) => {
    if (each.slot === undefined) return each.value
    const value = slots[each.slot]
    if (value === undefined) throw new TypeError(`no value for ${each.slot}`)
    return value
  })
