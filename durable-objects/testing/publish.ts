import { env } from 'cloudflare:workers'
import { planPublication } from '#db/queries/publication-plan.ts'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { PublicationRequest } from '#domain/publications/request.ts'
import type { PublicationApi } from '../publication/api.ts'
import type { Workspace } from './workspace.ts'

export const ALL: PublicationRequest = { kind: 'publish', components: ['invoice_aaaaaa'], sites: [] }

/** The workspace's publisher, seen through its interface. */
export const publisherOf = ({ id }: Workspace) => env.PUBLICATION.getByName(id)

export async function planned({ sql, id }: Workspace, request: PublicationRequest = ALL): Promise<PublicationPlan> {
  const plan = await planPublication(sql, id, request)
  if (!plan) throw new Error('nothing to plan')
  return plan
}

export async function begin(workspace: Workspace, request: PublicationRequest = ALL, planHash?: string) {
  const id = `pub_${crypto.randomUUID().replaceAll('-', '')}`
  const hash = planHash ?? (await planned(workspace, request)).hash
  const publisher: PublicationApi = publisherOf(workspace)
  return {
    id,
    outcome: await publisher.start({
      id,
      request,
      workspaceId: workspace.id,
      note: 'A note',
      planHash: hash,
      by: workspace.owner,
    }),
  }
}

/** Waits for the end of a publication, across deaths of its publisher. */
export async function ended(workspace: Workspace, id: string): Promise<PublicationProgress> {
  for (;;) {
    const progress = await (publisherOf(workspace) as PublicationApi).settled(id, 10_000).catch(() => null)
    if (progress && progress.id === id && progress.status !== 'running' && progress.status !== 'undoing')
      return progress
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function publish(workspace: Workspace, request: PublicationRequest = ALL): Promise<PublicationProgress> {
  const { id } = await begin(workspace, request)
  return ended(workspace, id)
}

/** All that a publication may change, read in one go: what "whole" is judged by. */
export async function stateOf({ id, sql }: Workspace) {
  const [workspaces, releases, publications, columns, indexes] = await sql.transaction([
    sql`select live_release as live from aqtra.workspaces where id = ${id}`,
    sql`select number, manifest, note from aqtra.releases where workspace_id = ${id} order by number`,
    sql`select id, status, release, base, error, ended_at is not null as ended from aqtra.publications where workspace_id = ${id} order by started_at`,
    sql`select column_name as name, data_type as type from information_schema.columns where table_schema = ${id} order by 1`,
    sql`
      select c.relname as name, i.indisvalid as valid from pg_index i
      join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${id} order by 1`,
  ])
  return {
    live: (workspaces?.[0] as { live: number | null } | undefined)?.live ?? null,
    releases: releases as { number: number; manifest: unknown; note: string }[],
    publications: publications as {
      id: string
      status: string
      release: number | null
      error: unknown
      ended: boolean
    }[],
    columns: (columns as { name: string }[]).map(({ name }) => name),
    indexes: (indexes as { name: string; valid: boolean }[]).map(({ name, valid }) =>
      valid ? name : `${name} (invalid)`,
    ),
  }
}
