import type { Context } from 'hono'
import { saveDraft } from '#db/queries/drafts.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { applyAll, type Edit } from '#domain/components/edit.ts'
import { migrateDocument } from '#domain/components/upgrade.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { background } from '../lib/background.ts'
import { auditEntry, conflict, findDraft, withKey, writtenComponent } from '../lib/drafts.ts'

/** Applies edits made on revision `base` and stores the result. Returns the new revision. */
export async function saveEdits(c: Context<AppEnv>, id: string, base: number, edits: readonly Edit[]): Promise<number> {
  const draft = await findDraft(c, 'component', id)
  if (draft.revision !== base) throw conflict(draft)
  const document = edited(draft.document, edits)
  const at = { workspaceId: c.var.actor.workspaceId, kind: 'component', id } as const
  const revision = await withKey('component.', async () =>
    saveDraft(c.var.sql, at, base, await writtenComponent(document), auditEntry(c, 'component.changed', { edits })),
  )
  if (revision === null) throw conflict(await findDraft(c, 'component', id))
  return revision
}

/** Most characters of a document: a thousand controls need a tenth of it. */
const MOST_CHARACTERS = 4_000_000

/** @throws AppError `invalid_document` where an edit finds no place or the result is no component document of the same id */
function edited(document: ComponentDocument, edits: readonly Edit[]): ComponentDocument {
  const { doc, refused } = applyAll(document, edits)
  if (refused.length > 0) {
    throw new AppError('invalid_document', {
      fields: refused.map(({ edit, failure }) => ({
        path: `edits.${edits.indexOf(edit)}`,
        code: failure.code,
        params: { path: failure.path.join('.') },
      })),
    })
  }
  if (JSON.stringify(doc).length > MOST_CHARACTERS) {
    throw new AppError('invalid_document', {
      fields: [{ path: '', code: 'limit_exceeded', params: { max: MOST_CHARACTERS } }],
    })
  }
  const result = migrateDocument(doc)
  if (!result.ok) throw new AppError('invalid_document', { fields: result.error })
  if (result.value.component.id !== document.component.id)
    throw new AppError('invalid_document', { fields: [{ path: 'component.id', code: 'value_read_only' }] })
  return result.value
}

/** Tells everyone in Studio that a component's draft has a new revision. */
export function announce(c: Context<AppEnv>, component: string, revision: number): void {
  const { workspaceId, userId, name } = c.var.actor
  background(
    c,
    (async () =>
      c.env.LIVE_ROOM.getByName(workspaceId).send({ type: 'draft', component, revision, by: { id: userId, name } }))(),
  )
}
