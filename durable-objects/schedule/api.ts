/** When a trigger fires next. */
export type PlannedFire = {
  readonly componentId: string
  readonly workflowId: string
  readonly trigger: string
  /** ISO instant; null where it never does. */
  readonly at: string | null
}

/** A workspace's clock: named by the workspace's id. */
export type ScheduleApi = {
  /** Reads the schedules of the live release anew. Told on every release; doing it twice does it once. */
  reload: (workspaceId: string) => Promise<void>
  planned: () => Promise<readonly PlannedFire[]>
}
