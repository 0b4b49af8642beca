import type { Sql } from '#db/client.ts'
import type { RunEvent } from '#domain/workflows/events.ts'
import type { Task } from '#domain/workflows/state.ts'
import type { RunSummary } from '#domain/workflows/summary.ts'

/** What a run's object tells the lists of it. A later telling replaces an earlier one, however they arrive. */
export type Telling = {
  readonly summary: RunSummary
  readonly componentId: string
  readonly turn: number
  readonly recordName: string | null
  readonly keepDays: number
  /** Of a run that is over. */
  readonly log: readonly RunEvent[] | null
  readonly archive: string | null
  readonly tasks: readonly Task[]
  /** What it waits for from outside; null where it never does. */
  readonly listens:
    | readonly { readonly thread: number; readonly event: string; readonly correlation: string | null }[]
    | null
}

/** Brings the lists up to date with any number of runs of one workspace, in one atomic batch. Doing it twice does it once. */
export async function tellRuns(sql: Sql, workspaceId: string, tellings: readonly Telling[]): Promise<void> {
  const tasks = tellings.flatMap((telling) => telling.tasks.map((task) => taskRow(telling, task)))
  const batch = [insertRuns(sql, workspaceId, tellings)]
  if (tasks.length > 0) batch.push(insertTasks(sql, workspaceId, tasks), insertPeople(sql, workspaceId, tasks))
  const listening = tellings.filter(({ listens }) => listens !== null)
  if (listening.length > 0) batch.push(...replaceListeners(sql, workspaceId, listening))
  await sql.transaction(batch)
}

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())

function insertRuns(sql: Sql, workspaceId: string, tellings: readonly Telling[]) {
  const rows = tellings.map(({ summary, componentId, turn, recordName, keepDays, log, archive }) => ({
    id: summary.id,
    component_id: componentId,
    workflow_id: summary.workflow,
    machine: summary.machine,
    turn,
    status: summary.status,
    key: summary.key,
    cause: summary.cause,
    started_by: summary.by?.id ?? null,
    record_id: summary.record,
    record_name: recordName,
    stage: summary.stage,
    started_at: isoOf(summary.startedAt),
    moved_at: isoOf(summary.at),
    ended_at: isoOf(summary.endedAt),
    error: summary.error,
    incident: summary.incident,
    held: summary.held,
    log,
    archive,
    keep_days: keepDays,
  }))
  // A user who is gone by now started it all the same.
  return sql`
    insert into aqtra.workflow_runs (workspace_id, id, component_id, workflow_id, machine, turn, status, key, cause, started_by, record_id,
      record_name, stage, started_at, moved_at, ended_at, error, incident, held, log, archive, keep_days)
    select ${workspaceId}, r.id, r.component_id, r.workflow_id, r.machine, r.turn, r.status, r.key, r.cause, u.id, r.record_id,
      r.record_name, r.stage, r.started_at, r.moved_at, r.ended_at, r.error, r.incident, r.held, r.log, r.archive, r.keep_days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, component_id text, workflow_id text, machine text, turn int,
      status text, key text, cause jsonb, started_by uuid, record_id uuid, record_name text, stage text, started_at timestamptz,
      moved_at timestamptz, ended_at timestamptz, error jsonb, incident text, held boolean, log jsonb, archive text, keep_days int)
    left join aqtra.users u on u.id = r.started_by
    on conflict (workspace_id, id) do update set machine = excluded.machine, turn = excluded.turn, status = excluded.status,
      record_id = excluded.record_id, record_name = excluded.record_name, stage = excluded.stage, moved_at = excluded.moved_at,
      ended_at = excluded.ended_at, error = excluded.error, incident = excluded.incident, held = excluded.held, log = excluded.log,
      archive = excluded.archive
    where workflow_runs.turn < excluded.turn`
}

type TaskRow = ReturnType<typeof taskRow>

const taskRow = ({ summary, componentId, turn, recordName }: Telling, task: Task) => ({
  run_id: summary.id,
  task: task.id,
  component_id: componentId,
  workflow_id: summary.workflow,
  record_id: summary.record,
  record_name: recordName,
  turn,
  status: task.status === 'open' && summary.endedAt !== null ? ('withdrawn' as const) : task.status,
  title: task.title,
  text: task.text,
  page: task.page,
  options: task.options,
  answers: task.answers,
  started_by: summary.by?.id ?? null,
  opened_at: isoOf(task.openedAt),
  deadline: isoOf(task.deadline),
  escalated: task.escalated,
  closed_at: isoOf(task.closedAt),
  people: task.people.map(({ id }) => id),
})

function insertTasks(sql: Sql, workspaceId: string, tasks: readonly TaskRow[]) {
  return sql`
    insert into aqtra.workflow_tasks (workspace_id, run_id, task, component_id, workflow_id, record_id, record_name, turn, status, title,
      text, page, options, answers, started_by, opened_at, deadline, escalated, closed_at)
    select ${workspaceId}, t.run_id, t.task, t.component_id, t.workflow_id, t.record_id, t.record_name, t.turn, t.status, t.title,
      t.text, t.page, t.options, t.answers, u.id, t.opened_at, t.deadline, t.escalated, t.closed_at
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as t (run_id uuid, task int, component_id text, workflow_id text,
      record_id uuid, record_name text, turn int, status text, title text, text text, page text, options jsonb, answers jsonb,
      started_by uuid, opened_at timestamptz, deadline timestamptz, escalated boolean, closed_at timestamptz)
    left join aqtra.users u on u.id = t.started_by
    on conflict (workspace_id, run_id, task) do update set turn = excluded.turn, status = excluded.status, answers = excluded.answers,
      deadline = excluded.deadline, escalated = excluded.escalated, closed_at = excluded.closed_at, record_name = excluded.record_name
    where workflow_tasks.turn < excluded.turn`
}

/** Who is asked now; who no longer is, is not listed any more. */
function insertPeople(sql: Sql, workspaceId: string, tasks: readonly TaskRow[]) {
  const asked = tasks.map(({ run_id, task, people, answers }) => ({
    run_id,
    task,
    people,
    answered: answers.map(({ by }) => by.id),
  }))
  return sql`
    with given as (
      select t.run_id, t.task, p.id::uuid as user_id, t.answered ? p.id as answered
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as t (run_id uuid, task int, people jsonb, answered jsonb)
      cross join lateral jsonb_array_elements_text(t.people) as p (id)
    ), gone as (
      delete from aqtra.workflow_task_people w
      using jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as t (run_id uuid, task int)
      where w.workspace_id = ${workspaceId} and w.run_id = t.run_id and w.task = t.task
        and not exists (select from given g where g.run_id = w.run_id and g.task = w.task and g.user_id = w.user_id)
    )
    insert into aqtra.workflow_task_people (workspace_id, run_id, task, user_id, answered)
    select ${workspaceId}, g.run_id, g.task, g.user_id, g.answered from given g join aqtra.users u on u.id = g.user_id
    on conflict (workspace_id, run_id, task, user_id) do update set answered = excluded.answered`
}

/** What runs wait for now, in place of what they waited for before. Of two tellings that overtake each other the later turn's holds. */
function replaceListeners(sql: Sql, workspaceId: string, tellings: readonly Telling[]) {
  const rows = tellings.flatMap(({ summary, componentId, turn, listens }) =>
    (listens ?? []).map((each) => ({
      run_id: summary.id,
      component_id: componentId,
      workflow_id: summary.workflow,
      turn,
      ...each,
    })),
  )
  const runs = JSON.stringify(tellings.map(({ summary: { id }, turn }) => ({ id, turn })))
  const current = sql`
    select r.id, r.turn from aqtra.workflow_runs w join jsonb_to_recordset(${runs}::jsonb) as r (id uuid, turn int)
      on w.workspace_id = ${workspaceId} and w.id = r.id and w.turn = r.turn`
  return [
    sql`delete from aqtra.workflow_listeners l using (${current}) r where l.workspace_id = ${workspaceId} and l.run_id = r.id`,
    sql`
      insert into aqtra.workflow_listeners (workspace_id, run_id, component_id, workflow_id, thread, event, correlation)
      select ${workspaceId}, l.run_id, l.component_id, l.workflow_id, l.thread, l.event, l.correlation
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as l (run_id uuid, component_id text, workflow_id text, turn int, thread int, event text, correlation text)
      join (${current}) r on r.id = l.run_id and r.turn = l.turn
      on conflict do nothing`,
  ]
}
