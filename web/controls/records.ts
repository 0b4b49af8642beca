import type { Json } from '#domain/lib/json.ts'
import type { FileReference, RecordJson, RecordPage, RecordQuery } from '#domain/records/query.ts'

export type RecordWish = Partial<RecordQuery>

export type Values = { readonly [property: string]: Json }

/** Where controls read and write records; components by key. Every method throws `ServerError`. */
export type RecordSource = {
  query(component: string, query: RecordWish, signal?: AbortSignal): Promise<RecordPage>
  get(component: string, id: string): Promise<RecordJson>
  /** @param key makes a repeated call harmless */
  create(component: string, values: Values, key: string): Promise<RecordJson>
  update(component: string, id: string, version: number, values: Values): Promise<RecordJson>
  remove(component: string, id: string, version?: number): Promise<void>
  restore(component: string, id: string): Promise<void>
}

export type Upload = {
  readonly done: Promise<FileReference>
  cancel(): void
}

/** Where files go. `done` rejects with `ServerError`, or with an `AbortError` after `cancel`. */
export type FileStore = {
  upload(component: string, property: string, file: File, onShare: (share: number) => void): Upload
  address(file: Pick<FileReference, 'id'>): string
}
