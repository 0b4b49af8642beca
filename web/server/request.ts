import type { ErrorBody } from '#domain/lib/errors.ts'
import { ServerError } from './server-error.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One call of the platform's API with the session's cookie, `path` below `/api`. Resolves with the parsed body, `undefined`
 * for an answer without one.
 * @throws ServerError for every answer that is no success and for none; what `signal` aborts throws its `AbortError`
 */
export async function request<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  signal: AbortSignal | null = null,
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      // Nothing to say is written as nothing.
      body: JSON.stringify(body),
      signal,
    })
  } catch (error) {
    throw signal?.aborted ? error : new ServerError('offline')
  }
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const problem = answer as ErrorBody | null
  throw new ServerError(problem?.code ?? 'internal', problem)
}
