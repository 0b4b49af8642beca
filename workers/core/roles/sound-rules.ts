import type { Context } from 'hono'
import { listDrafts } from '#db/queries/drafts.ts'
import { checkRole } from '#domain/auth/check-role.ts'
import type { Role } from '#domain/auth/roles.ts'
import { AppError, type FieldProblem } from '#domain/lib/errors.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp } from '../lib/live-app.ts'
import { liveComponents } from '../lib/viewer.ts'

/**
 * Row rules are written for the app as it is drafted or as it is live: one that fits neither would let nothing through, silently.
 * @throws AppError `invalid_values` with what is wrong at `components.<id>.<action>.rule`; `extra.problems` has the ranges
 */
export async function demandSoundRules(c: Context<AppEnv>, role: Role): Promise<void> {
  const [drafts, live] = await Promise.all([listDrafts(c.var.sql, c.var.actor.workspaceId, 'component'), liveApp(c)])
  const drafted = Object.fromEntries(drafts.map(({ id, document }) => [id, document.component]))
  const problems = checkRole(role, [drafted, liveComponents(live)], { now: Date.now() })
  if (problems.length > 0) throw new AppError('invalid_values', { fields: problems.map(fieldOf), extra: { problems } })
}

const fieldOf = ({ path, code, params }: Problem): FieldProblem => ({
  path: path.join('.'),
  code,
  ...(params ? { params: Object.fromEntries(Object.entries(params).filter(isPlain)) } : {}),
})

type Plain = NonNullable<FieldProblem['params']>[string]
const isPlain = (entry: [string, unknown]): entry is [string, Plain] => {
  const [, value] = entry
  return Array.isArray(value)
    ? value.every((item) => typeof item === 'string')
    : typeof value !== 'object' || value === null
}
