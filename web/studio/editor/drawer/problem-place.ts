import type { ComponentDocument } from '#domain/components/document.ts'
import type { Problem } from '#domain/lib/problem.ts'
import { messages } from '../messages.ts'
import { placeInWorkflow } from '../workflow/problem-place.ts'
import { controlTitle } from '../titles.ts'
import type { Selection } from '../editor-model.ts'

/** Where a problem is, in words and for the way there. */
export type ProblemPlace = {
  /** “Read-only of Due date”. */
  readonly what: string
  /** The page, or the model. */
  readonly where: string
  readonly page: string | null
  /** The workflow, where it is in one. */
  readonly workflow: string | null
  readonly selection: Selection
  /** Entry of the inspector, null for the whole. */
  readonly entry: string | null
}

/** Reads a problem's path: `workflows/<id>/…`, `component/model/properties/<id>/<entry>` or `pages/<id>/controls/<id>/config/<entry>/…`. */
export function placeOf({ path }: Pick<Problem, 'path'>, document: ComponentDocument): ProblemPlace {
  const { component, pages } = document
  if (path[0] === 'workflows') return placeInWorkflow(path, document)
  const t = messages.t.drawer
  const [root, second = '', third, id = '', part, entry] = path
  if (root === 'pages') {
    const page = pages[second]
    const control = third === 'controls' ? page?.controls[id] : undefined
    const where = page?.title ?? second
    if (!control) {
      const own = third === undefined ? null : `page.${third}`
      return { what: where, where, page: page ? second : null, workflow: null, selection: { kind: 'none' }, entry: own }
    }
    const title = controlTitle(control, component.model)
    const name = part === 'config' ? (entry ?? null) : (part ?? null)
    const words = name === null ? undefined : messages.t.fields[name]
    return {
      what: words === undefined ? title : t.of(words, title),
      where,
      page: second,
      workflow: null,
      selection: { kind: 'controls', ids: [control.id] },
      entry: name,
    }
  }
  const property = third === 'properties' ? component.model.properties[id] : undefined
  if (property) {
    return {
      what: property.title,
      where: t.model,
      page: null,
      workflow: null,
      selection: { kind: 'property', id: property.id },
      entry: part ?? null,
    }
  }
  const inModel = second === 'model'
  const own = third === 'keys' ? 'component.keys' : inModel || second === '' ? null : `component.${second}`
  return {
    what: inModel ? t.model : component.title,
    where: inModel ? t.model : t.component,
    page: null,
    workflow: null,
    selection: { kind: 'none' },
    entry: own,
  }
}
