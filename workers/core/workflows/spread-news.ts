import { type Listener, listenersIn } from '#domain/workflows/listening.ts'
import type { Hearers, RunNews, WorkflowPlace } from '#durable-objects/workflow/api.ts'
import type { Means } from './executor.ts'
import { MOST_NESTED, startListener } from './start.ts'
import type { Parent } from './steps/workflow.ts'
import { tellAsked } from './tell-asked.ts'

type Ended = RunNews['ended'][number]

/**
 * Tells runs that wait for others of their end, and people of questions; starts what is to start after what ended. The object asks again
 * until this has succeeded once.
 */
export async function spreadNews(place: WorkflowPlace, { ended, asked }: RunNews, means: Means): Promise<Hearers> {
  await Promise.all([...ended.map((run) => tellParent(run, means)), tellAsked(place, asked, means)])
  const { components } = await means.live(place.workspaceId)
  const listeners = listenersIn(Object.values(components), 'workflow').filter(
    ({ trigger }) => trigger.workflow === place.workflowId,
  )
  await Promise.all(
    ended.flatMap((run) =>
      listeners
        .filter(({ trigger }) => trigger.ended === 'any' || trigger.ended === run.status)
        .map((listener) => startAfter(place, run, listener, means)),
    ),
  )
  return { ends: listeners.length > 0 }
}

async function tellParent({ run, status, output, error, cause }: Ended, { env }: Means): Promise<void> {
  if (cause.by !== 'workflow' || cause.ref === undefined) return
  const { object, run: parent, thread, entry, attempt, waits } = JSON.parse(cause.ref) as Partial<Parent>
  if (!waits || object === undefined || parent === undefined) return
  const ticket = { thread: Number(thread), entry: Number(entry), attempt: Number(attempt) }
  await env.WORKFLOW.getByName(object).tell(
    parent,
    status === 'succeeded'
      ? { type: 'step.succeeded', ...ticket, output: { run, output } }
      : {
          type: 'step.failed',
          ...ticket,
          error: { code: `workflow_${status}`, message: error?.message ?? '', value: run },
          retryable: false,
        },
  )
}

async function startAfter(
  { workspaceId, componentId, workflowId }: WorkflowPlace,
  { run, status, output, error, cause, record, by }: Ended,
  listener: Listener<'workflow'>,
  { env }: Means,
): Promise<void> {
  // Runs that try a draft out set nothing off.
  if (cause.by === 'test') return
  const depth = (cause.depth ?? 0) + 1
  if (depth > MOST_NESTED) {
    const { workflow, trigger } = listener
    console.warn(
      JSON.stringify({
        level: 'warn',
        event: 'trigger.nested_too_deep',
        workspace: workspaceId,
        run,
        workflow: workflow.id,
        trigger: trigger.id,
      }),
    )
    return
  }
  await startListener(env, listener, {
    workspaceId,
    key: `workflow:${run}`,
    // Records of another component are none of its own.
    record: listener.document.component.id === componentId ? record : null,
    input: { run, workflow: workflowId, status, output, error: error && { code: error.code, message: error.message } },
    by,
    cause: { by: 'workflow', trigger: listener.trigger.id, ref: JSON.stringify({ run, waits: false }), depth },
  })
}
