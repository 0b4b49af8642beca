// What `cloudflare:test` gives the tests of objects: the bindings of wrangler.toml as the objects' own classes.
declare namespace Cloudflare {
  interface Env {
    readonly DATABASE_URL: string
    readonly NEON_LOCAL: string
    readonly PUBLICATION: DurableObjectNamespace<import('../publication/publication.ts').Publication>
    readonly SCHEDULE: DurableObjectNamespace<import('../schedule/schedule.ts').Schedule>
    readonly WORKFLOW: DurableObjectNamespace<import('../workflow/workflow.ts').Workflow>
    readonly WORKFLOW_QUEUE: DurableObjectNamespace<import('../workflow-queue/workflow-queue.ts').WorkflowQueue>
    readonly LIVE_ROOM: DurableObjectNamespace<import('../live-room/live-room.ts').LiveRoom>
    readonly WORKFLOW: DurableObjectNamespace<import('../workflow/workflow.ts').Workflow>
  }
}
