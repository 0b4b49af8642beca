import type { RecordJson } from '#domain/records/query.ts'
import type { RecordSource } from '#web/controls/records.ts'
import { call, place, type Headers } from './server.ts'

/** The writing half of `serverRecords`. */
export const serverWrites = (headers: Headers): Pick<RecordSource, 'create' | 'update' | 'remove' | 'restore'> => ({
  create: (component, body, key) =>
    call<RecordJson>(place(component), { method: 'POST', body, headers: headers({ 'idempotency-key': key }) }),
  update: (component, id, version, body) =>
    call<RecordJson>(place(component, id), {
      method: 'PATCH',
      body,
      headers: headers({ 'if-match': `"v${version}"` }),
    }),
  remove: (component, id, version) =>
    call(place(component, id), {
      method: 'DELETE',
      headers: headers(version === undefined ? {} : { 'if-match': `"v${version}"` }),
    }),
  restore: (component, id) => call(`${place(component, id)}/restore`, { method: 'POST', body: {}, headers: headers() }),
})
