import type { Context } from 'hono'
import { readDraft, type Draft, type DraftKind } from '#db/queries/drafts.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from './ids.ts'

/** How a draft stands to the live app. */
export type DraftState = 'never' | 'ahead' | 'live'

export const stateOf = ({ hash, liveHash }: Pick<Draft<DraftKind>, 'hash' | 'liveHash'>): DraftState =>
  liveHash === null ? 'never' : liveHash === hash ? 'live' : 'ahead'

/** Most characters of a change that the log keeps word for word. */
const MOST_LOGGED = 16_000

export const auditEntry = (c: Context<AppEnv>, event: string, details: object) => ({
  id: newUuid(),
  actorId: c.var.actor.userId,
  event,
  details: JSON.stringify(details).length > MOST_LOGGED ? { tooLong: true } : details,
})

/** @throws AppError `not_found` alike for ids that are unknown, deleted or of another workspace */
export async function findDraft<Kind extends DraftKind>(
  c: Context<AppEnv>,
  kind: Kind,
  id: string,
): Promise<Draft<Kind>> {
  const draft = await readDraft(c.var.sql, { workspaceId: c.var.actor.workspaceId, kind, id })
  if (!draft) throw new AppError('not_found')
  return draft
}

/** What a caller needs who was overtaken by another save. */
export const conflict = <Kind extends DraftKind>({ revision, document, updatedBy }: Draft<Kind>): AppError =>
  new AppError('revision_conflict', { extra: { revision, document, by: updatedBy } })

/** Turns "this key is taken" of the database into a problem with the field that holds it. */
export async function withKey<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Error && 'constraint' in cause && cause.constraint === 'drafts_key') {
      throw new AppError('invalid_document', { cause, fields: [{ path, code: 'key_taken' }] })
    }
    throw cause
  }
}
