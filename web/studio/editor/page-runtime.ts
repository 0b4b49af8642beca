import { signal } from '@preact/signals'
import type { ComponentDocument, ComponentOutline, Page } from '#domain/components/document.ts'
import { looseInputs } from '#domain/controls/walk-config.ts'
import type { Json } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import { engineFor } from '#web/controls/expression-engine.ts'
import { expressionsOver } from '#web/controls/expressions.ts'
import { FormModel } from '#web/controls/form-model.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { FileStore, RecordSource } from '#web/controls/records.ts'
import { RENDERERS } from '#web/controls/renderers.ts'
import { runCommand, type CommandHost } from '#web/controls/run-command.ts'
import type { Runtime } from '#web/controls/runtime.ts'
import type { ExpressionUser } from './evaluation-model.ts'

const EVERYTHING = { read: true, create: true, update: true, delete: true }

/** A page of a draft as the app would hand it out. */
export const viewOf = (
  { component }: Pick<ComponentDocument, 'component'>,
  page: Page,
  outlines: readonly ComponentOutline[],
  can: PageView['can'] = EVERYTHING,
): PageView => ({
  release: 0,
  component,
  page,
  // Workflows run where they are published.
  workflows: {},
  references: Object.fromEntries(outlines.map((outline) => [outline.id, outline])),
  can,
})

/** One transparent pixel. */
const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

/** Files go nowhere: a chosen one is told not to be kept. */
const NO_FILES: FileStore = {
  upload: () => ({ done: Promise.reject(new ServerError('forbidden')), cancel: () => {} }),
  address: () => NO_PICTURE,
}

type Parts = {
  readonly mode: 'canvas' | 'preview'
  readonly view: PageView
  readonly record: RecordJson | null
  readonly params?: { readonly [name: string]: Json }
  readonly records: RecordSource
  readonly user: ExpressionUser
  readonly now: () => number
  /** What commands lead to; without it nothing is done. */
  readonly host?: Pick<CommandHost, 'open' | 'back' | 'saved' | 'wrong' | 'deleted' | 'started' | 'failed'>
}

/** Brings a page of the draft to life: on the canvas it stands still, in the preview it works. */
export function pageRuntime({ mode, view, record, params = {}, records, user, now, host }: Parts): Runtime {
  const form = new FormModel({ view, record, params, records, newKey: () => crypto.randomUUID() })
  // Known before anything is drawn: each input that came while drawing would have all expressions worked out again.
  for (const name of Object.keys(looseInputs(view.page, view.component.model))) form.field(name)
  const expressions = expressionsOver(() => ({ ...form.values.value, user, params }), engineFor(view, now))
  const refreshes = signal(0)
  const refresh = () => void (refreshes.value += 1)
  return {
    mode,
    view,
    form,
    expressions,
    records,
    files: NO_FILES,
    renderers: RENDERERS,
    initial: {},
    wishes: {},
    keep: () => {},
    refreshes,
    run: (command, row) =>
      host ? runCommand(command, { view, form, expressions, records, refresh, ...host }, row) : Promise.resolve(),
    href: () => null,
    onNews: () => () => {},
  }
}
