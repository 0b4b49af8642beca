import type { Context } from 'hono'
import { documentHash } from '#db/document-hash.ts'
import { readDraft, type Draft, type DraftKind, type Written } from '#db/queries/drafts.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from './ids.ts'

/** How a draft stands to the live app. */
export type DraftState = 'never' | 'ahead' | 'live'

export const stateOf = ({ hash, liveHash }: Pick<Draft<DraftKind>, 'hash' | 'liveHash'>): DraftState =>
  liveHash === null ? 'never' : liveHash === hash ? 'live' : 'ahead'

/** A document as it is stored: with the key that must be free, and the hash that names its content. */
export const writtenComponent = async (document: ComponentDocument): Promise<Written<'component'>> => ({
  document,
  key: document.component.key,
  hash: await documentHash(document),
})

/** As `writtenComponent`. */
export const writtenSite = async (document: Site): Promise<Written<'site'>> => ({
  document,
  key: document.key,
  hash: await documentHash(document),
})

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

/** What the database says of a draft that cannot be stored, as the problem of a field. */
const TAKEN: { readonly [constraint: string]: readonly [field: string, code: string] } = {
  drafts_key: ['key', 'key_taken'],
  drafts_pkey: ['id', 'id_taken'],
}

/**
 * Turns "this key is taken" of the database, or "this id", into a problem with the field that holds it.
 * @param at path of what has the fields `key` and `id`, with a dot at its end; '' for the body itself
 */
export async function withKey<T>(at: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const taken = cause instanceof Error && 'constraint' in cause ? TAKEN[String(cause.constraint)] : undefined
    if (!taken) throw cause
    const [field, code] = taken
    throw new AppError('invalid_document', { cause, fields: [{ path: at + field, code }] })
  }
}

/** Of as many who make something of one name at once, each gets a key of their own. */
const MOST_TRIES = 6

/** Does again what looked for a free key and found it taken by somebody who was faster. */
export async function underFreeKey<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const taken = error instanceof AppError && error.fields.some(({ code }) => code === 'key_taken')
      if (!taken || tries === MOST_TRIES) throw error
    }
  }
}
