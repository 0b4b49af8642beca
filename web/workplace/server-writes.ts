import type { RecordJson } from '#domain/records/query.ts'
import type { RecordSource } from '#web/controls/records.ts'
import { call, place, type Headers } from './server.ts'

const ifMatch = (version: number) => ({ 'if-match': `"v${version}"` })

/** The writing half of `serverRecords`. */
export const serverWrites = (headers: Headers): Omit<RecordSource, 'query' | 'get'> => ({
  create: (component, body, key) =>
    call<RecordJson>('POST', place(component), body, headers({ 'idempotency-key': key })),
  update: (component, id, version, body) =>
    call<RecordJson>('PATCH', place(component, id), body, headers(ifMatch(version))),
  remove: (component, id, version) =>
    call('DELETE', place(component, id), undefined, headers(version === undefined ? {} : ifMatch(version))),
  restore: (component, id) => call('POST', `${place(component, id)}/restore`, {}, headers()),
  workflows: async () => (await import('./server-workflows.ts')).serverWorkflows,
})
