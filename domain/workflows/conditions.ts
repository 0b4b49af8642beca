import type { ComponentDocument } from '../components/document.ts'
import { evaluate } from '../expressions/evaluate.ts'
import type { EvaluationError } from '../expressions/frame.ts'
import type { Scope } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Result } from '../lib/result.ts'
import type { Owner } from './scope.ts'
import { changeScope, startScope } from './scope.ts'

/** Steps an expression of a trigger may take: requests wait for it. */
const FUEL = 200_000

/** One scope a document: compiled expressions are remembered by it. */
function scopesOf(make: (owner: Owner) => Scope): (document: ComponentDocument) => Scope {
  const scopes = new WeakMap<ComponentDocument, Scope>()
  return (document) => {
    let scope = scopes.get(document)
    if (!scope) scopes.set(document, (scope = make(document.component)))
    return scope
  }
}

const startScopeOf = scopesOf(startScope)
const changeScopeOf = scopesOf(changeScope)

/** A key or a priority, of what a run is about to start with. */
export const atStart = (
  document: ComponentDocument,
  text: string,
  values: { readonly record: JsonObject | null; readonly input: JsonObject },
  now: number,
): Result<Json, EvaluationError> => evaluate(text, values, { scope: startScopeOf(document), now, fuel: FUEL })

/** The condition of a record trigger, of the record after the change and before it. */
export const atChange = (
  document: ComponentDocument,
  text: string,
  values: { readonly record: JsonObject | null; readonly before: JsonObject | null },
  now: number,
): Result<Json, EvaluationError> => evaluate(text, values, { scope: changeScopeOf(document), now, fuel: FUEL })

const LONGEST_KEY = 1_000

/** A value as a key, or null where it is none: what is empty, endless or no scalar tells nothing apart. */
export function keyFrom(value: Json): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
  const text = String(value)
  return text.trim() === '' || text.length > LONGEST_KEY ? null : text
}
