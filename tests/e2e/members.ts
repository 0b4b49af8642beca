import { ApiClient } from '#dev/api-client.ts'
import type { Login } from './signed-in.ts'

export type Member = { readonly id: string; readonly name: string; readonly login: Login; readonly api: ApiClient }

/** Runs SQL beside the platform; answers the rows. */
export type Query = <Row extends object>(text: string, params?: readonly unknown[]) => Promise<Row[]>

const PASSWORD = 'a password for approvals'

const addressOf = (name: string): string => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`
const idOf = async (api: ApiClient) => (await api.call<{ user: { id: string } }>('GET', '/api/auth/session')).user.id

/** Somebody who sets an empty platform up. */
export async function setUpAs(name: string, url: string): Promise<Member> {
  const api = new ApiClient(url)
  const login = { email: addressOf(name), password: PASSWORD }
  await api.call('POST', '/api/auth/setup', { ...login, name, workspaceName: 'Kestrel Supply' })
  return { id: await idOf(api), name, login, api }
}

/** Somebody who was invited as an ordinary user and has followed the letter's link. */
export async function invited(name: string, { by, query }: { by: Member; query: Query }): Promise<Member> {
  const login = { email: addressOf(name), password: PASSWORD }
  await by.api.call('POST', '/api/users/invitations', { email: login.email, role: 'user' })
  const [letter] = await query<{ text: string }>('select text from aqtra.mails where "to" = $1', [login.email])
  const token = /\/invite\/([\w-]+)/.exec(letter?.text ?? '')?.[1]
  const api = new ApiClient(by.api.url)
  await api.call('POST', `/api/auth/invitations/${token}/accept`, { name, password: login.password })
  return { id: await idOf(api), name, login, api }
}
