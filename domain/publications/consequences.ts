import { checkComponent } from '../components/check.ts'
import { type ComponentOutline, outlineOf } from '../components/document.ts'
import { referencesOf } from '../components/references.ts'
import type { Problem } from '../lib/problem.ts'
import { checkSite } from '../sites/check.ts'
import { componentsOf } from '../sites/references.ts'
import type { Dependent } from './plan.ts'
import type { Documents } from './target.ts'

export type Consequences = { readonly problems: readonly Problem[]; readonly dependents: readonly Dependent[] }

/**
 * What would be wrong with the state `to`, and what becomes of the documents that were not chosen but refer to those that were.
 * Paths of problems begin with `components` or `sites` and the document's id. A dependent that would break forbids publishing: its
 * errors are among the problems.
 */
export function consequences(from: Documents, to: Documents, chosen: ReadonlySet<string>): Consequences {
  const outlines = outlinesOf(to)
  const before = outlinesOf(from)
  const problems: Problem[] = [...sharedKeys(to)]
  const dependents: Dependent[] = []
  for (const [id, document] of Object.entries(to.components)) {
    const found = checkComponent(document, Object.values(outlines)).map((problem) => at('components', id, problem))
    if (chosen.has(id)) problems.push(...found)
    else if (referencesOf(document).some(({ component }) => chosen.has(component))) {
      const known = from.components[id]
        ? checkComponent(document, Object.values(before)).map((problem) => at('components', id, problem))
        : []
      dependents.push(dependent('component', id, document.component.title, found, known, outlines, before, chosen))
    }
  }
  for (const [id, site] of Object.entries(to.sites)) {
    const found = checkSite(site, Object.values(outlines)).map((problem) => at('sites', id, problem))
    if (chosen.has(id)) problems.push(...found)
    else if (componentsOf(site).some(({ component }) => chosen.has(component))) {
      const known = checkSite(site, Object.values(before)).map((problem) => at('sites', id, problem))
      dependents.push(dependent('site', id, site.name, found, known, outlines, before, chosen))
    }
  }
  problems.push(...dependents.flatMap((one) => (one.state === 'broken' ? one.problems : [])))
  return { problems, dependents }
}

type Outlines = { readonly [id: string]: ComponentOutline }

const outlinesOf = ({ components }: Documents): Outlines =>
  Object.fromEntries(Object.entries(components).map(([id, document]) => [id, outlineOf(document)]))

const at = (part: 'components' | 'sites', id: string, problem: Problem): Problem => ({
  ...problem,
  path: [part, id, ...problem.path],
})

const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error')
const keyOf = ({ code, path }: Problem) => `${code} ${path.join(' ')}`

function dependent(
  kind: Dependent['kind'],
  id: string,
  title: string,
  found: readonly Problem[],
  known: readonly Problem[],
  after: Outlines,
  before: Outlines,
  chosen: ReadonlySet<string>,
): Dependent {
  const old = new Set(known.map(keyOf))
  const fresh = errorsOf(found).filter((problem) => !old.has(keyOf(problem)))
  if (fresh.length > 0) return { kind, id, title, state: 'broken', problems: fresh }
  // Only a change of what others can see of a component concerns them.
  const changed = [...chosen].some(
    (other) => before[other] && JSON.stringify(before[other]) !== JSON.stringify(after[other]),
  )
  return { kind, id, title, state: changed ? 'changed' : 'unchanged', problems: [] }
}

/** Two live sites may not share an address; components are told by `checkComponent`. */
function sharedKeys({ sites }: Documents): Problem[] {
  const seen = new Map<string, string>()
  return Object.values(sites).flatMap(({ id, key }) => {
    const other = seen.get(key)
    seen.set(key, id)
    return other === undefined
      ? []
      : [{ code: 'key_taken', severity: 'error', path: ['sites', id, 'key'], params: { key } }]
  })
}
