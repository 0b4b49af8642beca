// The objects under the names wrangler.toml binds. The composition root exports them from the worker.
export { LiveRoom } from './live-room/live-room.ts'
export { Publication } from './publication/publication.ts'
export { Schedule } from './schedule/schedule.ts'
export { Workflow } from './workflow/workflow.ts'
export { WorkflowQueue } from './workflow-queue/workflow-queue.ts'
