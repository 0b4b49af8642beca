import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { JsonObject } from '#domain/lib/json.ts'
import type { RunError, RunEvent } from '#domain/workflows/events.ts'
import type { RunStatus, Task } from '#domain/workflows/state.ts'
import { users, workspaces } from './auth.ts'
import { platform } from './platform.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** What lists show of runs. The truth about a run under way is its object's log; a finished run's log is kept here, then in the archive. */
export const workflowRuns = platform.table(
  'workflow_runs',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: uuid().notNull(),
    componentId: text().notNull(),
    workflowId: text().notNull(),
    /** Hash of the component's published document it runs on. */
    machine: text().notNull(),
    /** Events its object had written when it told of it; an older telling changes nothing. */
    turn: integer().notNull(),
    status: text().$type<RunStatus>().notNull(),
    key: text(),
    cause: jsonb().$type<JsonObject>().notNull(),
    startedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    recordId: uuid(),
    recordName: text(),
    stage: text(),
    startedAt: instant().notNull(),
    movedAt: instant().notNull(),
    endedAt: instant(),
    error: jsonb().$type<RunError>(),
    /** Same for failures of one cause. */
    incident: text(),
    held: boolean().notNull().default(false),
    /** A finished run's events; null while it is under way, and again when they are in the archive. */
    log: jsonb().$type<readonly RunEvent[]>(),
    /** Where the archive keeps them. */
    archive: text(),
    /** Days it stays here after its end. */
    keepDays: integer().notNull().default(90),
  },
  (t) => [
    primaryKey({ name: 'workflow_runs_pkey', columns: [t.workspaceId, t.id] }),
    index('workflow_runs_recent').on(t.workspaceId, t.startedAt.desc(), t.id.desc()),
    index('workflow_runs_of_record').on(t.workspaceId, t.recordId),
    index('workflow_runs_incidents')
      .on(t.workspaceId, t.incident)
      .where(sql`status = 'failed'`),
    index('workflow_runs_ended')
      .on(t.endedAt)
      .where(sql`ended_at is not null`),
    check(
      'workflow_runs_status',
      sql`status in ('queued','running','waiting','paused','undoing','succeeded','failed','cancelled')`,
    ),
  ],
)

/** Questions that workflows have put to people. */
export const workflowTasks = platform.table(
  'workflow_tasks',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    runId: uuid().notNull(),
    /** Number of the entry that asked. */
    task: integer().notNull(),
    componentId: text().notNull(),
    workflowId: text().notNull(),
    recordId: uuid(),
    recordName: text(),
    turn: integer().notNull(),
    status: text().$type<Task['status']>().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    page: text(),
    options: jsonb().$type<Task['options']>().notNull(),
    answers: jsonb().$type<Task['answers']>().notNull(),
    startedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    openedAt: instant().notNull(),
    deadline: instant(),
    escalated: boolean().notNull(),
    closedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'workflow_tasks_pkey', columns: [t.workspaceId, t.runId, t.task] }),
    index('workflow_tasks_of_record').on(t.workspaceId, t.recordId),
    check('workflow_tasks_status', sql`status in ('open','answered','late','withdrawn')`),
  ],
)

/** Who is asked. `answered`: this person has; the question may still be open to others. */
export const workflowTaskPeople = platform.table(
  'workflow_task_people',
  {
    workspaceId: text().notNull(),
    runId: uuid().notNull(),
    task: integer().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    answered: boolean().notNull().default(false),
    /** When the person was told by mail and bell; null while that is owed. */
    toldAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'workflow_task_people_pkey', columns: [t.workspaceId, t.runId, t.task, t.userId] }),
    index('workflow_task_people_inbox').on(t.workspaceId, t.userId),
  ],
)

/** What the bell shows: one row a person and message. */
export const notifications = platform.table(
  'notifications',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The idempotency key of what told it: telling twice tells once. */
    key: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    /** A path of the Workplace. */
    link: text(),
    createdAt: instant().notNull().defaultNow(),
    readAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'notifications_pkey', columns: [t.workspaceId, t.userId, t.key] }),
    index('notifications_recent').on(t.workspaceId, t.userId, t.createdAt.desc()),
  ],
)

/** Changes of records that some workflow's trigger listens to, written in the statement that makes the change. */
export const recordEvents = platform.table(
  'record_events',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    id: uuid().notNull(),
    componentId: text().notNull(),
    recordId: uuid().notNull(),
    change: text().$type<'created' | 'updated' | 'deleted'>().notNull(),
    before: jsonb().$type<JsonObject>(),
    after: jsonb().$type<JsonObject>(),
    changedBy: uuid(),
    /** Runs that whatever starts from it stands within: 0 where a person made the change. */
    depth: integer().notNull().default(0),
    /** Somebody is at work on it until then; who dies at work leaves it to the next. */
    claimedUntil: instant(),
    attempts: integer().notNull().default(0),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'record_events_pkey', columns: [t.workspaceId, t.id] }),
    index('record_events_oldest').on(t.createdAt),
    check('record_events_change', sql`change in ('created','updated','deleted')`),
  ],
)

/** The secret a workflow's webhook is signed with, encrypted. */
export const webhooks = platform.table(
  'webhooks',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    /** What its address ends in; not guessable. */
    token: text().notNull(),
    componentId: text().notNull(),
    workflowId: text().notNull(),
    trigger: text().notNull(),
    secret: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    /** When a builder was last shown a secret; null while nobody knows it. */
    rotatedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'webhooks_pkey', columns: [t.token] }),
    uniqueIndex('webhooks_of_trigger').on(t.workspaceId, t.componentId, t.workflowId, t.trigger),
  ],
)

/** Events that runs wait for, so that whoever sends one by name finds them. */
export const workflowListeners = platform.table(
  'workflow_listeners',
  {
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    runId: uuid().notNull(),
    componentId: text().notNull(),
    workflowId: text().notNull(),
    /** The branch of the run that waits. */
    thread: integer().notNull(),
    event: text().notNull(),
    /** Only events with the same one are for it; null takes any. */
    correlation: text(),
  },
  (t) => [
    primaryKey({ name: 'workflow_listeners_pkey', columns: [t.workspaceId, t.runId, t.thread] }),
    index('workflow_listeners_of_event').on(t.workspaceId, t.event),
  ],
)
