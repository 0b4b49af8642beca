/** What objects may reach. Kept by hand: generated `Env` imports the Worker entry, which would point this layer upwards. */
export type ObjectEnv = {
  readonly DATABASE_URL: string
  /** `host:port` of the local Neon proxy; absent in production. */
  readonly NEON_LOCAL?: string
  readonly FILES: R2Bucket
  readonly LIVE_ROOM: Objects<import('./live-room/api.ts').LiveRoomApi>
  readonly SCHEDULE: Objects<import('./schedule/api.ts').ScheduleApi>
  readonly WORKFLOW: Objects<import('./workflow/api.ts').WorkflowApi>
  readonly WORKFLOW_QUEUE: Objects<import('./workflow-queue/api.ts').WorkflowQueueApi>
  /** Name of the crash point at which a publisher dies; set by the crash tests only. */
  readonly CRASH_AT?: string
}

/**
 * A namespace, seen through its objects' own interface. The runtime's stub types unfold every result to prove it
 * serialisable, and recursive JSON sends them into TS2589.
 */
export type Objects<Api> = { getByName: (name: string) => Api & { fetch: (request: Request) => Promise<Response> } }
