import { propertiesOf, SYSTEM_PROPERTIES, type Model } from '../components/model.ts'
import type { ExprType, RecordType, Scope } from '../expressions/scope.ts'
import { EXPR_TYPES } from './path.ts'

/** Who is looking, as expressions see them. */
export const USER_TYPE: RecordType = {
  record: { id: 'string', name: 'string', email: 'string', role: 'string' },
  title: 'user',
}

/** `can("update")`: whether the reader may create, read, update or delete records of the page's component. */
const FUNCTIONS = { can: { params: ['string'], result: 'bool' } } as const

/** Fields of a record as pages carry it: system fields, and properties with references as `{ id, name }`. */
const fieldsOf = (model: Model): { readonly [name: string]: ExprType } => ({
  ...SYSTEM_PROPERTIES,
  ...Object.fromEntries(propertiesOf(model).map((property) => [property.name, EXPR_TYPES[property.type]])),
})

/** A record of a component. @param title what people call the component */
export const recordTypeOf = (model: Model, title: string): RecordType => ({ record: fieldsOf(model), title })

type Described = { readonly title: string; readonly model: Model }

/** Values of controls that are bound to no property, by control name. */
type Loose = { readonly [name: string]: ExprType }

/**
 * What expressions of a page may name: the open record's fields (null in a new one), `user`, `params`, and unbound inputs by their
 * names. Make it once per page: compiled expressions are remembered by it.
 */
export const pageScope = ({ title, model }: Described, loose: Loose = {}): Scope => ({
  variables: { ...loose, ...fieldsOf(model), user: USER_TYPE, params: 'any' },
  functions: FUNCTIONS,
  title,
})

/** `pageScope` and `record`, the row an act was asked for. */
export function rowScope(page: Scope, row: Described): Scope {
  return { ...page, variables: { ...page.variables, record: recordTypeOf(row.model, row.title) } }
}
