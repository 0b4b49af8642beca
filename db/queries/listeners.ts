import type { Sql } from '#db/client.ts'

/** A run that waits for an event. */
export type ListeningRun = { readonly run: string; readonly componentId: string; readonly workflowId: string }

/** The runs of a workspace that wait for an event of this name and correlation. */
export async function runsListening(
  sql: Sql,
  workspaceId: string,
  event: string,
  correlation: string | null,
): Promise<ListeningRun[]> {
  const rows = await sql`
    select distinct run_id as run, component_id as "componentId", workflow_id as "workflowId" from aqtra.workflow_listeners
    where workspace_id = ${workspaceId} and event = ${event} and (correlation is null or correlation = ${correlation})`
  return rows as ListeningRun[]
}
