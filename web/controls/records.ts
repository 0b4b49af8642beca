import type { Json } from '#domain/lib/json.ts'
import type { AnswerTask } from '#domain/workflows/inbox-contract.ts'
import type { RecordWork } from '#domain/workflows/inbox.ts'
import type { FileReference, RecordJson, RecordPage, RecordQuery } from '#domain/records/query.ts'

/** Where controls start workflows and answer their questions. Every method throws `ServerError`. */
export type WorkflowSource = {
  /** Component and workflow by their keys. @param key makes a repeated call harmless */
  start(
    component: string,
    workflow: string,
    given: { record: string | null; input: Values },
    key: string,
  ): Promise<void>
  /** Open questions about a record and how far its workflows have come; of one workflow, by its id, or of all. */
  ofRecord(component: string, record: string, workflow: string | null): Promise<RecordWork>
  answer(run: string, task: number, answer: AnswerTask): Promise<void>
}

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
  /** What workflows do with records; fetched where a page first needs it. */
  workflows(): Promise<WorkflowSource>
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
