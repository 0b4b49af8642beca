import { propertiesOf, type Model } from '../components/model.ts'
import { PROPERTY_KINDS } from '../components/property-types.ts'
import type { Control, Page } from '../components/document.ts'
import type { ExprType } from '../expressions/scope.ts'
import type { Json } from '../lib/json.ts'
import type { Command } from './commands.ts'
import { isFx, type Field } from './control.ts'
import { CONTROLS } from './registry.ts'
import type { Column, Filter, RowAction, SortEntry, TabPart } from './rows.ts'

/** An expression or template in a control, and how to check it. `path` starts at the control. */
export type PlacedExpression = {
  readonly path: readonly string[]
  readonly text: string
  readonly expected: ExprType
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

const fx = (
  found: Found,
  value: unknown,
  path: readonly string[],
  expected: ExprType,
  scope: 'page' | 'row' = 'page',
) => {
  if (isFx(value)) found.expressions.push({ path: [...path, 'fx'], text: value.fx, expected, template: false, scope })
}

function visit(field: Field, value: Json, path: readonly string[], found: Found): void {
  if (isFx(value)) return fx(found, value, path, field.fx ?? 'any')
  // `checkConfig` has made sure of the shapes; what each input writes is said in `define.ts`.
  switch (field.input) {
    case 'text':
      if (field.template && String(value).includes('{{'))
        found.expressions.push({ path, text: String(value), expected: 'string', template: true, scope: 'page' })
      return
    case 'property':
      found.references.push({ kind: 'property', path, id: String(value), types: field.types })
      return
    case 'component':
      found.references.push({ kind: 'component', path, id: String(value) })
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
        fx(found, filter.value, [...path, String(index), 'value'], 'any')
      }
      return
    case 'sort':
      for (const [index, entry] of (value as unknown as readonly SortEntry[]).entries())
        found.references.push({ kind: 'path', path: [...path, String(index), 'path'], steps: entry.path })
      return
    case 'tabs':
      for (const [index, part] of (value as unknown as readonly TabPart[]).entries())
        fx(found, part.visible, [...path, String(index), 'visible'], 'bool')
      return
    case 'command':
      return visitCommand(value as unknown as Command, path, field.row ? 'row' : 'page', found)
    case 'commands':
      for (const [index, action] of (value as unknown as readonly RowAction[]).entries()) {
        fx(found, action.visible, [...path, String(index), 'visible'], 'bool', 'row')
        visitCommand(action.command, [...path, String(index), 'command'], 'row', found)
      }
      return
    default:
      return
  }
}

function visitCommand(command: Command, path: readonly string[], scope: 'page' | 'row', found: Found): void {
  if ('then' in command && command.then) visitCommand(command.then, [...path, 'then'], scope, found)
  if (command.kind !== 'open') return
  if (command.component !== undefined)
    found.references.push({ kind: 'component', path: [...path, 'component'], id: command.component })
  if (command.page !== undefined)
    found.references.push({
      kind: 'page',
      path: [...path, 'page'],
      id: command.page,
      component: command.component ?? null,
    })
  fx(found, command.record, [...path, 'record'], 'string', scope)
  for (const [name, value] of Object.entries(command.params ?? {}))
    fx(found, value, [...path, 'params', name], 'any', scope)
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
