import { useEffect } from 'preact/hooks'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { useEditor } from '../context.ts'
import { Outline } from './outline.tsx'
import { StepMenuHost } from './step-menu.tsx'
import { WorkflowGraph } from './workflow-graph.tsx'
import { useWorkflowKeys } from './workflow-keys.ts'

type Answer = { readonly roles: readonly { readonly id: string; readonly name: string }[] }

/** The workflow that is shown, as a graph or as an outline, in the place of a page. */
export function WorkflowBench() {
  const { flow } = useEditor()
  useWorkflowKeys()
  useEffect(() => {
    request<Answer>('GET', '/roles')
      .then(({ roles }) => (flow.roles.value = roles))
      .catch((cause: unknown) => {
        // Without their names roles are shown by their ids.
        if (!(cause instanceof ServerError)) throw cause
      })
  }, [flow])
  return (
    <>
      {flow.shown.value === 'graph' ? <WorkflowGraph /> : <Outline />}
      <StepMenuHost />
    </>
  )
}
