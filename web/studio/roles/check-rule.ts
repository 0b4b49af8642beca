import type { ComponentOutline } from '#domain/components/document.ts'
import { toPredicate } from '#domain/expressions/to-predicate.ts'
import { rowScope, SEES_ALL, type Components } from '#domain/records/row-scope.ts'
import type { RowScope } from '#domain/expressions/push.ts'
import { problemText } from '../editor/expression/problem-text.ts'

// Fetched when a role is shown: the expression language is larger than the whole screen.

/** Says what is wrong with a rule of a component, or null. A component that is not known is not judged. */
export type RuleCheck = (component: string, rule: string) => string | null

/** Whoever reads: only the types count here. */
const SOMEBODY = { id: '', name: '', email: '', role: 'user', roleIds: [] }

/** What the server asks of a rule: a yes or no over the record and `user`, which the database can be asked. */
export function ruleCheck(outlines: readonly ComponentOutline[]): RuleCheck {
  const components: Components = Object.fromEntries(
    outlines.map((outline) => [outline.id, { id: outline.id, access: 'private', model: outline.model }]),
  )
  const scopes = new Map<string, RowScope>()
  return (component, rule) => {
    const outline = outlines.find(({ id }) => id === component)
    if (!outline) return null
    const scope = scopes.get(component) ?? { ...rowScope(component, components, SEES_ALL), title: outline.title }
    scopes.set(component, scope)
    const context = { now: 0, timeZone: 'UTC', locale: 'en' }
    const result = toPredicate(rule, scope, { user: SOMEBODY, params: {} }, context)
    const [problem] = result.ok ? [] : result.error
    return problem ? problemText(problem) : null
  }
}
