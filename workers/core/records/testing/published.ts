import * as v from 'valibot'
import { documentHash } from '#db/document-hash.ts'
import { planMigration, type Models } from '#db/records/plan-migration.ts'
import { setAside, CATALOG_QUERY, type CatalogRow } from '#db/records/set-aside.ts'
import type { Role } from '#domain/auth/roles.ts'
import { ComponentDocument } from '#domain/components/document.ts'
import { forgetLiveApp } from '../../lib/live-app.ts'
import { PASSWORD, type Browser, type Platform } from '../../../gateway/testing.ts'

type Properties = { readonly [id: string]: { readonly type: string; readonly [flag: string]: unknown } }

/** A component whose id is its key, with the properties given by id; a property is called as its id unless it says otherwise. */
export const documentOf = (
  key: string,
  properties: Properties,
  model: object = {},
  access = 'members',
): ComponentDocument =>
  v.parse(ComponentDocument, {
    component: {
      schema: 1,
      id: key,
      key,
      title: key,
      access,
      model: {
        properties: Object.fromEntries(
          Object.entries(properties).map(([id, each], i) => [id, { id, name: id, title: id, order: `a${i}`, ...each }]),
        ),
        ...model,
      },
    },
    pages: {},
  })

/** Puts documents live, tables and all, as a publication ends: the publisher itself has tests of its own. */
export function publisher(platform: Platform, workspaceId: string) {
  const { sql } = platform
  let from: Models = {}
  let number = 0
  return async (...documents: readonly ComponentDocument[]): Promise<number> => {
    const to = Object.fromEntries(documents.map(({ component }) => [component.id, component]))
    const aside = setAside((await sql.query(CATALOG_QUERY, [workspaceId])) as CatalogRow[], from)
    const { prepare, apply } = planMigration({ schema: workspaceId, from, to, aside })
    for (const { create } of prepare) await sql.query(create)
    await sql.transaction(apply.map((each) => sql.query(each)))
    const manifest: { [id: string]: string } = {}
    for (const document of documents) {
      const hash = await documentHash(document)
      manifest[document.component.id] = hash
      await sql`insert into aqtra.published_documents (workspace_id, hash, document) values (${workspaceId}, ${hash}, ${JSON.stringify(document)}::jsonb) on conflict do nothing`
    }
    number++
    await sql`insert into aqtra.releases (workspace_id, number, hash, manifest, publication_id) values (${workspaceId}, ${number}, ${String(number)}, ${JSON.stringify({ components: manifest, sites: {} })}::jsonb, ${`pub_${number}`})`
    await sql`update aqtra.workspaces set live_release = ${number} where id = ${workspaceId}`
    from = to
    await forgetLiveApp(platform.env, workspaceId)
    return number
  }
}

export async function workspaceOf(browser: Browser): Promise<{ id: string; userId: string }> {
  const session = (await (await browser.send('GET', '/api/auth/session')).json()) as {
    workspace: { id: string }
    user: { id: string }
  }
  return { id: session.workspace.id, userId: session.user.id }
}

/** Stores a role and gives it to a member, who signs in anew: a pass tells for a minute what its bearer held when it was made. */
export async function grant(
  platform: Platform,
  owner: Browser,
  member: Browser,
  email: string,
  role: Role,
): Promise<void> {
  const { id: workspaceId } = await workspaceOf(owner)
  const { userId } = await workspaceOf(member)
  const steps = [
    await owner.send('PUT', `/api/roles/${role.id}`, role),
    await owner.send('PATCH', `/api/users/${userId}`, { roleIds: [role.id] }),
    await member.send('POST', '/api/auth/sign-in', { email, password: PASSWORD, remember: false }),
  ]
  for (const step of steps) if (step.status >= 300) throw new Error(`granting failed: ${await step.text()}`)
  await forgetLiveApp(platform.env, workspaceId)
}
