import { checkRole } from '#domain/auth/check-role.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { ComponentOutline } from '#domain/components/document.ts'
import { problemText } from '../editor/expression/problem-text.ts'

// Fetched when a role is shown: the expression language is larger than the whole screen.

/**
 * What is wrong with a role's rules over the components as they are drafted, in words, by component. The server asks the same, and
 * takes a rule that fits what is live.
 */
export function checkRules(
  role: Role,
  outlines: readonly ComponentOutline[],
): { readonly [component: string]: string } {
  const drafted = Object.fromEntries(outlines.map(({ id, model }) => [id, { id, access: 'private' as const, model }]))
  const problems = checkRole(role, [drafted], { now: 0 })
  return Object.fromEntries(problems.toReversed().map((problem) => [problem.path[1] ?? '', problemText(problem)]))
}
