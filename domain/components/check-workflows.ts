import type { Problem } from '../lib/problem.ts'
import { check } from '../workflows/check.ts'
import type { ComponentDocument, ComponentOutline } from './document.ts'
import { ordered } from './model.ts'
import { error, repeated } from './report.ts'

/** Everything wrong with the workflows of a component. Paths start at the component document's root. */
export function checkWorkflows(
  { component, pages, workflows }: ComponentDocument,
  outlines: ReadonlyMap<string, ComponentOutline>,
): Problem[] {
  const list = ordered(workflows)
  const known = [...outlines.values()].flatMap((outline) => outline.workflows ?? [])
  const place = {
    owner: component,
    pages: new Set(Object.keys(pages)),
    workflows: new Map(known.map(({ id, calls }) => [id, calls])),
    knowsAll: [...outlines.values()].every((outline) => outline.workflows !== undefined),
    roles: null,
  }
  return [
    ...repeated(list, ({ key }) => key).map(({ id, key }) => error('key_taken', ['workflows', id, 'key'], { key })),
    ...list.flatMap((workflow) =>
      check(workflow, place).map((problem) => ({ ...problem, path: ['workflows', workflow.id, ...problem.path] })),
    ),
  ]
}
