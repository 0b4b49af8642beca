import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { EditorModel } from './editor-model.ts'
import type { EvaluationModel } from './evaluation-model.ts'
import type { ViewModel } from './view-model.ts'
import type { WorkflowModel } from './workflow/workflow-model.ts'

/** What all parts of the component editor share. */
export type EditorParts = {
  readonly model: EditorModel
  readonly view: ViewModel
  readonly evaluation: EvaluationModel
  /** The workflow that is shown, and what is done to it. */
  readonly flow: WorkflowModel
}

export const EditorContext = createContext<EditorParts | null>(null)

/** @throws outside the component editor */
export function useEditor(): EditorParts {
  const parts = useContext(EditorContext)
  if (!parts) throw new Error('Used outside the component editor')
  return parts
}
