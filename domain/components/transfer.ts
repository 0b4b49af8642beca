import * as v from 'valibot'
import type { FieldProblem } from '../lib/errors.ts'
import { fieldProblems } from '../lib/issues.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { misplacedEntry } from '../sites/misplaced.ts'
import { componentsOf } from '../sites/references.ts'
import { Site } from '../sites/site.ts'
import type { ComponentDocument } from './document.ts'
import { referencesOf } from './references.ts'
import { migrateDocument } from './upgrade.ts'

/** What Export writes and Import reads. Ids are kept, so that references hold and a second import replaces. */
export type TransferFile = {
  readonly aqtra: 1
  readonly components: readonly ComponentDocument[]
  readonly sites: readonly Site[]
}

/** Most components and sites of one file. */
export const MAX_TRANSFERRED = 200

/** The outer shape of a file; its documents are read by `readTransfer`, which upgrades older ones. */
export const TransferEnvelope = v.strictObject({
  aqtra: v.literal(1),
  components: v.pipe(v.array(v.unknown()), v.maxLength(MAX_TRANSFERRED)),
  sites: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(MAX_TRANSFERRED)), []),
})
export type TransferEnvelope = v.InferOutput<typeof TransferEnvelope>

/** Keys that would reach into JavaScript's own objects. Nothing of ours is called so. */
const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function hostilePath(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value !== 'object' || value === null) return null
  for (const [key, item] of Object.entries(value)) {
    const found = HOSTILE.has(key) ? [...path, key] : hostilePath(item, [...path, key])
    if (found) return found
  }
  return null
}

/** The documents of a file, each as one of today's; or everything that is wrong, by path into the file. */
export function readTransfer(envelope: TransferEnvelope): Result<TransferFile, readonly FieldProblem[]> {
  const hostile = hostilePath(envelope)
  if (hostile) return fail([{ path: hostile.join('.'), code: 'field_unknown' }])
  const problems: FieldProblem[] = []
  const components: ComponentDocument[] = []
  const sites: Site[] = []
  for (const [i, raw] of envelope.components.entries()) {
    const read = migrateDocument(raw)
    if (read.ok) components.push(read.value)
    else problems.push(...read.error.map((problem) => ({ ...problem, path: `components.${i}.${problem.path}` })))
  }
  for (const [i, raw] of envelope.sites.entries()) {
    const read = v.safeParse(Site, raw, { abortPipeEarly: true })
    const wrong = read.success ? misplacedEntry(read.output) : null
    if (read.success && !wrong) sites.push(read.output)
    else
      problems.push(
        ...(wrong ? [wrong] : fieldProblems(read.issues ?? [])).map((problem) => ({
          ...problem,
          path: `sites.${i}.${problem.path}`,
        })),
      )
  }
  for (const [part, ids] of [
    ['components', components.map(({ component }) => component.id)],
    ['sites', sites.map(({ id }) => id)],
  ] as const) {
    for (const [i, id] of ids.entries())
      if (ids.indexOf(id) < i) problems.push({ path: `${part}.${i}.id`, code: 'id_taken' })
  }
  return problems.length > 0 ? fail(problems) : ok({ aqtra: 1, components, sites })
}

export type MissingReference = { readonly from: string; readonly path: readonly string[]; readonly component: string }

/** References of the file's components and sites to components that are neither in it nor in the workspace. */
export function missingReferences(file: TransferFile, present: ReadonlySet<string>): MissingReference[] {
  const known = new Set([...present, ...file.components.map(({ component }) => component.id)])
  const ofComponents = file.components.flatMap((document) =>
    referencesOf(document)
      .filter(({ component }) => !known.has(component))
      .map(({ path, component }) => ({ from: document.component.title, path, component })),
  )
  const ofSites = file.sites.flatMap((site) =>
    componentsOf(site)
      .filter(({ component }) => !known.has(component))
      .map(({ path, component }) => ({ from: site.name, path, component })),
  )
  return [...ofComponents, ...ofSites]
}
