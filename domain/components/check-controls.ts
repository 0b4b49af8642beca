import { followPath } from '../controls/path.ts'
import { CONTROLS, checkConfig } from '../controls/registry.ts'
import type { Filter } from '../controls/rows.ts'
import { pageScope, rowScope } from '../controls/scope.ts'
import { expressionsIn, looseInputs, referencesIn, rowsOf, type PlacedReference } from '../controls/walk-config.ts'
import { check } from '../expressions/check.ts'
import type { Scope } from '../expressions/scope.ts'
import { checkTemplate } from '../expressions/template.ts'
import type { Problem } from '../lib/problem.ts'
import type { ComponentDocument, ComponentOutline, Control, Page } from './document.ts'
import { error, warning } from './report.ts'

type Outlines = ReadonlyMap<string, ComponentOutline>

/** What a control is checked against. */
type Place = {
  readonly document: ComponentDocument
  readonly page: Page
  readonly outlines: Outlines
  readonly scope: Scope
}

/** Everything wrong with what controls of a page are set to: configuration, references, expressions, and what holds them. */
export function checkControls(document: ComponentDocument, page: Page, outlines: Outlines): Problem[] {
  const { model } = document.component
  const scope = scopeOf(document, page)
  return Object.values(page.controls).flatMap((control) => {
    const at = ['pages', page.id, 'controls', control.id]
    const placed = (problem: Problem): Problem => ({ ...problem, path: [...at, ...problem.path] })
    const holder = checkHolder(page, control).map(placed)
    // What is malformed cannot be looked into.
    const malformed = checkConfig(control)
    if (malformed.length > 0) return [...holder, ...malformed.map(placed)]
    const rows = rowsOf(control, model)
    const place: Place = { document, page, outlines, scope }
    return [
      ...holder,
      ...[
        ...checkReferences(control, rows, place),
        ...checkExpressions(control, rows, place),
        ...checkFilters(control, rows, place),
      ].map(placed),
    ]
  })
}

/** Scopes by page: expressions remember what they were compiled for by the scope's identity. */
const scopes = new WeakMap<Page, { readonly model: object; readonly scope: Scope }>()

function scopeOf({ component }: ComponentDocument, page: Page): Scope {
  const known = scopes.get(page)
  if (known && known.model === component.model) return known.scope
  const scope = pageScope(component, looseInputs(page, component.model))
  scopes.set(page, { model: component.model, scope })
  return scope
}

const rowScopes = new WeakMap<Scope, Map<string, { readonly model: object; readonly scope: Scope }>>()

function rowScopeOf(page: Scope, row: ComponentOutline): Scope {
  const byComponent = rowScopes.get(page) ?? new Map<string, { readonly model: object; readonly scope: Scope }>()
  rowScopes.set(page, byComponent)
  const known = byComponent.get(row.id)
  if (known && known.model === row.model) return known.scope
  const scope = rowScope(page, row)
  byComponent.set(row.id, { model: row.model, scope })
  return scope
}

function checkHolder(page: Page, control: Control): Problem[] {
  const parent = control.parent === null ? undefined : page.controls[control.parent]
  if (!parent) return []
  const { holds } = CONTROLS[parent.kind]
  if (holds === 'nothing') return [error('control_parent_holds_nothing', ['parent'])]
  if (holds === 'children') return []
  const tabs = parent.config['tabs']
  const known =
    Array.isArray(tabs) &&
    tabs.some((tab) => typeof tab === 'object' && tab !== null && 'id' in tab && tab.id === control.slot)
  return known ? [] : [error('control_slot_missing', ['slot'])]
}

function checkReferences(control: Control, rows: string | null, place: Place): Problem[] {
  const unset = 'component' in CONTROLS[control.kind].fields && control.config['component'] === undefined
  return [
    ...(unset ? [warning('component_not_chosen', ['config', 'component'])] : []),
    ...referencesIn(control).flatMap((reference) => checkReference(reference, rows, place)),
  ]
}

function checkReference(reference: PlacedReference, rows: string | null, { document, outlines }: Place): Problem[] {
  const { path } = reference
  switch (reference.kind) {
    case 'property': {
      const property = document.component.model.properties[reference.id]
      if (!property) return [error('property_missing', path, { property: reference.id })]
      return reference.types.includes(property.type)
        ? []
        : [error('property_type_unsuitable', path, { type: property.type })]
    }
    case 'component':
      return outlines.has(reference.id) ? [] : [error('component_missing', path, { component: reference.id })]
    case 'page': {
      const outline = outlines.get(reference.component ?? document.component.id)
      // A missing component is told at its own place.
      return !outline || outline.pages.some(({ id }) => id === reference.id)
        ? []
        : [error('page_missing', path, { page: reference.id })]
    }
    case 'workflow': {
      const { component, id: wanted } = reference
      if (wanted === null) return [warning('workflow_not_chosen', path)]
      const own = component === null || component === document.component.id
      const known = own ? Object.values(document.workflows) : outlines.get(component)?.workflows
      // What is told of a missing component, and what an outline does not say, is no problem here.
      return !known || known.some(({ id }) => id === wanted)
        ? []
        : [error('workflow_missing', path, { workflow: wanted })]
    }
    case 'path': {
      const outline = rows === null ? undefined : outlines.get(rows)
      if (!outline) return []
      return followPath(reference.steps, outline.model, Object.fromEntries(outlines))
        ? []
        : [error('property_missing', path, { property: reference.steps.join('.') })]
    }
  }
}

function checkExpressions(control: Control, rows: string | null, { outlines, scope }: Place): Problem[] {
  const row = rows === null ? undefined : outlines.get(rows)
  return expressionsIn(control).flatMap(({ path, text, expected, limits, template, scope: where }) => {
    const named = where === 'row' && row ? rowScopeOf(scope, row) : scope
    const problems = template ? checkTemplate(text, named) : check(text, named, expected, limits).problems
    return problems.map((problem) => ({ ...problem, path }))
  })
}

/** Filters of a grid that the database has no index for. */
function checkFilters(control: Control, rows: string | null, { outlines }: Place): Problem[] {
  const filters = control.config['filters']
  const model = rows === null ? undefined : outlines.get(rows)?.model
  if (!model || !Array.isArray(filters)) return []
  return (filters as unknown as readonly Filter[]).flatMap(({ path }, i) => {
    const property = path.length === 1 ? model.properties[path[0] ?? ''] : undefined
    const indexed =
      !property || property.query || property.unique || property.type === 'catalog' || property.type === 'boolean'
    return indexed ? [] : [warning('filter_without_index', ['config', 'filters', String(i)], { title: property.title })]
  })
}
