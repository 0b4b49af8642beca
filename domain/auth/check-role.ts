import type { Context } from '../expressions/frame.ts'
import { parse } from '../expressions/syntax.ts'
import { toPredicate } from '../expressions/to-predicate.ts'
import type { Problem } from '../lib/problem.ts'
import { rowScope, SEES_ALL, type Components } from '../records/row-scope.ts'
import type { Role } from './roles.ts'

/** Whoever asks: a rule's types do not depend on it. */
const SOMEBODY = { id: '', email: '', name: '', role: 'user', roleIds: [] }

/**
 * What is wrong with the row rules of a role. A rule must be a condition that the database can be asked, over the component as it is
 * in any of the given versions of the app; of a component that none of them has it must only be readable.
 * Paths are those of the role: `['components', id, 'read', 'rule']`. Codes: those of `toPredicate`.
 * @param versions what rules may be written for, the one whose problems are told first
 */
export function checkRole(role: Role, versions: readonly Components[], context: Context): Problem[] {
  return Object.entries(role.components).flatMap(([componentId, grants]) => {
    const having = versions.filter((components) => Object.hasOwn(components, componentId))
    return Object.entries(grants).flatMap(([action, grant]) => {
      const rule = grant?.rule ?? ''
      if (rule.trim() === '') return []
      const path = ['components', componentId, action, 'rule']
      return problemsOf(rule, componentId, having, context).map((each) => ({ ...each, path }))
    })
  })
}

function problemsOf(
  rule: string,
  componentId: string,
  having: readonly Components[],
  context: Context,
): readonly Problem[] {
  if (having.length === 0) {
    const parsed = parse(rule)
    return parsed.ok ? [] : [parsed.error]
  }
  const tried = having.map((components) =>
    toPredicate(rule, rowScope(componentId, components, SEES_ALL), { user: SOMEBODY, params: {} }, context),
  )
  const [first] = tried
  return first && !first.ok && tried.every(({ ok }) => !ok) ? first.error : []
}
