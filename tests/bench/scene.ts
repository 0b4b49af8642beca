import pg from 'pg'
import { ApiClient } from '#dev/api-client.ts'
import { insertInvoices, makeInvoices, putOnSite } from '#dev/seed.ts'
import { startTestStack, type Stack } from '#dev/stack.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { bundleGateway, serveGateway } from './workerd.ts'

export const INVOICES = 10_000
const PASSWORD = 'a password for benchmarks'
const USER = 'user@bench.example'

/** A published app with 10,000 invoices under `workerd serve`, seen by an ordinary user whose role has a row rule. */
export type Scene = {
  readonly url: string
  /** Variables of the gateway, for another like it: passes are good in both. */
  readonly bindings: { readonly [name: string]: string }
  readonly stack: Stack
  readonly owner: ApiClient
  readonly workspaceId: string
  readonly componentId: string
  /** Keys in addresses. */
  readonly component: string
  readonly listPage: string
  readonly site: string
  readonly document: ComponentDocument
  /** Names of a number and a text property, by what they are. */
  readonly names: { readonly number: string; readonly text: string; readonly total: string; readonly status: string }
  /** Request headers of the user, with a pass that is good for the next minute. */
  readonly signedIn: () => Promise<{ readonly [name: string]: string }>
  readonly user: { readonly id: string; readonly roleId: string }
  readonly query: (text: string, params?: readonly unknown[]) => Promise<pg.QueryResult>
  readonly stop: () => Promise<void>
}

export async function startScene(): Promise<Scene> {
  const stack = await startTestStack()
  const bindings = {
    DATABASE_URL: stack.databaseUrl,
    NEON_LOCAL: stack.neonHttp,
    UPSTASH_REDIS_REST_URL: stack.redisUrl,
    UPSTASH_REDIS_REST_TOKEN: stack.redisToken,
    SESSION_SECRET: 'a secret of benchmarks, long enough',
    MAIL: 'outbox',
    // The services that steps call stand on this machine.
    PRIVATE_ADDRESSES: 'allow',
    // What writing a line costs is the host's affair; `app_read_logged` says what making it costs.
    REQUEST_LOG: 'off',
  }
  const serving = await serveGateway(await bundleGateway(), bindings)
  const database = new pg.Client({ connectionString: stack.databaseUrl })
  await database.connect()
  const stop = async () => {
    await database.end()
    await serving.stop()
    await stack.stop()
  }
  try {
    const owner = new ApiClient(serving.url)
    await owner.call('POST', '/api/auth/setup', {
      name: 'Owner',
      email: 'owner@bench.example',
      password: PASSWORD,
      workspaceName: 'Bench',
    })
    const session = await owner.call<{ workspace: { id: string } }>('GET', '/api/auth/session')
    const { id: componentId } = await makeInvoices(owner)
    await insertInvoices(owner, stack.databaseUrl, componentId, INVOICES)
    await putOnSite(owner, componentId)
    const { sites } = await owner.call<{ sites: { site: { key: string } }[] }>('GET', '/api/sites')
    const { document } = await owner.component(componentId)
    const names = namesOf(document)
    const { user, client } = await inviteUser(owner, database, componentId, names.total)
    const list = Object.values(document.pages).find((page) =>
      Object.values(page.controls).some((control) => control.kind === 'data-grid'),
    )
    return {
      url: serving.url,
      bindings,
      stack,
      owner,
      workspaceId: session.workspace.id,
      componentId,
      component: document.component.key,
      listPage: list?.key ?? '',
      site: sites[0]?.site.key ?? '',
      document,
      names,
      user,
      stop,
      query: (text, params = []) => database.query(text, [...params]),
      signedIn: async () => {
        // A pass that is known is handed out again with what is left of its minute; a new session has a new one.
        await client.signIn(USER, PASSWORD)
        return client.headers
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function namesOf({ component }: ComponentDocument): Scene['names'] {
  const properties = Object.values(component.model.properties)
  const named = (fits: (property: (typeof properties)[number]) => boolean) => {
    const property = properties.find(fits)
    if (!property) throw new Error('The template has no such property')
    return property.name
  }
  return {
    number: named((p) => p.type === 'string' && p.unique === true),
    text: named((p) => p.type === 'string' && p.unique !== true),
    total: named((p) => p.type === 'number'),
    status: named((p) => p.type === 'integer' && p.options !== undefined),
  }
}

/** An ordinary user who may read and write invoices below a limit: the row rule of every figure. */
async function inviteUser(owner: ApiClient, database: pg.Client, componentId: string, total: string) {
  const roleId = 'accountant_bench'
  const grant = { rule: `${total} < 20000.0 || createdBy == user.id` }
  await owner.call('PUT', `/api/roles/${roleId}`, {
    id: roleId,
    name: 'Accountant',
    components: { [componentId]: { read: grant, create: {}, update: grant, delete: grant } },
  })
  await owner.call('POST', '/api/users/invitations', { email: USER, role: 'user', roleIds: [roleId] })
  const letter = await database.query<{ text: string }>(`select text from aqtra.mails where "to" = '${USER}'`)
  const token = /\/invite\/([\w-]+)/.exec(letter.rows[0]?.text ?? '')?.[1]
  const client = new ApiClient(owner.url)
  const session = await client.call<{ user: { id: string } }>('POST', `/api/auth/invitations/${token}/accept`, {
    name: 'User',
    password: PASSWORD,
  })
  return { client, user: { id: session.user.id, roleId } }
}
