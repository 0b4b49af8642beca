import type { ErrorBody } from '#domain/lib/errors.ts'
import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import { RecordFailure, type FileStore, type RecordSource } from '#web/controls/records.ts'

type Init = {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/**
 * One call of the platform's API with the session's cookie.
 * @throws RecordFailure for every answer that is no success, `offline` for none
 */
export async function call<Answer>(
  path: string,
  { method = 'GET', body, headers, signal }: Init = {},
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new RecordFailure('offline')
  }
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  // The session has ended: sign in and come back.
  if (response.status === 401)
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  const problem = answer as ErrorBody | null
  throw new RecordFailure(problem?.code ?? 'internal', problem)
}

export const loadView = (component: string, page: string): Promise<PageView> => call(`/app/pages/${component}/${page}`)

export const place = (component: string, id?: string) => `/records/${component}${id === undefined ? '' : `/${id}`}`

/** What writes is fetched with the first thing written. */
const writes = async (headers: Headers) => (await import('./server-writes.ts')).serverWrites(headers)

export type Headers = (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>

/** Records over HTTP. @param release of the page that asks: names of properties are those of that release */
export function serverRecords(release: () => number): RecordSource {
  const headers: Headers = (more = {}) => ({ 'aqtra-release': String(release()), ...more })
  return {
    query: (component, body, signal) =>
      call<RecordPage>(`${place(component)}/query`, { method: 'POST', body, headers: headers(), signal }),
    get: (component, id) => call<RecordJson>(place(component, id), { headers: headers() }),
    create: async (...given) => (await writes(headers)).create(...given),
    update: async (...given) => (await writes(headers)).update(...given),
    remove: async (...given) => (await writes(headers)).remove(...given),
    restore: async (...given) => (await writes(headers)).restore(...given),
  }
}

/** Files over HTTP; what sends them is fetched with the first one. */
export const serverFiles: FileStore = {
  address: ({ id }) => `/api/files/${encodeURIComponent(id)}`,
  upload(component, property, file, onShare) {
    let cancelled = false
    let cancel = () => {
      cancelled = true
    }
    const done = import('./upload.ts').then(({ upload }) => {
      const running = upload(component, property, file, onShare)
      cancel = running.cancel
      if (cancelled) running.cancel()
      return running.done
    })
    return { done, cancel: () => cancel() }
  },
}
