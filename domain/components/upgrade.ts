import * as v from 'valibot'
import { fieldProblems } from '../lib/issues.ts'
import type { FieldProblem } from '../lib/errors.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { ComponentDocument } from './document.ts'
import { misplaced } from './misplaced.ts'

/** Turns a part of schema version n into version n + 1. Pure, and never changed once released. */
type Upgrade = (part: JsonObject) => JsonObject

/** Upgrades by the version they start from. A new version of the schema adds its entry here. */
const COMPONENT_UPGRADES: { readonly [from: number]: Upgrade } = {}
const PAGE_UPGRADES: { readonly [from: number]: Upgrade } = {}
const WORKFLOW_UPGRADES: { readonly [from: number]: Upgrade } = {}

const CURRENT_SCHEMA = 1

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function upgraded(part: Json | undefined, upgrades: { readonly [from: number]: Upgrade }): Json | undefined {
  let current = part
  while (isObject(current) && typeof current['schema'] === 'number' && current['schema'] < CURRENT_SCHEMA) {
    const upgrade = upgrades[current['schema']]
    if (!upgrade) return current
    current = upgrade(current)
  }
  return current
}

const eachUpgraded = (parts: Json | undefined, upgrades: typeof PAGE_UPGRADES) =>
  isObject(parts)
    ? Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, upgraded(part, upgrades)]))
    : parts

/**
 * A component document of any schema version as one of today's.
 * Fails with what is wrong, by path, where it is none.
 */
export function migrateDocument(raw: unknown): Result<ComponentDocument, readonly FieldProblem[]> {
  const candidate = isObject(raw)
    ? {
        ...raw,
        component: upgraded(raw['component'], COMPONENT_UPGRADES),
        pages: eachUpgraded(raw['pages'], PAGE_UPGRADES),
        ...(raw['workflows'] === undefined ? {} : { workflows: eachUpgraded(raw['workflows'], WORKFLOW_UPGRADES) }),
      }
    : raw
  const result = v.safeParse(ComponentDocument, candidate, { abortPipeEarly: true })
  if (!result.success) return fail(fieldProblems(result.issues))
  const wrong = misplaced(result.output)
  return wrong ? fail([wrong]) : ok(result.output)
}
