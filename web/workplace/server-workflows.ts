import type { WorkflowSource } from '#web/controls/records.ts'
import { call } from './server.ts'

const taskAt = (run: string, task: number) => `/tasks/${run}/${task}`

/** Workflows over HTTP; fetched with the first thing that has to do with one. */
export const serverWorkflows: WorkflowSource = {
  start: (component, workflow, given, key) =>
    call('POST', `/workflows/${component}/${workflow}/runs`, given, { 'idempotency-key': key }),
  ofRecord: (component, record, workflow) =>
    call('GET', `/tasks/records/${component}/${record}${workflow === null ? '' : `?workflow=${workflow}`}`),
  answer: (run, task, answer) => call('POST', `${taskAt(run, task)}/answer`, answer),
}
