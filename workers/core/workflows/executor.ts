import type { Sql } from '#db/client.ts'
import { firstOwner } from '#db/queries/people.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { Json } from '#domain/lib/json.ts'
import type { Person } from '#domain/workflows/events.ts'
import type { WorkOrder, WorkOutcome } from '#durable-objects/workflow/api.ts'
import type { Bindings } from '../../env.ts'
import type { Inside } from '../lib/inside.ts'
import type { LiveWorkspace } from '../lib/live-app.ts'

/** What executors work with. */
export type Means = {
  readonly env: Bindings
  readonly sql: Sql
  readonly inside: Inside
  readonly live: (workspaceId: string) => Promise<LiveWorkspace>
}

/** Carries out the work of one kind of step. What it throws is a failure that may pass. */
export type Execute = (order: WorkOrder, means: Means) => Promise<WorkOutcome>

/** A failure that trying again does not mend. */
export const refused = (code: string, message = '', value: Json = null): WorkOutcome => ({
  type: 'failed',
  error: { code, message, value },
  retryable: false,
})

/** A failure that may pass. */
export const failed = (code: string, message: string): WorkOutcome => ({
  type: 'failed',
  error: { code, message },
  retryable: true,
})

/** Workflows act for the platform: what they may do is what their builder drew. Changes are told as made by whoever started the run. */
export async function actorFor(
  { workspaceId, by }: Pick<WorkOrder, 'workspaceId' | 'by'>,
  { sql }: Pick<Means, 'sql'>,
): Promise<Actor> {
  const person: Person | null = by ?? (await firstOwner(sql, workspaceId))
  return {
    userId: person?.id ?? '00000000-0000-0000-0000-000000000000',
    workspaceId,
    email: person?.email ?? '',
    name: person?.name ?? '',
    role: 'builder',
    roleIds: [],
  }
}

/** Ids and addresses that an expression gave: a text, a reference, or a list of either. */
export function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'object' && value !== null && 'id' in value) return namesIn((value as { id: Json }).id)
  return []
}

/** People as a step's request names them. */
export function peopleIn(value: Json | undefined): { users: string[]; roles: string[] } {
  const { users = null, roles = null } = (value ?? {}) as { users?: Json; roles?: Json }
  return { users: namesIn(users), roles: namesIn(roles) }
}
