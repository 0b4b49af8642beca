import type { Json } from '../lib/json.ts'
import type { ComponentDocument } from './document.ts'

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
  const found: Reference[] = []
  for (const property of Object.values(component.model.properties)) {
    if (property.type !== 'catalog' && property.type !== 'array') continue
    found.push({ path: ['component', 'model', 'properties', property.id, 'component'], component: property.component })
  }
  for (const page of Object.values(pages)) {
    for (const control of Object.values(page.controls))
      walk(control.config, ['pages', page.id, 'controls', control.id, 'config'], found)
  }
  return found.filter((reference) => reference.component !== component.id)
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
