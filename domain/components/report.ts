import type { Json } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import type { ComponentProblemCode } from './problem-codes.ts'

type Params = { readonly [name: string]: Json }

/** Forbids publishing. */
export const error = (code: ComponentProblemCode, path: readonly string[], params?: Params): Problem =>
  make('error', code, path, params)
/** Should be mended, and does not stand in the way. */
export const warning = (code: ComponentProblemCode, path: readonly string[], params?: Params): Problem =>
  make('warning', code, path, params)

const make = (
  severity: Problem['severity'],
  code: ComponentProblemCode,
  path: readonly string[],
  params: Params | undefined,
): Problem => ({
  code,
  severity,
  path,
  ...(params ? { params } : {}),
})

/** The items whose text, compared without case, an earlier one has already. */
export function repeated<T>(items: readonly T[], text: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const folded = text(item).toLowerCase()
    if (seen.has(folded)) return true
    seen.add(folded)
    return false
  })
}
