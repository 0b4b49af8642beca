import { signal, type Signal } from '@preact/signals'
import type { LiveMessage } from '#domain/live/message.ts'
import type { SiteView } from '#domain/sites/view.ts'
import type { Engine } from '#web/controls/expressions.ts'
import { expressionsOver } from '#web/controls/expressions.ts'
import { FormModel } from '#web/controls/form-model.ts'
import type { FileStore, RecordSource } from '#web/controls/records.ts'
import type { Renderers } from '#web/controls/renderer.ts'
import type { CommandHost } from '#web/controls/run-command.ts'
import { targetOf, type Target } from '#web/controls/target.ts'
import type { Runtime } from '#web/controls/runtime.ts'
import type { PageData } from '../page-data.ts'
import { addressOf, type Place } from '../place.ts'

/** Pages show themselves whole, over another one, or beside it. */
export type Showing = 'page' | 'dialog' | 'side'

/** A page on the screen. */
export type OpenPage = {
  readonly key: number
  readonly data: PageData
  /** Where it is now: what a reader sets on its grids belongs to its address. */
  readonly place: Signal<Place>
  readonly showing: Showing
  readonly runtime: Runtime
  readonly refreshes: Signal<number>
}

/** What the place around a page does for its commands. */
export type Surroundings = Pick<CommandHost, 'wrong' | 'deleted' | 'started' | 'failed'> & {
  open(target: Target): void
  back(from: OpenPage): void
  saved(from: OpenPage, isNew: boolean): void
  keep(from: OpenPage, ...set: Parameters<Runtime['keep']>): void
  /** What happens elsewhere. */
  onNews(listener: (news: LiveMessage) => void): () => void
}

type Parts = {
  readonly data: PageData
  readonly site: SiteView
  readonly showing: Showing
  readonly renderers: Renderers
  readonly engine: Engine | null
  readonly records: RecordSource
  readonly files: FileStore
  readonly around: Surroundings
}

let made = 0

/** Brings a page's data to life: its form, its expressions, its commands. */
export function openPage({ data, site, showing, renderers, engine, records, files, around }: Parts): OpenPage {
  const { view, place, record, grids, wishes } = data
  const form = new FormModel({ view, record, params: place.params, records, newKey: () => crypto.randomUUID() })
  const refreshes = signal(0)
  const expressions = expressionsOver(() => ({ ...form.values.value, user: site.user, params: place.params }), engine)
  const host: CommandHost = {
    view,
    form,
    expressions,
    records,
    open: around.open,
    back: () => around.back(page),
    refresh: () => (refreshes.value += 1),
    saved: (_, isNew) => around.saved(page, isNew),
    wrong: around.wrong,
    deleted: around.deleted,
    started: around.started,
    failed: around.failed,
  }
  const runtime: Runtime = {
    mode: 'live',
    view,
    form,
    expressions,
    records,
    files,
    renderers,
    initial: grids,
    wishes,
    // A page over or beside another has no address.
    keep: (...set) => showing === 'page' && around.keep(page, ...set),
    refreshes,
    async run(command, row) {
      const { runCommand } = await import('#web/controls/run-command.ts')
      await runCommand(command, host, row)
    },
    href(command, row) {
      const target = command.kind === 'open' ? targetOf(command, host, row) : null
      return target?.as === 'page' ? addressOf(site.site.key, target) : null
    },
    onNews: around.onNews,
  }
  const page: OpenPage = { key: ++made, data, place: signal(place), showing, runtime, refreshes }
  return page
}
