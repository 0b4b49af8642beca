import type { RecordJson, RecordPage } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { FileStore, RecordSource } from '#web/controls/records.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'

/** `request`; a reader whose session has ended signs in and comes back. */
export const call: typeof request = async (...given) => {
  try {
    return await request(...given)
  } catch (error) {
    if (error instanceof ServerError && error.code === 'unauthenticated')
      location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
    throw error
  }
}

export const loadView = (component: string, page: string): Promise<PageView> =>
  call('GET', `/app/pages/${component}/${page}`)

export const place = (component: string, id?: string) => `/records/${component}${id === undefined ? '' : `/${id}`}`

type Writes = Omit<RecordSource, 'query' | 'get'>

/** What writes is fetched with the first thing written. */
const writes = async (headers: Headers) => (await import('./server-writes.ts')).serverWrites(headers)

export type Headers = (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>

/** Records over HTTP. @param release of the page that asks: names of properties are those of that release */
export function serverRecords(release: () => number): RecordSource {
  const headers: Headers = (more = {}) => ({ 'aqtra-release': String(release()), ...more })
  const later = <Act extends keyof Writes>(act: Act) =>
    (async (...given: never[]) =>
      ((await writes(headers))[act] as (...given: never[]) => unknown)(...given)) as unknown as Writes[Act]
  return {
    query: (component, body, signal) => call<RecordPage>('POST', `${place(component)}/query`, body, headers(), signal),
    get: (component, id) => call<RecordJson>('GET', place(component, id), undefined, headers()),
    create: later('create'),
    update: later('update'),
    remove: later('remove'),
    restore: later('restore'),
    workflows: later('workflows'),
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
