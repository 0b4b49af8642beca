import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { WorkKind } from '#domain/workflows/step.ts'
import type { Cause, Person, RunError, RunEvent, Ticket } from '#domain/workflows/events.ts'
import type { RunStatus } from '#domain/workflows/state.ts'

/** Which workflow an object serves a share of. */
export type WorkflowPlace = {
  readonly workspaceId: string
  readonly componentId: string
  readonly workflowId: string
}

export type StartRun = WorkflowPlace & {
  readonly id: string
  /** Hash of the component's published document to run on; `draft:<hash>` for one that is not published. */
  readonly machine: string
  readonly key: string | null
  readonly input: JsonObject
  readonly record: JsonObject | null
  readonly by: Person | null
  readonly cause: Cause
  /** How long the caller waits for the end. */
  readonly waitMs: number
  /** Test runs and their forks only: the draft as JSON text, and outputs to take instead of work. */
  readonly draft?: string
  readonly pins?: { readonly [step: string]: Json }
  /** Forks only: the events taken over, and what sets out from there. */
  readonly log?: readonly RunEvent[]
}

/** How a run stands for somebody who waited for it. */
export type RunAnswer = {
  readonly id: string
  /** False where the key had started it before. */
  readonly created: boolean
  readonly status: RunStatus
  readonly output: Json
  readonly error: RunError | null
  /** Id of the user who started it. */
  readonly by: string | null
}

/** Events that come from outside; their instant is the object's. */
export type Told = RunEvent extends infer Event
  ? Event extends { readonly type: 'run.started' }
    ? never
    : Event extends unknown
      ? Omit<Event, 'at'>
      : never
  : never

export type TellOutcome =
  /** `taken`: false where it means nothing in the run's present state. */
  | { readonly known: true; readonly taken: boolean; readonly status: RunStatus }
  /** Not here, or no longer: finished runs are in the database. */
  | { readonly known: false }

/** A share of a workflow's runs: named `<workspace>/<component>/<workflow>:<shard>`. A run's id carries its shard. */
export type WorkflowApi = {
  /** Starts a run once per id, however often it is asked. */
  start: (request: StartRun) => Promise<RunAnswer>
  /** Hands an event to a run and answers when it is on disk. */
  tell: (run: string, event: Told) => Promise<TellOutcome>
  /** The log of a run that is under way here. */
  log: (run: string) => Promise<readonly RunEvent[] | null>
  /** The draft that a test run stands on, as JSON text; null where it is not here. */
  draft: (hash: string) => Promise<string | null>
  /** How a run stands when it is over, or after `waitMs`; null where no such run was ever started here. */
  settled: (run: string, waitMs: number) => Promise<RunAnswer | null>
}

/** A step's work, for the core worker to carry out. */
export type WorkOrder = WorkflowPlace &
  Ticket & {
    readonly run: string
    readonly kind: WorkKind
    readonly node: string
    /** The same for every try. */
    readonly key: string
    readonly request: JsonObject
    readonly record: JsonObject | null
    readonly by: Person | null
    /** Runs it stands within. */
    readonly depth: number
  }

/** What an order came to; `record` where the work changed the run's record. */
export type WorkOutcome = { readonly record?: JsonObject | null } & (
  | { readonly type: 'succeeded'; readonly output: Json }
  | { readonly type: 'failed'; readonly error: RunError; readonly retryable: boolean }
  | { readonly type: 'handed'; readonly to: string }
  | { readonly type: 'opened'; readonly people: readonly Person[] }
)

/** The core worker's entry point for objects. Throwing is failing in a way that may pass. */
export type WorkerApi = {
  work: (order: WorkOrder) => Promise<WorkOutcome>
  /** A record as workflows see it; null where it is gone. */
  record: (place: WorkflowPlace, id: string) => Promise<JsonObject | null>
  /** Runs have ended that others wait for or start after, or tasks have been opened that people must hear of. */
  told: (place: WorkflowPlace, news: RunNews) => Promise<Hearers>
}

/** Who hears of a workflow's runs, as of now. */
export type Hearers = {
  /** Whether the end of its runs starts others. */
  readonly ends: boolean
}

export type RunNews = {
  readonly ended: readonly {
    readonly run: string
    readonly status: RunStatus
    readonly output: Json
    readonly error: RunError | null
    readonly cause: Cause
    readonly record: JsonObject | null
    readonly by: Person | null
  }[]
  /** Runs whose questions changed. */
  readonly asked: readonly string[]
}
