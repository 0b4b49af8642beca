import type { Sql } from '#db/client.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { RunFilter } from '#domain/workflows/contract.ts'
import type { RunError, RunEvent } from '#domain/workflows/events.ts'
import type { RunStatus } from '#domain/workflows/state.ts'
import { utc } from './utc.ts'

/** A run as lists show it. */
export type RunRow = {
  readonly id: string
  readonly componentId: string
  readonly workflowId: string
  readonly machine: string
  /** The first release with the document it runs on; null for a draft. */
  readonly release: number | null
  readonly status: RunStatus
  readonly key: string | null
  readonly cause: JsonObject
  readonly by: { readonly id: string; readonly name: string } | null
  readonly record: { readonly id: string; readonly name: string | null } | null
  readonly stage: string | null
  readonly startedAt: string
  readonly movedAt: string
  readonly endedAt: string | null
  readonly error: RunError | null
  readonly incident: string | null
  readonly held: boolean
}

const columns = (sql: Sql) => sql`
  r.id, r.component_id as "componentId", r.workflow_id as "workflowId", r.machine, r.status, r.key, r.cause, r.stage, r.error, r.incident,
  r.held, ${utc(sql, 'r.started_at')} as "startedAt", ${utc(sql, 'r.moved_at')} as "movedAt", ${utc(sql, 'r.ended_at')} as "endedAt",
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as by,
  case when r.record_id is null then null else json_build_object('id', r.record_id, 'name', r.record_name) end as record`

/** Finds the release of every row once per document, however many rows stand on it. */
const withRelease = (sql: Sql, workspaceId: string, page: ReturnType<Sql>) => sql`
    with page as (${page}),
    documents as (
      select m."componentId", m.machine, (
        select min(l.number) from aqtra.releases l
        where l.workspace_id = ${workspaceId} and l.manifest->'components'->>m."componentId" = m.machine
      ) as release
      from (select distinct "componentId", machine from page) m)
    select page.*, documents.release from page join documents using ("componentId", machine)
    order by page."startedAt" desc, page.id desc`

export const RUNS_A_PAGE = 50

/** Runs, newest first; one more than a page, so that the caller knows whether there is another. */
export async function listRuns(sql: Sql, workspaceId: string, filter: RunFilter): Promise<RunRow[]> {
  const { workflow, component, status, trigger, key, who, record, incident, since, until, ids, cursor } = filter
  const [at = null, id = null] = cursor?.split('_') ?? []
  const page = sql`
    select ${columns(sql)}
    from aqtra.workflow_runs r left join aqtra.users u on u.id = r.started_by
    where r.workspace_id = ${workspaceId}
      and (${workflow ?? null}::text is null or r.workflow_id = ${workflow ?? null})
      and (${component ?? null}::text is null or r.component_id = ${component ?? null})
      and (${status ?? null}::text is null or r.status = ${status ?? null} or (${status ?? null} = 'open' and r.ended_at is null))
      and (${trigger ?? null}::text is null or r.cause->>'by' = ${trigger ?? null})
      and (${key ?? null}::text is null or r.key = ${key ?? null})
      and (${who ?? null}::uuid is null or r.started_by = ${who ?? null}::uuid)
      and (${record ?? null}::uuid is null or r.record_id = ${record ?? null}::uuid)
      and (${incident ?? null}::text is null or (r.incident = ${incident ?? null} and r.status = 'failed'))
      and (${ids ?? null}::uuid[] is null or r.id = any(${ids ?? null}::uuid[]))
      and (${since ?? null}::timestamptz is null or r.started_at >= ${since ?? null}::timestamptz)
      and (${until ?? null}::timestamptz is null or r.started_at < ${until ?? null}::timestamptz)
      and (${at}::timestamptz is null or (r.started_at, r.id) < (${at}::timestamptz, ${id}::uuid))
    order by r.started_at desc, r.id desc limit ${RUNS_A_PAGE + 1}`
  return (await withRelease(sql, workspaceId, page)) as RunRow[]
}

/** A run with its log where that is kept here. */
export type StoredRun = RunRow & { readonly log: readonly RunEvent[] | null; readonly archive: string | null }

export async function readRun(sql: Sql, workspaceId: string, id: string): Promise<StoredRun | null> {
  const page = sql`
    select ${columns(sql)}, r.log, r.archive
    from aqtra.workflow_runs r left join aqtra.users u on u.id = r.started_by
    where r.workspace_id = ${workspaceId} and r.id = ${id}::uuid`
  const rows = await withRelease(sql, workspaceId, page)
  return (rows[0] as StoredRun | undefined) ?? null
}

/** Failures of one cause. */
export type Incident = {
  readonly incident: string
  readonly componentId: string
  readonly workflowId: string
  readonly error: RunError
  readonly runs: number
  readonly held: number
  readonly firstAt: string
  readonly lastAt: string
}

/** Runs of one cause that an operator may still do something about, oldest first; one more than asked for. */
export async function heldRuns(sql: Sql, workspaceId: string, incident: string, most: number): Promise<StoredRun[]> {
  const page = sql`
    select ${columns(sql)}, r.log, r.archive
    from aqtra.workflow_runs r left join aqtra.users u on u.id = r.started_by
    where r.workspace_id = ${workspaceId} and r.incident = ${incident} and r.status = 'failed' and r.held
    order by r.started_at, r.id limit ${most + 1}`
  return (await withRelease(sql, workspaceId, page)) as StoredRun[]
}

/** Runs by their ids; what is not there is left out. */
export async function readRuns(sql: Sql, workspaceId: string, ids: readonly string[]): Promise<StoredRun[]> {
  const page = sql`
    select ${columns(sql)}, null::jsonb as log, r.archive
    from aqtra.workflow_runs r left join aqtra.users u on u.id = r.started_by
    where r.workspace_id = ${workspaceId} and r.id = any(${[...ids]}::uuid[])`
  return (await withRelease(sql, workspaceId, page)) as StoredRun[]
}

/** A workflow as lists of runs name it. */
export type WorkflowName = {
  readonly id: string
  readonly title: string
  readonly componentId: string
  readonly component: string
  /** Titles by id. */
  readonly stages: { readonly [id: string]: string }
}

/** Every workflow there is to draw or to run. */
export async function listWorkflowNames(sql: Sql, workspaceId: string): Promise<WorkflowName[]> {
  const rows = await sql`
    select w.key as id, w.value->>'title' as title, d.id as "componentId", d.document->'component'->>'title' as component,
      (select coalesce(jsonb_object_agg(s.key, s.value->>'title'), '{}') from jsonb_each(w.value->'stages') s) as stages
    from aqtra.drafts d, jsonb_each(coalesce(d.document->'workflows', '{}'::jsonb)) w
    where d.workspace_id = ${workspaceId} and d.kind = 'component'
    order by component, title`
  return rows as WorkflowName[]
}

/** What has failed and was not dealt with since, most recent first. */
export async function listIncidents(sql: Sql, workspaceId: string): Promise<Incident[]> {
  const rows = await sql`
    select r.incident, r.component_id as "componentId", r.workflow_id as "workflowId", count(*)::int as runs,
      count(*) filter (where r.held)::int as held, (array_agg(r.error order by r.moved_at desc))[1] as error,
      to_char(min(r.moved_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt",
      to_char(max(r.moved_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
    from aqtra.workflow_runs r
    where r.workspace_id = ${workspaceId} and r.status = 'failed' and r.incident is not null
    group by r.incident, r.component_id, r.workflow_id
    order by max(r.moved_at) desc limit 200`
  return rows as Incident[]
}
