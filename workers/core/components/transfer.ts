import type { Context } from 'hono'
import { listDrafts, readKinds, replaceDrafts } from '#db/queries/drafts.ts'
import { checkComponent } from '#domain/components/check.ts'
import { fullOutlineOf } from '#domain/components/document.ts'
import { freeName } from '#domain/components/operations/operation.ts'
import {
  missingReferences,
  readTransfer,
  type MissingReference,
  type TransferEnvelope,
  type TransferFile,
} from '#domain/components/transfer.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, withKey, writtenComponent, writtenSite } from '../lib/drafts.ts'
import { announce } from './drafts.ts'

type Named = { readonly id: string; readonly title: string }

/** What an import does, or would do. */
export type ImportReport = {
  readonly added: readonly Named[]
  readonly replaced: readonly Named[]
  /** Components that got another key because theirs is in use. */
  readonly renamed: readonly (Named & { readonly from: string; readonly to: string })[]
  /** References to components that are neither in the file nor in the workspace. */
  readonly missing: readonly MissingReference[]
  readonly problems: readonly (Problem & { readonly component: string })[]
  readonly sites: { readonly added: readonly Named[]; readonly replaced: readonly Named[] }
}

/** The file for some components and sites. Ids that are not there answer `not_found`, so that no export is silently short. */
export async function exportFile(
  c: Context<AppEnv>,
  ids: readonly string[],
  siteIds: readonly string[],
): Promise<TransferFile> {
  const { workspaceId } = c.var.actor
  const [components, sites] = await Promise.all([
    listDrafts(c.var.sql, workspaceId, 'component'),
    listDrafts(c.var.sql, workspaceId, 'site'),
  ])
  const pick = <T extends { readonly id: string }>(drafts: readonly T[], wanted: readonly string[]): T[] =>
    wanted.map((id) => {
      const draft = drafts.find((candidate) => candidate.id === id)
      if (!draft) throw new AppError('not_found', { extra: { id } })
      return draft
    })
  return {
    aqtra: 1,
    components: pick(components, ids).map(({ document }) => document),
    sites: pick(sites, siteIds).map(({ document }) => document),
  }
}

/** Reads a file and says what it changes; without `dry` it is done, all or nothing. */
export async function importFile(c: Context<AppEnv>, envelope: TransferEnvelope, dry: boolean): Promise<ImportReport> {
  const read = readTransfer(envelope)
  if (!read.ok) throw new AppError('invalid_document', { fields: read.error })

  const { workspaceId } = c.var.actor
  const [drafts, siteDrafts] = await Promise.all([
    listDrafts(c.var.sql, workspaceId, 'component'),
    listDrafts(c.var.sql, workspaceId, 'site'),
  ])
  await refuseOtherKinds(c, read.value)
  const known = new Set(drafts.map(({ id }) => id))
  const incoming = new Set(read.value.components.map(({ component }) => component.id))
  const keys = drafts.filter(({ id }) => !incoming.has(id)).map(({ document }) => document.component.key)
  const renamed: { id: string; title: string; from: string; to: string }[] = []
  const components = read.value.components.map((document) => {
    const { id, title, key } = document.component
    const free = freeName(key, keys, '-')
    keys.push(free)
    if (free !== key) renamed.push({ id, title, from: key, to: free })
    return free === key ? document : { ...document, component: { ...document.component, key: free } }
  })
  const knownSites = new Set(siteDrafts.map(({ id }) => id))
  const siteKeys = siteDrafts
    .filter(({ id }) => !read.value.sites.some((site) => site.id === id))
    .map(({ document }) => document.key)
  // Which site is the default stays as it is; where there is none yet, the first that comes is.
  const defaultId = (siteDrafts.find(({ document }) => document.isDefault) ?? siteDrafts[0] ?? first(read.value))?.id
  const sites = read.value.sites.map((site) => {
    const key = freeName(site.key, siteKeys, '-')
    siteKeys.push(key)
    return { ...site, key, isDefault: site.id === defaultId }
  })

  if (!dry) {
    const items = [
      ...(await Promise.all(
        components.map(async (document) => ({
          at: { workspaceId, kind: 'component', id: document.component.id } as const,
          written: await writtenComponent(document),
          audit: auditEntry(c, 'component.imported', { title: document.component.title }),
        })),
      )),
      ...(await Promise.all(
        sites.map(async (site) => ({
          at: { workspaceId, kind: 'site', id: site.id } as const,
          written: await writtenSite(site),
          audit: auditEntry(c, 'site.imported', { name: site.name }),
        })),
      )),
    ]
    await withKey('components.', () => replaceDrafts(c.var.sql, items))
    for (const { component } of components)
      announce(c, component.id, (drafts.find(({ id }) => id === component.id)?.revision ?? 0) + 1)
  }

  const outlines = [...drafts.filter(({ id }) => !incoming.has(id)).map(({ document }) => document), ...components].map(
    fullOutlineOf,
  )
  const named = components.map(({ component: { id, title } }) => ({ id, title }))
  const namedSites = sites.map(({ id, name }) => ({ id, title: name }))
  return {
    added: named.filter(({ id }) => !known.has(id)),
    replaced: named.filter(({ id }) => known.has(id)),
    renamed,
    missing: missingReferences({ aqtra: 1, components, sites }, known),
    problems: components.flatMap((document) =>
      checkComponent(document, outlines).map((problem) => ({ ...problem, component: document.component.id })),
    ),
    sites: {
      added: namedSites.filter(({ id }) => !knownSites.has(id)),
      replaced: namedSites.filter(({ id }) => knownSites.has(id)),
    },
  }
}

const first = ({ sites }: TransferFile) => sites.find(({ isDefault }) => isDefault) ?? sites[0]

/**
 * An id stays what it was made for, deleted or not: nothing is put in another kind's place.
 * @throws AppError `invalid_document`
 */
async function refuseOtherKinds(c: Context<AppEnv>, { components, sites }: TransferFile): Promise<void> {
  const wanted = [
    ...components.map(({ component }, i) => ({
      kind: 'component',
      id: component.id,
      path: `components.${i}.component.id`,
    })),
    ...sites.map(({ id }, i) => ({ kind: 'site', id, path: `sites.${i}.id` })),
  ]
  const kinds = await readKinds(
    c.var.sql,
    c.var.actor.workspaceId,
    wanted.map(({ id }) => id),
  )
  const clashes = wanted.filter(({ kind, id }) => (kinds.get(id) ?? kind) !== kind)
  const shared = wanted.filter(({ id }, i) => wanted.findIndex((other) => other.id === id) < i)
  const fields = [...clashes, ...shared].map(({ path }) => ({ path, code: 'id_taken' }))
  if (fields.length > 0) throw new AppError('invalid_document', { fields })
}
