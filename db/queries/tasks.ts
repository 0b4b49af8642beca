import type { Sql } from '#db/client.ts'
import type { TaskFilter } from '#domain/workflows/inbox-contract.ts'
import type { InboxCounts, RecordRun, TaskRow } from '#domain/workflows/inbox.ts'
import type { Task } from '#domain/workflows/state.ts'
import { utc } from './utc.ts'

/** A question as it is kept; the workflow's title is the live document's to say. */
export type KeptTask = Omit<TaskRow, 'workflow'> & {
  readonly componentId: string
  readonly workflowId: string
  readonly page: string | null
  readonly options: Task['options']
  readonly answers: Task['answers']
  /** Everybody who is asked now. */
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly answered: boolean
  }[]
  readonly order: string
}

const columns = (sql: Sql, userId: string) => sql`
  t.run_id as run, t.task, t.title, t.text, t.status, t.component_id as "componentId", t.workflow_id as "workflowId", t.options, t.answers,
  t.page, t.escalated, ${utc(sql, 't.opened_at')} as "openedAt",
  to_char(t.deadline at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as deadline,
  case when t.record_id is null then null else json_build_object('id', t.record_id, 'name', t.record_name) end as record,
  case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as by,
  (select a->>'option' from jsonb_array_elements(t.answers) a where a->'by'->>'id' = ${userId}::text limit 1) as answer`

const people = (sql: Sql) => sql`
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'answered', p.answered) order by u.name, u.id), '[]')
   from aqtra.workflow_task_people p join aqtra.users u on u.id = p.user_id
   where p.workspace_id = t.workspace_id and p.run_id = t.run_id and p.task = t.task) as people`

/** Whether others than the reader are asked too. */
const shared = (sql: Sql) => sql`
  exists (select from aqtra.workflow_task_people o where o.workspace_id = w.workspace_id and o.run_id = w.run_id and o.task = w.task
    and o.user_id <> w.user_id)`

export const TASKS_A_PAGE = 30

/**
 * Questions to a person, one more than a page: open ones by deadline, answered ones the newest answer first. Every order is a text
 * that sorts as its rows do, so that one cursor serves all of them.
 */
export async function listTasks(
  sql: Sql,
  { workspaceId, userId }: { readonly workspaceId: string; readonly userId: string },
  { tab, cursor }: TaskFilter,
): Promise<KeptTask[]> {
  const answered = tab === 'answered'
  const rows = await sql`
    select * from (
      select ${columns(sql, userId)}, ${people(sql)},
        case when ${answered} then lpad((9e15 - (
            select max((a->>'at')::numeric) from jsonb_array_elements(t.answers) a where a->'by'->>'id' = ${userId}::text
          ))::bigint::text, 16, '0')
          else to_char(coalesce(t.deadline, '9999-01-01') at time zone 'UTC', 'YYYYMMDDHH24MISSMS') end
          || to_char(t.opened_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS') || t.run_id || lpad(t.task::text, 9, '0') as "order"
      from aqtra.workflow_task_people w
      join aqtra.workflow_tasks t on t.workspace_id = w.workspace_id and t.run_id = w.run_id and t.task = w.task
      left join aqtra.users s on s.id = t.started_by
      where w.workspace_id = ${workspaceId} and w.user_id = ${userId}::uuid and w.answered = ${answered}
        and (${answered} or (t.status = 'open' and ${shared(sql)} = ${tab === 'shared'}))
        and (not ${answered} or jsonb_path_exists(t.answers, '$[*] ? (@.by.id == $me)', jsonb_build_object('me', ${userId}::text)))
    ) found
    where ${cursor ?? null}::text is null or "order" collate "C" > ${cursor ?? null}::text collate "C"
    order by "order" collate "C" limit ${TASKS_A_PAGE + 1}`
  return rows as KeptTask[]
}

/** What is open for a person, and what they have not read. */
export async function countInbox(sql: Sql, workspaceId: string, userId: string): Promise<InboxCounts> {
  const rows = await sql`
    select count(*) filter (where not several)::int as mine, count(*) filter (where several)::int as shared,
      (select count(*)::int from aqtra.notifications n
       where n.workspace_id = ${workspaceId} and n.user_id = ${userId}::uuid and n.read_at is null) as unread
    from (
      select ${shared(sql)} as several
      from aqtra.workflow_task_people w
      join aqtra.workflow_tasks t on t.workspace_id = w.workspace_id and t.run_id = w.run_id and t.task = w.task
      where w.workspace_id = ${workspaceId} and w.user_id = ${userId}::uuid and not w.answered and t.status = 'open'
    ) open`
  return rows[0] as InboxCounts
}

/** A question, with the run it belongs to. */
export type ReadTask = KeptTask & {
  readonly machine: string
  readonly stage: string | null
  /** All answers of the run's questions, each with the options it chose from. */
  readonly history: readonly {
    readonly task: number
    readonly options: Task['options']
    readonly answers: Task['answers']
  }[]
}

/** @param userId whose own answer is looked for; being asked is the caller's to check */
export async function readTask(
  sql: Sql,
  workspaceId: string,
  userId: string,
  run: string,
  task: number,
): Promise<ReadTask | null> {
  const rows = await sql`
    select ${columns(sql, userId)}, ${people(sql)}, '' as "order", r.machine, r.stage,
      (select coalesce(json_agg(json_build_object('task', h.task, 'options', h.options, 'answers', h.answers) order by h.task), '[]')
       from aqtra.workflow_tasks h where h.workspace_id = t.workspace_id and h.run_id = t.run_id and h.answers <> '[]') as history
    from aqtra.workflow_tasks t
    join aqtra.workflow_runs r on r.workspace_id = t.workspace_id and r.id = t.run_id
    left join aqtra.users s on s.id = t.started_by
    where t.workspace_id = ${workspaceId} and t.run_id = ${run}::uuid and t.task = ${task}`
  return (rows[0] as ReadTask | undefined) ?? null
}

/** Open questions about a record, oldest first. */
export async function tasksOfRecord(
  sql: Sql,
  workspaceId: string,
  userId: string,
  { componentId, recordId, workflowId }: { componentId: string; recordId: string; workflowId: string | null },
): Promise<KeptTask[]> {
  const rows = await sql`
    select ${columns(sql, userId)}, ${people(sql)}, '' as "order"
    from aqtra.workflow_tasks t left join aqtra.users s on s.id = t.started_by
    where t.workspace_id = ${workspaceId} and t.record_id = ${recordId}::uuid and t.component_id = ${componentId}
      and (${workflowId}::text is null or t.workflow_id = ${workflowId}) and t.status = 'open'
    order by t.opened_at, t.run_id, t.task limit 20`
  return rows as KeptTask[]
}

type RunOfRecord = Omit<RecordRun, 'workflow'> & { readonly workflowId: string; readonly machine: string }

/** The newest run of each workflow on a record. */
export async function runsOfRecord(
  sql: Sql,
  workspaceId: string,
  { componentId, recordId, workflowId }: { componentId: string; recordId: string; workflowId: string | null },
): Promise<RunOfRecord[]> {
  const rows = await sql`
    select distinct on (r.workflow_id) r.id, r.workflow_id as "workflowId", r.machine, r.status, r.stage,
      ${utc(sql, 'r.moved_at')} as "movedAt"
    from aqtra.workflow_runs r
    where r.workspace_id = ${workspaceId} and r.record_id = ${recordId}::uuid and r.component_id = ${componentId}
      and (${workflowId}::text is null or r.workflow_id = ${workflowId})
    order by r.workflow_id, r.started_at desc, r.id desc`
  return rows as RunOfRecord[]
}

/** Notes at once what the run's object will tell a moment later: the person has answered, and has no need of the notice. */
export async function noteAnswer(
  sql: Sql,
  workspaceId: string,
  userId: string,
  run: string,
  task: number,
): Promise<void> {
  await sql.transaction([
    sql`update aqtra.workflow_task_people set answered = true
      where workspace_id = ${workspaceId} and run_id = ${run}::uuid and task = ${task} and user_id = ${userId}::uuid`,
    sql`update aqtra.notifications set read_at = now()
      where workspace_id = ${workspaceId} and user_id = ${userId}::uuid and key = ${askedKey(run, task)} and read_at is null`,
  ])
}

/** Key of the notice and the letter of a question; the same for all who are asked. */
export const askedKey = (run: string, task: number): string => `asked/${run}/${task}`
