import type { ErrorBody, ErrorCode } from '#domain/lib/errors.ts'

/** An answer that is not a success. `offline` stands for no answer at all. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ErrorCode | 'offline'
  readonly status: number
  readonly body: ErrorBody | null

  constructor(code: ErrorCode | 'offline', status: number, body: ErrorBody | null) {
    super(body?.detail ?? body?.title ?? code)
    this.code = code
    this.status = status
    this.body = body
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One call of the platform's API with the session cookie. Resolves with the parsed body, `undefined` for 204.
 * @throws ServerError for every other answer and when there is none
 */
export async function request<Answer>(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const init: RequestInit = { method, headers: { accept: 'application/json', ...headers }, credentials: 'same-origin' }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  let response: Response
  try {
    response = await fetch(`/api${path}`, init)
  } catch {
    throw new ServerError('offline', 0, null)
  }
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const problem = answer as ErrorBody | null
  throw new ServerError(problem?.code ?? 'internal', response.status, problem)
}
