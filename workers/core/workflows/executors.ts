import type { WorkKind } from '#domain/workflows/step.ts'
import type { Execute } from './executor.ts'
import { ask } from './steps/ask.ts'
import { call } from './steps/call.ts'
import { notify } from './steps/notify.ts'
import { updateRecord } from './steps/update-record.ts'
import { workflow } from './steps/workflow.ts'

/** Who carries out what. A kind of work without its executor does not compile. */
export const EXECUTORS: { readonly [Kind in WorkKind]: Execute } = {
  ask,
  notify,
  'update-record': updateRecord,
  call,
  workflow,
}
