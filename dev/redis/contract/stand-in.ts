import { startUpstash } from '../../upstash.ts'
import type { Answer, Connection, Outcome } from './connection.ts'

type Encoded = { readonly result: Answer } | { readonly error: string }

/** Our own Redis, reached as `@upstash/redis` reaches it: over HTTP, with replies in base64. */
export const connectToStandIn = async (): Promise<Connection> => {
  const server = await startUpstash()
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'upstash-encoding': 'base64' },
      body: JSON.stringify(body),
    })
    return response.json()
  }
  const one = async (command: readonly (string | number)[]): Promise<Answer> => {
    const reply = (await post('/', command)) as Encoded
    if ('error' in reply) throw new Error(reply.error)
    return reply.result
  }
  const many = async (path: string, commands: readonly (readonly string[])[]): Promise<Outcome[]> => {
    const replies = (await post(path, commands)) as Encoded[] | { error: string }
    if ('error' in replies) throw new Error(replies.error)
    return replies.map((reply) => ('error' in reply ? reply : { result: decode(reply.result) }))
  }
  return {
    send: async (...command) => decode(await one(command)),
    bytes: async (...command) => Buffer.from(String(await one(command)), 'base64'),
    pipeline: (commands) => many('/pipeline', commands),
    transaction: (commands) => many('/multi-exec', commands),
    stop: server.stop,
  }
}

/** As Upstash's client does: OK is the one string that is not encoded. */
const decode = (answer: Answer): Answer => {
  if (typeof answer === 'string') return answer === 'OK' ? answer : Buffer.from(answer, 'base64').toString('utf8')
  return typeof answer === 'object' && answer !== null ? answer.map(decode) : answer
}
