import type { Sql } from '#db/client.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { Person } from '#domain/workflows/events.ts'

/** Somebody who has not been told of a question yet. */
export type Untold = Person & {
  readonly locale: Locale
  readonly run: string
  readonly task: number
  readonly title: string
  readonly text: string
  readonly workflowId: string
  readonly record: string | null
}

/** Who has still to be told of open questions of these runs. */
export async function untoldOf(sql: Sql, workspaceId: string, runs: readonly string[]): Promise<Untold[]> {
  const rows = await sql`
    select u.id, u.name, u.email, u.locale, t.run_id as run, t.task, t.title, t.text, t.workflow_id as "workflowId", t.record_name as record
    from aqtra.workflow_task_people p
    join aqtra.workflow_tasks t on t.workspace_id = p.workspace_id and t.run_id = p.run_id and t.task = p.task
    join aqtra.users u on u.id = p.user_id
    where p.workspace_id = ${workspaceId} and p.run_id = any(${runs}::uuid[]) and p.told_at is null and not p.answered and t.status = 'open'
    order by t.run_id, t.task, u.id`
  return rows as Untold[]
}

export async function markTold(sql: Sql, workspaceId: string, told: readonly Untold[]): Promise<void> {
  const rows = told.map(({ id, run, task }) => ({ id, run, task }))
  await sql`
    update aqtra.workflow_task_people p set told_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, run uuid, task int)
    where p.workspace_id = ${workspaceId} and p.run_id = r.run and p.task = r.task and p.user_id = r.id`
}

/** Whom a change of these runs' questions concerns: who is asked, and who started the run. Notices of closed questions count as read. */
export async function concernedBy(sql: Sql, workspaceId: string, runs: readonly string[]): Promise<string[]> {
  const [, rows] = await sql.transaction([
    sql`
      update aqtra.notifications n set read_at = now()
      from aqtra.workflow_tasks t
      where t.workspace_id = ${workspaceId} and t.run_id = any(${runs}::uuid[]) and t.status <> 'open'
        and n.workspace_id = t.workspace_id and n.key = 'asked/' || t.run_id || '/' || t.task and n.read_at is null
        and exists (select from aqtra.workflow_task_people p
          where p.workspace_id = t.workspace_id and p.run_id = t.run_id and p.task = t.task and p.user_id = n.user_id)`,
    sql`
      select p.user_id as id from aqtra.workflow_task_people p where p.workspace_id = ${workspaceId} and p.run_id = any(${runs}::uuid[])
      union
      select t.started_by from aqtra.workflow_tasks t
      where t.workspace_id = ${workspaceId} and t.run_id = any(${runs}::uuid[]) and t.started_by is not null`,
  ])
  return ((rows ?? []) as { id: string }[]).map(({ id }) => id)
}
