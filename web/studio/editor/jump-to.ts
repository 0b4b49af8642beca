import type { ProblemPlace } from './drawer/problem-place.ts'
import type { EditorModel } from './editor-model.ts'
import type { ViewModel } from './view-model.ts'

/** Shows a place of the component: its page or workflow, what is selected there, and the entry of the inspector. */
export function jumpTo(
  { model, view }: { readonly model: EditorModel; readonly view: ViewModel },
  { page, workflow, selection, entry }: ProblemPlace,
): void {
  if (workflow !== null) {
    if (workflow !== model.workflow.peek()?.id) model.show(workflow)
  } else if (model.workflow.peek() || (page !== null && page !== model.page.peek()?.id))
    model.showPage(page ?? model.page.peek()?.id ?? '')
  model.select(selection)
  view.inspector.value = { ...view.inspector.peek(), open: true }
  view.entry.value = entry
}
