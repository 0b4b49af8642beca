import type { RunNews, WorkflowPlace } from '#durable-objects/workflow/api.ts'
import type { Means } from './executor.ts'
import type { Parent } from './steps/workflow.ts'
import { tellAsked } from './tell-asked.ts'

/** Tells runs that wait for others of their end, and people of questions. The object asks again until this has succeeded once. */
export async function spreadNews(place: WorkflowPlace, { ended, asked }: RunNews, means: Means): Promise<void> {
  const { env } = means
  for (const { run, status, output, error, cause } of ended) {
    if (cause.by !== 'workflow' || cause.ref === undefined) continue
    const { object, run: parent, thread, entry, attempt, waits } = JSON.parse(cause.ref) as Parent
    if (!waits) continue
    const ticket = { thread, entry, attempt }
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
  await tellAsked(place, asked, means)
}
