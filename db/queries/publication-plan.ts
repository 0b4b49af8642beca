import type { Sql } from '#db/client.ts'
import { sha256 } from '#db/sha256.ts'
import { askProbes } from '#db/records/ask-probes.ts'
import { CATALOG_QUERY, type CatalogRow, setAside } from '#db/records/set-aside.ts'
import { type MigrationPlan, type Models, planMigration } from '#db/records/plan-migration.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { consequences } from '#domain/publications/consequences.ts'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { Manifest } from '#domain/publications/release.ts'
import type { PublicationRequest } from '#domain/publications/request.ts'
import {
  documentChanges,
  type Documents,
  EMPTY_MANIFEST,
  safetyText,
  shapeText,
  targetOf,
} from '#domain/publications/target.ts'
import type { Site } from '#domain/sites/site.ts'
import { readDocuments, readLivePointer, readManifest } from './releases.ts'

/** A plan without a look at the data. `shape` is the part of its hash that is known so far. */
export type Outline = Omit<PublicationPlan, 'hash' | 'changes'> & {
  readonly shape: string
  readonly migration: MigrationPlan
}

/**
 * What a publication would do now: reads drafts, live documents and data, changes nothing.
 * @returns null where a chosen draft or the release to return to is not the workspace's
 */
export async function planPublication(
  sql: Sql,
  workspaceId: string,
  request: PublicationRequest,
): Promise<PublicationPlan | null> {
  const outline = await outlinePublication(sql, workspaceId, request)
  if (!outline) return null
  const { shape, migration, ...plan } = outline
  const changes = await askProbes(migration.steps, (statements) =>
    sql.transaction(
      statements.map((statement) => sql.query(statement)),
      { isolationLevel: 'RepeatableRead', readOnly: true },
    ),
  )
  return { ...plan, changes, hash: `${shape}-${(await sha256(safetyText(changes))).slice(0, 16)}` }
}

/** Whether two plans differ in nothing but what the data decide. */
export const hasShape = (planHash: string, { shape }: Outline): boolean => planHash.startsWith(`${shape}-`)

/** `planPublication` without asking the data: what the publisher makes sure of before it begins. */
export async function outlinePublication(
  sql: Sql,
  workspaceId: string,
  request: PublicationRequest,
): Promise<Outline | null> {
  const pointer = await readLivePointer(sql, workspaceId)
  if (!pointer) return null
  const manifest = pointer.release?.manifest ?? EMPTY_MANIFEST
  const from = await documentsOf(sql, workspaceId, manifest)
  const goal =
    request.kind === 'publish'
      ? await draftsGoal(sql, workspaceId, request, manifest, from)
      : await releaseGoal(sql, workspaceId, request.release)
  if (!goal) return null
  const { target, to } = goal
  const base = pointer.release?.number ?? null
  const migration = await migrationBetween(sql, workspaceId, from, to)
  const { problems, dependents } =
    request.kind === 'publish'
      ? consequences(from, to, new Set([...request.components, ...request.sites]))
      : { problems: [], dependents: [] } // a release was checked when it was made
  const shape = await sha256(
    shapeText(base, target, [...migration.prepare.map(({ create }) => create), ...migration.apply], problems),
  )
  return { base, target, documents: documentChanges(from, to), dependents, problems, shape, migration }
}

/** The statements that lead from what is live to a manifest whose documents are stored. */
export async function planSwitch(
  sql: Sql,
  workspaceId: string,
  target: Manifest,
): Promise<{ readonly base: number | null; readonly migration: MigrationPlan }> {
  const pointer = await readLivePointer(sql, workspaceId)
  const from = await documentsOf(sql, workspaceId, pointer?.release?.manifest ?? EMPTY_MANIFEST)
  const to = await documentsOf(sql, workspaceId, target)
  return { base: pointer?.release?.number ?? null, migration: await migrationBetween(sql, workspaceId, from, to) }
}

async function migrationBetween(sql: Sql, workspaceId: string, from: Documents, to: Documents): Promise<MigrationPlan> {
  const catalog = (await sql.query(CATALOG_QUERY, [workspaceId])) as CatalogRow[]
  const live = modelsOf(from)
  return planMigration({ schema: workspaceId, from: live, to: modelsOf(to), aside: setAside(catalog, live) })
}

const modelsOf = ({ components }: Documents): Models =>
  Object.fromEntries(Object.entries(components).map(([id, { component }]) => [id, component]))

async function documentsOf(sql: Sql, workspaceId: string, manifest: Manifest): Promise<Documents> {
  const found = await readDocuments(sql, workspaceId, [
    ...Object.values(manifest.components),
    ...Object.values(manifest.sites),
  ])
  const of = <T>(part: { readonly [id: string]: string }) =>
    Object.fromEntries(
      Object.entries(part).map(([id, hash]) => {
        const document = found.get(hash)
        if (!document) throw new Error(`no published document ${hash} in ${workspaceId}`)
        return [id, document as T]
      }),
    )
  return { components: of<ComponentDocument>(manifest.components), sites: of<Site>(manifest.sites) }
}

type Goal = { readonly target: Manifest; readonly to: Documents }

async function releaseGoal(sql: Sql, workspaceId: string, number: number): Promise<Goal | null> {
  const release = await readManifest(sql, workspaceId, number)
  return release && { target: release.manifest, to: await documentsOf(sql, workspaceId, release.manifest) }
}

type DraftRow = {
  id: string
  kind: 'component' | 'site'
  hash: string
  document: ComponentDocument | Site
  deleted: boolean
}

async function draftsGoal(
  sql: Sql,
  workspaceId: string,
  chosen: { readonly components: readonly string[]; readonly sites: readonly string[] },
  base: Manifest,
  from: Documents,
): Promise<Goal | null> {
  const rows = (await sql`
    select id, kind, hash, document, deleted_at is not null as deleted from aqtra.drafts
    where workspace_id = ${workspaceId}
      and ((kind = 'component' and id = any(${chosen.components}::text[])) or (kind = 'site' and id = any(${chosen.sites}::text[])))`) as DraftRow[]
  if (rows.length < new Set(chosen.components).size + new Set(chosen.sites).size) return null
  const target = targetOf(base, rows)
  const drafts = new Map(rows.map(({ id, document }) => [id, document]))
  const of = <T>(part: { readonly [id: string]: string }, live: { readonly [id: string]: T }) =>
    Object.fromEntries(Object.keys(part).map((id) => [id, (drafts.get(id) ?? live[id]) as T]))
  return { target, to: { components: of(target.components, from.components), sites: of(target.sites, from.sites) } }
}
