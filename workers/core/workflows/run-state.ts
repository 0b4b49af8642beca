import type { Context } from 'hono'
import { readDocuments } from '#db/queries/releases.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { compile, type Machine } from '#domain/workflows/machine.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { RunState } from '#domain/workflows/state.ts'
import { replay } from '#domain/workflows/transition.ts'
import type { WorkflowApi } from '#durable-objects/workflow/api.ts'
import type { AppEnv } from '../../env.ts'

type Of = { readonly componentId: string; readonly workflowId: string; readonly run: string }

/** The object that hosts a run of the caller's workspace. */
export const hostOf = (c: Context<AppEnv>, { componentId, workflowId, run }: Of): WorkflowApi =>
  c.env.WORKFLOW.getByName(objectNameOf({ workspaceId: c.var.actor.workspaceId, componentId, workflowId }, run))

/** How a run under way stands this very moment; null where it is over or cannot be told. */
export async function stateNow(c: Context<AppEnv>, of: Of): Promise<RunState | null> {
  const log = await hostOf(c, of).log(of.run)
  if (!log) return null
  const hashes = log.flatMap((event) =>
    event.type === 'run.started' || event.type === 'run.moved' ? [event.machine] : [],
  )
  const documents = await readDocuments(c.var.sql, c.var.actor.workspaceId, [...new Set(hashes)])
  const machines = new Map<string, Machine>()
  for (const [hash, document] of documents) {
    const { component, workflows } = document as ComponentDocument
    const workflow = workflows[of.workflowId]
    if (workflow) machines.set(hash, compile(workflow, component, hash))
  }
  // A test run of a draft stands on a document that was never published.
  if (hashes.some((hash) => !machines.has(hash))) return null
  return replay((hash) => machines.get(hash) as Machine, log)
}
