import type { ReadonlySignal } from '@preact/signals'
import type { Command } from '#domain/controls/commands.ts'
import type { RecordPage } from '#domain/records/query.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { Control } from '#domain/components/document.ts'
import type { GridWish } from './data-grid/grid-wish.ts'
import type { Expressions } from './expressions.ts'
import type { FormModel } from './form-model.ts'
import type { FileStore, RecordSource } from './records.ts'
import type { Row } from './target.ts'
import type { Renderers } from './renderer.ts'

export type RecordChange = Extract<LiveMessage, { type: 'records' }>

/**
 * What controls see of the place they stand in. Workplace, Studio's preview and its canvas each make one; the renderers are the
 * same. In `canvas` nothing is read, written or opened: the source of records answers with samples, and inputs do not take input.
 */
export type Runtime = {
  readonly mode: 'live' | 'canvas' | 'preview'
  readonly view: PageView
  readonly form: FormModel
  readonly expressions: Expressions
  readonly records: RecordSource
  readonly files: FileStore
  /** Renderers that are here; a control whose renderer is not shows a skeleton. */
  readonly renderers: Renderers
  /** First pages of grids that came with the page, by control id. */
  readonly initial: { readonly [controlId: string]: RecordPage | undefined }
  /** What the address sets on grids, by control id. */
  readonly wishes: { readonly [controlId: string]: GridWish | undefined }
  /** Keeps what a reader has set on a grid in the address, where the page has one. */
  keep(control: Control, wish: GridWish): void
  /** Goes up when grids have to read their records again. */
  readonly refreshes: ReadonlySignal<number>
  /** Does a command; resolves when it is done or has told why not. @param row what it was asked for on */
  run(command: Command, row?: Row): Promise<void>
  /** Address that a command opens in this window, for links; null where it opens none. */
  href(command: Command, row?: Row): string | null
  /** Tells of what happens elsewhere. @returns ends it */
  onNews(listener: (news: LiveMessage) => void): () => void
}
