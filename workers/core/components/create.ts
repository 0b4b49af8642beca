import type { Context } from 'hono'
import { insertDrafts, listDrafts } from '#db/queries/drafts.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { freeName } from '#domain/components/operations/operation.ts'
import { blank } from '#domain/components/templates/blank.ts'
import { TEMPLATE_BUILDERS } from '#domain/components/templates/build.ts'
import type { TemplateId } from '#domain/components/templates.ts'
import { migrateDocument } from '#domain/components/upgrade.ts'
import { AppError } from '#domain/lib/errors.ts'
import { keyFrom } from '#domain/lib/names.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { AppEnv } from '../../env.ts'
import { auditEntry, underFreeKey, withKey, writtenComponent } from '../lib/drafts.ts'
import { announce } from './drafts.ts'

type Wanted = { readonly title: string; readonly template?: TemplateId | undefined; readonly document?: unknown }

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Makes the components that were asked for, each under a free key: all or none. Returns the one to open, the last. */
export const createComponents = (c: Context<AppEnv>, wanted: Wanted): Promise<ComponentDocument> =>
  underFreeKey(() => create(c, wanted))

async function create(c: Context<AppEnv>, wanted: Wanted): Promise<ComponentDocument> {
  const { workspaceId } = c.var.actor
  const keys = (await listDrafts(c.var.sql, workspaceId, 'component')).map(({ document }) => document.component.key)
  const documents = documentsFor(wanted, c.var.locale).map((document) => {
    const key = freeName(document.component.key, keys, '-')
    keys.push(key)
    return { ...document, component: { ...document.component, key } }
  })
  const items = await Promise.all(
    documents.map(async (document) => ({
      at: { workspaceId, kind: 'component', id: document.component.id } as const,
      written: await writtenComponent(document),
      audit: auditEntry(c, 'component.created', { title: document.component.title }),
    })),
  )
  await withKey('document.component.', () => insertDrafts(c.var.sql, items))
  for (const { component } of documents) announce(c, component.id, 1)
  const last = documents.at(-1)
  if (!last) throw new Error('a template without components')
  return last
}

function documentsFor({ title, template, document }: Wanted, locale: Locale): ComponentDocument[] {
  if (document !== undefined) {
    const read = migrateDocument(document)
    if (!read.ok)
      throw new AppError('invalid_document', {
        fields: read.error.map((field) => ({ ...field, path: `document.${field.path}` })),
      })
    return [read.value]
  }
  if (template === undefined) return [blank(title, randomBytes, locale)]
  const documents = TEMPLATE_BUILDERS[template](randomBytes)
  return documents.map((made, i) =>
    i === documents.length - 1
      ? { ...made, component: { ...made.component, title, key: keyFrom(title, made.component.key) } }
      : made,
  )
}
