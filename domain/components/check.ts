import type { Problem } from '../lib/problem.ts'
import { checkModel } from './check-model.ts'
import { checkPages } from './check-pages.ts'
import { checkWorkflows } from './check-workflows.ts'
import { type ComponentDocument, type ComponentOutline, fullOutlineOf } from './document.ts'
import { error } from './report.ts'

/**
 * Everything a builder must or should mend before publishing. Structure is taken as valid (`ComponentDocument` parsed it).
 * @param outlines the components that will be there together with this one; its own outline is replaced by the document's
 */
export function checkComponent(document: ComponentDocument, outlines: readonly ComponentOutline[]): Problem[] {
  const byId = new Map(outlines.map((outline) => [outline.id, outline]))
  byId.set(document.component.id, fullOutlineOf(document))
  const sameKey = outlines.some(({ id, key }) => id !== document.component.id && key === document.component.key)
  return [
    ...(sameKey ? [error('key_taken', ['component', 'key'], { key: document.component.key })] : []),
    ...checkModel(document.component.model, byId),
    ...checkPages(document, byId),
    ...checkWorkflows(document, byId),
  ]
}
