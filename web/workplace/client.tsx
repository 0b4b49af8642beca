import './workplace.css'
import { hydrate } from 'preact'
import { setReader, tagFor } from '#web/ui/reader.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { messages as controlMessages } from '#web/controls/messages.ts'
import { openLine } from '#web/server/live-line.ts'
import { lazy } from '#web/controls/lazy.tsx'
import { loadRenderers } from '#web/controls/load-renderers.ts'
import { online, watchOnline } from './online.ts'
import type { InboxCounts } from '#domain/workflows/inbox.ts'
import type { WorkplaceData } from './page-data.ts'
import { addressOf, placeOf } from './place.ts'
import { call, loadView, serverFiles, serverRecords } from './server.ts'
import { visits } from './visits.ts'
import { Workplace } from './workplace.tsx'
import { engineOf, type Outside, WorkplaceModel } from './workplace-model.ts'

/** What tells of things done is fetched with the first of them. */
async function saying() {
  const file = await import('./say.ts')
  await messagesReady()
  return file
}

type Say = Outside['say']

/** What is said once what says it is here. */
const later =
  <What extends keyof Say>(what: What) =>
  (...given: Parameters<Say[What]>): void =>
    void saying().then(({ say }) => (say[what] as (...given: Parameters<Say[What]>) => void)(...given))

/** Wakes up the page that the edge has drawn. */
async function start(root: HTMLElement, data: WorkplaceData): Promise<void> {
  const view = 'view' in data.content ? data.content.view : null
  // First as the edge drew it, so that both agree word for word; the reader's own region and zone come right after.
  setReader({ locale: data.locale, timeZone: data.timeZone })
  const [, , renderers, engine] = await Promise.all([
    messagesReady(data.locale),
    // Those of controls are fetched beside the renderers that speak them, not after.
    controlMessages.load(data.locale),
    view ? loadRenderers(view.page) : {},
    view ? engineOf(view) : null,
  ])
  // Those that came with the renderers.
  await messagesReady(data.locale)
  let release = view?.release ?? 0
  const records = serverRecords(() => release)
  const history = visits(() => follow())
  const model = new WorkplaceModel(
    data,
    {
      records,
      files: serverFiles,
      async loadView(component, page) {
        const next = await loadView(component, page)
        release = next.release
        return next
      },
      visit: history.visit,
      goBack: history.goBack,
      say: {
        wrong: later('wrong'),
        saved: later('saved'),
        started: later('started'),
        deleted: later('deleted'),
        failed: later('failed'),
      },
      mayLeave: async (changes) => (await saying()).mayLeave(changes),
    },
    { renderers, engine },
  )
  async function follow(): Promise<void> {
    const place = placeOf(data.site.site.key, new URL(location.href))
    const here = model.content.peek()
    // The way back leads out of the pages, to the inbox.
    if (!place && !('inbox' in here)) return location.reload()
    if (!place || (await model.go(place, 'page', 'none')) || !('data' in here)) return
    // The reader stays: so does the address.
    history.visit(addressOf(data.site.site.key, here.place.peek()), 'push')
  }

  const load = () => import('./shell/message-view.tsx').then((file) => file.MessageView)
  const MessageView = 'message' in data.content ? await load() : lazy(load)
  if (!view) await messagesReady(data.locale)
  hydrate(<Workplace model={model} MessageView={MessageView} />, root)
  setReader({
    locale: data.locale,
    tag: tagFor(data.locale, navigator.languages),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  watchOnline()
  const count = () =>
    void call<InboxCounts>('GET', '/tasks/counts').then(
      (counts) => (model.counts.value = counts),
      () => {},
    )
  let lost = false
  openLine('/api/live', {
    onMessage: (message) => {
      model.tell(message)
      if (message.type === 'inbox') count()
    },
    onLine: (connected) => {
      // What changed meanwhile was not heard.
      if (connected && lost) model.refreshAll()
      if (connected && data.site.inbox) count()
      lost = !connected
    },
  })
  let was = online.peek()
  online.subscribe((now) => {
    if (now && !was) model.refreshAll()
    was = now
  })
  void history.restore()
  document.documentElement.dataset['ready'] = ''
}

const root = document.getElementById('app')
const state = document.getElementById('state')?.textContent
if (root && state) void start(root, JSON.parse(state) as WorkplaceData)
