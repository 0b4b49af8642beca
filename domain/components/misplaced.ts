import type { FieldProblem } from '../lib/errors.ts'
import type { ComponentDocument } from './document.ts'

type Items = { readonly [id: string]: { readonly id: string } }

/** The first item that is kept under another id than its own, or null: edits address items by the id they are kept under. */
export function misplaced({ component, pages, workflows }: ComponentDocument): FieldProblem | null {
  const collections: [string, Items][] = [
    ['component.model.properties', component.model.properties],
    ['component.model.keys', component.model.keys],
    ['pages', pages],
    ...Object.entries(pages).map(([id, page]): [string, Items] => [`pages.${id}.controls`, page.controls]),
    ['workflows', workflows],
    ...Object.entries(workflows).flatMap(([id, { stages, steps, triggers }]): [string, Items][] => [
      [`workflows.${id}.stages`, stages],
      [`workflows.${id}.steps`, steps],
      [`workflows.${id}.triggers`, triggers],
    ]),
  ]
  for (const [path, items] of collections) {
    for (const [key, item] of Object.entries(items))
      if (item.id !== key) return { path: `${path}.${key}.id`, code: 'id_mismatch' }
  }
  return null
}
