import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { createSql, type Sql } from '#db/client.ts'
import { documentHash } from '#db/document-hash.ts'
import { ComponentDocument } from '#domain/components/document.ts'

/** A workspace with its owner, in the database that the tests share. */
export type Workspace = {
  readonly id: string
  readonly sql: Sql
  readonly owner: { readonly id: string; readonly name: string }
}

export async function makeWorkspace(): Promise<Workspace> {
  const sql = createSql({ url: env.DATABASE_URL, neonLocal: env.NEON_LOCAL })
  const id = `ws_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
  const owner = { id: crypto.randomUUID(), name: 'Ada' }
  await sql.transaction([
    sql`insert into aqtra.users (id, email, name) values (${owner.id}::uuid, ${`${id}@example.com`}, ${owner.name})`,
    sql`insert into aqtra.workspaces (id, name) values (${id}, 'Test')`,
    sql`insert into aqtra.memberships (workspace_id, user_id, role) values (${id}, ${owner.id}::uuid, 'owner')`,
  ])
  return { id, sql, owner }
}

type Properties = { readonly [id: string]: { readonly type: string; readonly [flag: string]: unknown } }

/** A component with the properties given and one empty page. */
export const invoices = (properties: Properties, { key = 'invoice', access = 'members' } = {}): ComponentDocument =>
  v.parse(ComponentDocument, {
    component: {
      schema: 1,
      id: 'invoice_aaaaaa',
      key,
      title: 'Invoice',
      access,
      model: {
        properties: Object.fromEntries(
          Object.entries(properties).map(([id, property], i) => [
            id,
            { id, name: id, title: id, order: `a${i}`, ...property },
          ]),
        ),
      },
    },
    pages: { list_aaaaaa: { schema: 1, id: 'list_aaaaaa', key: 'list', title: 'Invoices', order: 'a0', controls: {} } },
  })

/** Saves a draft as the drafts API would; null deletes it. */
export async function saveDraft({ id, sql }: Workspace, document: ComponentDocument): Promise<void> {
  const hash = await documentHash(document)
  await sql`
    insert into aqtra.drafts (workspace_id, id, kind, key, document, hash)
    values (${id}, ${document.component.id}, 'component', ${document.component.key}, ${JSON.stringify(document)}::jsonb, ${hash})
    on conflict (workspace_id, id) do update set key = excluded.key, document = excluded.document, hash = excluded.hash,
      revision = drafts.revision + 1, deleted_at = null`
}
