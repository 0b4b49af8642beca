import { propertiesOf, type Model } from '../components/model.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'
import type { Control, Page } from '../components/document.ts'
import type { ExprType } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { COMMANDS, type Command } from './commands.ts'
import type { CommandField } from './commands/command.ts'
import { isFx, type Field } from './control.ts'
import { expectationOf, type Expectation } from './expectation.ts'
import { partsOf, type PartField } from './part-fields.ts'
import { CONTROLS } from './registry.ts'
import type { Column, Filter, RowAction, SortEntry } from './rows.ts'

/** An expression or template in a control, and how to check it. `path` starts at the control. */
export type PlacedExpression = {
  readonly path: readonly string[]
  readonly text: string
  readonly expected: ExprType
  /** What the place takes of that type. */
  readonly limits: Expectation['limits']
  /** `{{ … }}` inside words, for `checkTemplate`. */
  readonly template: boolean
  /** `row`: `record` is a row of the component that `rowsOf` gives. */
  readonly scope: 'page' | 'row'
}

/** Something a control needs to exist elsewhere. `path` starts at the control. */
export type PlacedReference =
  /** A property of the page's component, of one of these types. */
  | {
      readonly kind: 'property'
      readonly path: readonly string[]
      readonly id: string
      readonly types: readonly string[]
    }
  | { readonly kind: 'component'; readonly path: readonly string[]; readonly id: string }
  /** A page of `component`; null is the component the control stands in. */
  | { readonly kind: 'page'; readonly path: readonly string[]; readonly id: string; readonly component: string | null }
  /** A workflow of `component`; null is the component the control stands in. Its id is null where none was chosen yet. */
  | {
      readonly kind: 'workflow'
      readonly path: readonly string[]
      readonly id: string | null
      readonly component: string | null
    }
  /** A way through properties from the component that `rowsOf` gives. */
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly steps: readonly string[] }

type Found = { readonly expressions: PlacedExpression[]; readonly references: PlacedReference[] }

/**
 * The component whose records the rows of a control are: the one chosen for a grid, the one a select's property refers to.
 * @returns null where nothing is chosen
 */
export function rowsOf(control: Pick<Control, 'config'>, model: Model): string | null {
  const { component, property } = control.config
  if (typeof component === 'string') return component
  const bound = typeof property === 'string' ? model.properties[property] : undefined
  return bound?.type === 'catalog' || bound?.type === 'array' ? bound.component : null
}

/** Every expression of a control. Its configuration has passed `checkConfig`. */
export const expressionsIn = (control: Pick<Control, 'kind' | 'config'>): PlacedExpression[] =>
  walk(control).expressions

/** Every reference of a control. Its configuration has passed `checkConfig`. */
export const referencesIn = (control: Pick<Control, 'kind' | 'config'>): PlacedReference[] => walk(control).references

function walk({ kind, config }: Pick<Control, 'kind' | 'config'>): Found {
  const found: Found = { expressions: [], references: [] }
  const fields: { readonly [name: string]: Field } = CONTROLS[kind].fields
  for (const [name, field] of Object.entries(fields)) {
    const value = config[name]
    if (value !== undefined && value !== null) visit(field, value, ['config', name], found)
  }
  return found
}

type Where = PlacedExpression['scope']

const ANYTHING: Expectation = { type: 'any', limits: {} }

/** Notes an expression, where the value is one. */
function fx(found: Found, value: unknown, path: readonly string[], expected: Expectation, scope: Where): void {
  if (!isFx(value)) return
  const { type, limits } = expected
  found.expressions.push({ path: [...path, 'fx'], text: value.fx, expected: type, limits, template: false, scope })
}

function visit(field: Field, value: Json, path: readonly string[], found: Found): void {
  const expected = expectationOf(field)
  if (expected !== null) fx(found, value, path, expected, 'page')
  const parts = partsOf(field.input)
  if (parts !== null && Array.isArray(value))
    for (const [index, part] of value.entries())
      visitPart(parts.fields, part, [...path, String(index)], parts.perRow ? 'row' : 'page', found)
  // `checkConfig` has made sure of the shapes; what each input writes is said in `define.ts`.
  switch (field.input) {
    case 'text':
      if (field.template && typeof value === 'string' && value.includes('{{'))
        found.expressions.push({ path, text: value, expected: 'string', limits: {}, template: true, scope: 'page' })
      return
    case 'property':
      found.references.push({ kind: 'property', path, id: String(value), types: field.types })
      return
    case 'component':
      found.references.push({ kind: 'component', path, id: String(value) })
      return
    case 'workflow':
      found.references.push({ kind: 'workflow', path, id: String(value), component: null })
      return
    case 'columns':
      for (const [index, column] of (value as unknown as readonly Column[]).entries()) {
        found.references.push({ kind: 'path', path: [...path, String(index), 'path'], steps: column.path })
        if (column.command) visitCommand(column.command, [...path, String(index), 'command'], 'row', found)
      }
      return
    case 'filters':
      for (const [index, filter] of (value as unknown as readonly Filter[]).entries()) {
        found.references.push({ kind: 'path', path: [...path, String(index), 'path'], steps: filter.path })
        fx(found, filter.value, [...path, String(index), 'value'], ANYTHING, 'page')
      }
      return
    case 'sort':
      for (const [index, entry] of (value as unknown as readonly SortEntry[]).entries())
        found.references.push({ kind: 'path', path: [...path, String(index), 'path'], steps: entry.path })
      return
    case 'command':
      return visitCommand(value as unknown as Command, path, field.row ? 'row' : 'page', found)
    case 'commands':
      for (const [index, action] of (value as unknown as readonly RowAction[]).entries())
        visitCommand(action.command, [...path, String(index), 'command'], 'row', found)
      return
    default:
      return
  }
}

type PartFields = { readonly [name: string]: PartField }

/** What is set of one part of a list. */
function visitPart(fields: PartFields, part: Json, path: readonly string[], scope: Where, found: Found): void {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return
  for (const [name, field] of Object.entries(fields)) {
    const value = (part as JsonObject)[name]
    if (value === undefined || field.input === 'fixed') continue
    if (field.input === 'group') visitPart(field.fields, value, [...path, name], scope, found)
    else fx(found, value, [...path, name], expectationOf(field) ?? ANYTHING, scope)
  }
}

function visitCommand(command: Command, path: readonly string[], scope: Where, found: Found): void {
  const fields: { readonly [name: string]: CommandField } = COMMANDS[command.kind].fields
  for (const [name, value] of Object.entries(command)) {
    const field = fields[name]
    const expected = field === undefined ? null : expectationOf(field)
    if (expected !== null) fx(found, value, [...path, name], expected, scope)
  }
  if ('then' in command && command.then) visitCommand(command.then, [...path, 'then'], scope, found)
  if (command.kind !== 'open' && command.kind !== 'start-workflow') return
  const component = command.component ?? null
  if (component !== null) found.references.push({ kind: 'component', path: [...path, 'component'], id: component })
  if (command.kind === 'open' && command.page !== undefined)
    found.references.push({ kind: 'page', path: [...path, 'page'], id: command.page, component })
  if (command.kind === 'start-workflow')
    found.references.push({ kind: 'workflow', path: [...path, 'workflow'], id: command.workflow ?? null, component })
  fx(found, command.record, [...path, 'record'], { type: 'string', limits: {} }, scope)
  const [name, values] =
    command.kind === 'open' ? (['params', command.params] as const) : (['input', command.input] as const)
  for (const [each, value] of Object.entries(values ?? {})) fx(found, value, [...path, name, each], ANYTHING, scope)
}

/** Inputs of a page that are bound to no property, with the type of their values, for `pageScope`. */
export function looseInputs(page: Pick<Page, 'controls'>, model: Model): { readonly [name: string]: ExprType } {
  const taken = new Set(propertiesOf(model).map((property) => property.name))
  return Object.fromEntries(
    Object.values(page.controls).flatMap((control): (readonly [string, ExprType])[] => {
      const { group, binds } = CONTROLS[control.kind]
      const [type] = binds
      if (
        group !== 'input' ||
        control.config['property'] !== undefined ||
        type === undefined ||
        taken.has(control.name)
      )
        return []
      return [[control.name, type === 'catalog' ? 'any' : PROPERTY_KINDS[type].exprType]]
    }),
  )
}
