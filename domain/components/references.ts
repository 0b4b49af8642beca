import type { Json } from '../lib/json.ts'
import type { ComponentDocument, Page } from './document.ts'
import type { Model } from './model.ts'

/** A place in a component's document that refers to a component, or to a page or property of one. */
export type Reference = {
  readonly path: readonly string[]
  readonly component: string
  readonly page?: string
}

/** Entries of configurations that name a component, whatever control or command they belong to; a page stands beside it. */
const COMPONENT_ENTRY = 'component'

/** Every place where a document refers to a component other than itself. Names the place, for jumping there. */
export function referencesOf({ component, pages }: ComponentDocument): Reference[] {
  const found = [...referencesOfModel(component.model), ...Object.values(pages).flatMap(referencesOfPage)]
  return found.filter((reference) => reference.component !== component.id)
}

/** Where a model refers to components, its own among them. Paths start at the document. */
export const referencesOfModel = ({ properties }: Model): Reference[] =>
  Object.values(properties).flatMap((property) =>
    property.type === 'catalog' || property.type === 'array'
      ? [{ path: ['component', 'model', 'properties', property.id, 'component'], component: property.component }]
      : [],
  )

/** Where the controls of a page refer to components, its own among them. Paths start at the document. */
export function referencesOfPage({ id, controls }: Page): Reference[] {
  const found: Reference[] = []
  for (const control of Object.values(controls))
    walk(control.config, ['pages', id, 'controls', control.id, 'config'], found)
  return found
}

function walk(value: Json, path: readonly string[], found: Reference[]): void {
  if (Array.isArray(value)) return value.forEach((item, i) => walk(item, [...path, String(i)], found))
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === COMPONENT_ENTRY && typeof item === 'string') {
      const { page } = value as { readonly page?: Json }
      found.push({ path: [...path, key], component: item, ...(typeof page === 'string' ? { page } : {}) })
    } else walk(item, [...path, key], found)
  }
}
