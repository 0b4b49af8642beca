import type { ComponentDocument } from '#domain/components/document.ts'
import type { Problem } from '#domain/lib/problem.ts'
import { placeOf } from '../editor/drawer/problem-place.ts'
import { problemText } from '../editor/expression/problem-text.ts'

// Fetched when a plan has problems: it brings the editor's words for controls, steps and their settings.

/** What is wrong and where, as the editor says it: component, page or workflow, and the control, step or property. */
export type ToldProblem = { readonly sentence: string; readonly trail: readonly string[] }

/** @param problem of a plan: its path begins with `components` and the component's id */
export function tellProblem(problem: Problem, document: ComponentDocument): ToldProblem {
  const place = placeOf({ path: problem.path.slice(2) }, document)
  const workflow = document.workflows[place.workflow ?? '']?.title
  const isWhole = place.selection.kind === 'none' && place.page === null && workflow === undefined
  const parts = [document.component.title, workflow, place.where, ...(isWhole ? [] : [place.what])]
  return {
    sentence: problemText(problem),
    trail: parts.flatMap((part, i) => (part === undefined || part === parts[i - 1] ? [] : [part])),
  }
}
