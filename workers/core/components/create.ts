import type { Context } from 'hono'
import { insertDraft, listDrafts } from '#db/queries/drafts.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { freeName } from '#domain/components/operations/operation.ts'
import { blank } from '#domain/components/templates/blank.ts'
import { TEMPLATE_BUILDERS } from '#domain/components/templates/build.ts'
import type { TemplateId } from '#domain/components/templates.ts'
import { migrateDocument } from '#domain/components/upgrade.ts'
import { AppError } from '#domain/lib/errors.ts'
import { keyFrom } from '#domain/lib/names.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, withKey } from '../lib/drafts.ts'
import { misplaced, written } from './drafts.ts'

type Wanted = { readonly title: string; readonly template?: TemplateId | undefined; readonly document?: unknown }

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Makes the components that were asked for, each under a free key. Returns the one to open. */
export async function createComponents(c: Context<AppEnv>, wanted: Wanted): Promise<ComponentDocument> {
  const { workspaceId } = c.var.actor
  const documents = documentsFor(wanted)
  const keys = (await listDrafts(c.var.sql, workspaceId, 'component')).map(({ document }) => document.component.key)
  for (const document of documents) {
    const { id } = document.component
    const free = { ...document, component: { ...document.component, key: freeName(document.component.key, keys, '-') } }
    keys.push(free.component.key)
    const at = { workspaceId, kind: 'component', id } as const
    const added = await withKey('component.key', async () =>
      insertDraft(
        c.var.sql,
        at,
        await written(free),
        auditEntry(c, 'component.created', { title: free.component.title }),
      ),
    )
    if (!added)
      throw new AppError('invalid_document', { fields: [{ path: 'document.component.id', code: 'id_taken' }] })
    if (document === documents.at(-1)) return free
  }
  throw new Error('a template without components')
}

function documentsFor({ title, template, document }: Wanted): ComponentDocument[] {
  if (document !== undefined) {
    const read = migrateDocument(document)
    if (!read.ok)
      throw new AppError('invalid_document', {
        fields: read.error.map((field) => ({ ...field, path: `document.${field.path}` })),
      })
    const wrong = misplaced(read.value)
    if (wrong) throw new AppError('invalid_document', { fields: [{ ...wrong, path: `document.${wrong.path}` }] })
    return [read.value]
  }
  if (template === undefined) return [blank(title, randomBytes)]
  const documents = TEMPLATE_BUILDERS[template](randomBytes)
  return documents.map((made, i) =>
    i === documents.length - 1
      ? { ...made, component: { ...made.component, title, key: keyFrom(title, made.component.key) } }
      : made,
  )
}
