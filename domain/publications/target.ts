import { canonicalText } from '../components/canonical.ts'
import type { ComponentDocument } from '../components/document.ts'
import type { Problem } from '../lib/problem.ts'
import type { Site } from '../sites/site.ts'
import type { PublicationPlan } from './plan.ts'
import type { Hash, Manifest } from './release.ts'

/** A draft as publishing sees it. */
export type DraftState = {
  readonly id: string
  readonly kind: 'component' | 'site'
  readonly hash: Hash
  readonly deleted: boolean
}

/** The live manifest with the chosen drafts in their places; a deleted draft leaves it. */
export function targetOf(base: Manifest, drafts: readonly DraftState[]): Manifest {
  const components = { ...base.components }
  const sites = { ...base.sites }
  for (const { id, kind, hash, deleted } of drafts) {
    const part = kind === 'component' ? components : sites
    if (deleted) delete part[id]
    else part[id] = hash
  }
  return { components, sites }
}

export const EMPTY_MANIFEST: Manifest = { components: {}, sites: {} }

/** Documents of a manifest by id. */
export type Documents = {
  readonly components: { readonly [id: string]: ComponentDocument }
  readonly sites: { readonly [id: string]: Site }
}

type DocumentChange = PublicationPlan['documents'][number]

/** What differs between two states, pages and workflows told apart from their component. Sorted by kind and title. */
export function documentChanges(from: Documents, to: Documents): DocumentChange[] {
  const ids = [...new Set([...Object.keys(from.components), ...Object.keys(to.components)])]
  const components = ids.flatMap((id) => {
    const [old, next] = [from.components[id], to.components[id]]
    const one = difference('component', id, old?.component, next?.component, ({ title }) => title)
    const pageIds = [...new Set([...Object.keys(old?.pages ?? {}), ...Object.keys(next?.pages ?? {})])]
    const component = (next ?? old)?.component.title ?? ''
    const pages = pageIds.flatMap((page) =>
      difference('page', page, old?.pages[page], next?.pages[page], ({ title }) => `${component} › ${title}`),
    )
    const workflowIds = [...new Set([...Object.keys(old?.workflows ?? {}), ...Object.keys(next?.workflows ?? {})])]
    const workflows = workflowIds.flatMap((workflow) =>
      difference(
        'workflow',
        workflow,
        old?.workflows[workflow],
        next?.workflows[workflow],
        ({ title }) => `${component} › ${title}`,
      ),
    )
    return [...one, ...pages, ...workflows]
  })
  const siteIds = [...new Set([...Object.keys(from.sites), ...Object.keys(to.sites)])]
  const sites = siteIds.flatMap((id) => difference('site', id, from.sites[id], to.sites[id], ({ name }) => name))
  return [...components, ...sites].toSorted(
    (a, b) => compare(RANK[a.kind], RANK[b.kind]) || compare(a.title, b.title) || compare(a.id, b.id),
  )
}

const RANK: { readonly [K in DocumentChange['kind']]: number } = { component: 0, page: 1, workflow: 2, site: 3 }
const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

function difference<T extends object>(
  kind: DocumentChange['kind'],
  id: string,
  old: T | undefined,
  next: T | undefined,
  titleOf: (document: T) => string,
): DocumentChange[] {
  if (!next) return old ? [{ kind, id, title: titleOf(old), change: 'removed' }] : []
  if (!old) return [{ kind, id, title: titleOf(next), change: 'added' }]
  return old === next || canonicalText(old) === canonicalText(next)
    ? []
    : [{ kind, id, title: titleOf(next), change: 'changed' }]
}

/** What a builder agrees to, as far as drafts and release decide it. */
export const shapeText = (
  base: number | null,
  target: Manifest,
  statements: readonly string[],
  problems: readonly Problem[],
): string =>
  canonicalText({
    base,
    target,
    statements,
    problems: problems.map(({ code, severity, path }) => ({ code, severity, path })),
  })

/** What a builder agrees to, as far as the data decide it; the counts are left out, they move while people work. */
export const safetyText = (changes: PublicationPlan['changes']): string =>
  canonicalText(
    changes.map(({ kind, safety, componentId, propertyId = null }) => ({ kind, safety, componentId, propertyId })),
  )

/** Whether publishing is forbidden: an error somewhere, or a change the data does not allow. */
export const isForbidden = ({ problems, changes }: Pick<PublicationPlan, 'problems' | 'changes'>): boolean =>
  problems.some(({ severity }) => severity === 'error') || changes.some(({ safety }) => safety === 'blocked')

/** Whether a plan would leave everything as it is. */
export const isEmpty = ({ documents, changes }: Pick<PublicationPlan, 'documents' | 'changes'>): boolean =>
  documents.length === 0 && changes.length === 0
