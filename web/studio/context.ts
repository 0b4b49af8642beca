import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { WorkspaceModel } from './workspace-model.ts'

export const WorkspaceContext = createContext<WorkspaceModel | null>(null)

/** The workspace's shared state. @throws outside Studio's frame */
export function useWorkspace(): WorkspaceModel {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('Used outside Studio')
  return workspace
}
