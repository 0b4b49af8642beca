import type { Json } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import { isPlain, plainValue } from './plain-expression.ts'

type Values = { readonly [name: string]: unknown }

/** The language itself (25 KB): on the server always, in the browser where a page needs it. */
export type Engine = {
  evaluate(text: string, values: Values): Json
  fill(template: string, values: Values): string
}

/** Works out what builders wrote. Reading a form's values makes the reader of the result depend on them. */
export type Expressions = {
  /** The value of an expression on the page, with `record` where it stands on a row; null where it has none. */
  value(text: string, row?: RecordJson): Json
  /** Words with their `{{ expressions }}` filled in. */
  text(template: string): string
}

/**
 * @param values of the page's scope at this moment
 * @param engine null where `needsEngine` said that no expression of the page asks for it
 */
export const expressionsOver = (values: () => Values, engine: Engine | null): Expressions => ({
  value(text, row) {
    const all = row === undefined ? values() : { ...values(), record: row }
    return isPlain(text) ? plainValue(text, all) : (engine?.evaluate(text, all) ?? null)
  },
  text: (template) => (template.includes('{{') ? (engine?.fill(template, values()) ?? '') : template),
})
