import { describe, expect, it } from 'vitest'
import type { ComponentDocument } from '#domain/components/document.ts'
import { applyAll, type Edit } from '#domain/components/edit.ts'
import { ServerError } from '#web/server/server-error.ts'
import { DraftStore, type DraftServer } from './draft-store.ts'

const START: ComponentDocument = {
  workflows: {},
  component: {
    schema: 1,
    id: 'invoice_a',
    key: 'invoice',
    title: 'Invoice',
    description: '',
    icon: 'cube',
    access: 'private',
    model: { properties: {}, keys: {}, nameFrom: null },
  },
  pages: {},
}
const TITLE = ['component', 'title']
const set = (path: string[], value: string): Edit => ({ op: 'set', path, value })
const page = (id: string, title: string): Edit => ({
  op: 'insert',
  path: ['pages', id],
  value: { schema: 1, id, key: id, title, order: 'a0', presentation: 'page', controls: {} },
})

/** A server that keeps one draft the way the real one does; `down` is told before each save. */
function serverOf(down: () => ServerError | null = () => null) {
  const state = { document: START, revision: 1, saves: 0, by: 'Jana' }
  const server: DraftServer = {
    load: () => Promise.resolve({ document: state.document, revision: state.revision, live: null }),
    async save(_, base, edits) {
      state.saves++
      const failure = down()
      if (failure) throw failure
      if (base !== state.revision) {
        const extra = { document: state.document, revision: state.revision, by: { name: state.by } }
        throw new ServerError('revision_conflict', { extra } as never)
      }
      state.document = applyAll(state.document, edits).doc
      return { revision: ++state.revision }
    },
  }
  const elsewhere = (edits: readonly Edit[]) => {
    state.document = applyAll(state.document, edits).doc
    state.revision++
  }
  return { server, state, elsewhere }
}

const memory = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string | null) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  }
}

/** A store whose timers run only when the test says so. */
async function open(server: DraftServer, keep = memory()) {
  const store = new DraftStore({ id: 'invoice_a', server, keep, wait: () => () => {} })
  await store.open()
  return { store, keep }
}

describe('a draft in the browser', () => {
  it('shows an edit at once, keeps it, and lets it go when it is saved', async () => {
    const { server, state } = serverOf()
    const { store, keep } = await open(server)
    store.edit([set(TITLE, 'Bill')])
    expect(store.document.peek()?.component.title).toBe('Bill')
    expect(store.state.peek()).toBe('unsaved')
    expect(keep.kept.size).toBe(1)
    await store.flush()
    expect(state.document.component.title).toBe('Bill')
    expect(store.state.peek()).toBe('saved')
    expect(keep.kept.size).toBe(0)
  })

  it('gives back what undoes an edit', async () => {
    const { store } = await open(serverOf().server)
    const undo = store.edit([set(TITLE, 'Bill')])
    store.edit(undo)
    expect(store.document.peek()).toEqual(START)
  })

  it('refuses an edit that does not apply, and saves nothing of it', async () => {
    const { server, state } = serverOf()
    const { store } = await open(server)
    expect(store.edit([{ op: 'remove', path: ['pages', 'gone'] }])).toEqual([])
    await store.flush()
    expect(state.saves).toBe(0)
  })

  it('says that it is offline, loses nothing, and catches up', async () => {
    let offline = true
    const { server, state } = serverOf(() => (offline ? new ServerError('offline') : null))
    const { store, keep } = await open(server)
    store.edit([set(TITLE, 'Bill')])
    await store.flush()
    expect(store.state.peek()).toBe('offline')
    store.edit([page('list', 'List')])
    expect(keep.kept.size).toBe(1)
    offline = false
    await store.flush()
    expect(state.document.component.title).toBe('Bill')
    expect(state.document.pages['list']?.title).toBe('List')
    expect(store.state.peek()).toBe('saved')
  })

  it('puts back after a reload what could not be saved', async () => {
    const { server, state } = serverOf(() => new ServerError('offline'))
    const first = await open(server)
    first.store.edit([set(TITLE, 'Bill')])
    await first.store.flush()
    first.store.close()
    const { server: back } = serverOf()
    const { store } = await open(back, first.keep)
    expect(store.document.peek()?.component.title).toBe('Bill')
    expect(store.conflict.peek()).toBeNull()
    expect(state.document.component.title).toBe('Invoice')
    await store.flush()
    expect(first.keep.kept.size).toBe(0)
  })

  it('puts its edits on top of what someone else saved, and tells', async () => {
    const { server, state, elsewhere } = serverOf()
    const { store } = await open(server)
    elsewhere([page('list', 'List')])
    store.edit([set(TITLE, 'Bill')])
    await store.flush()
    expect(store.conflict.peek()).toEqual({ by: 'Jana', kept: 1, lost: [] })
    expect(state.document).toMatchObject({ component: { title: 'Bill' }, pages: { list: { title: 'List' } } })
    expect(store.document.peek()).toEqual(state.document)
  })

  it('tells what no longer fits, with what it held', async () => {
    const { server, state, elsewhere } = serverOf()
    elsewhere([page('list', 'List')])
    const { store } = await open(server)
    elsewhere([{ op: 'remove', path: ['pages', 'list'] }])
    const lost = set(['pages', 'list', 'title'], 'All of them')
    store.edit([lost, set(TITLE, 'Bill')])
    await store.flush()
    expect(store.conflict.peek()).toEqual({ by: 'Jana', kept: 1, lost: [lost] })
    expect(state.document.component.title).toBe('Bill')
  })

  it('does not call lost what an answer that never came had saved already', async () => {
    const { server, state, elsewhere } = serverOf()
    const { store } = await open(server)
    store.edit([page('list', 'List'), set(TITLE, 'Bill')])
    elsewhere([page('list', 'List')])
    await store.flush()
    expect(store.conflict.peek()?.lost).toEqual([])
    expect(state.document.pages['list']?.title).toBe('List')
  })

  it('takes in what another person saves, and keeps its own edits on top', async () => {
    const { server, state, elsewhere } = serverOf()
    const { store } = await open(server)
    elsewhere([page('list', 'List')])
    await store.theirs(state.revision)
    expect(store.document.peek()?.pages['list']?.title).toBe('List')
    store.edit([set(TITLE, 'Bill')])
    elsewhere([page('form', 'Form')])
    await store.theirs(state.revision)
    expect(store.document.peek()).toMatchObject({ component: { title: 'Bill' }, pages: { form: {}, list: {} } })
    await store.flush()
    expect(state.document.component.title).toBe('Bill')
  })

  it('is saved again once what could not be saved no longer fits', async () => {
    let offline = false
    const { server, state, elsewhere } = serverOf(() => (offline ? new ServerError('offline') : null))
    elsewhere([page('list', 'List')])
    const { store, keep } = await open(server)
    offline = true
    const lost = set(['pages', 'list', 'title'], 'All of them')
    store.edit([lost])
    await store.flush()
    expect(store.state.peek()).toBe('offline')
    elsewhere([{ op: 'remove', path: ['pages', 'list'] }])
    await store.theirs(state.revision, 'Jana')
    expect(store.conflict.peek()).toEqual({ by: 'Jana', kept: 0, lost: [lost] })
    expect(store.state.peek()).toBe('saved')
    expect(keep.kept.size).toBe(0)
  })

  it('takes in later what it cannot have now', async () => {
    const { server, state, elsewhere } = serverOf()
    let down = false
    const waiting: (() => void)[] = []
    const store = new DraftStore({
      id: START.component.id,
      server: { ...server, load: (id) => (down ? Promise.reject(new ServerError('offline')) : server.load(id)) },
      keep: memory(),
      wait: (_, then) => {
        waiting.push(then)
        return () => {}
      },
    })
    await store.open()
    elsewhere([page('list', 'List')])
    down = true
    await store.theirs(state.revision)
    expect(store.document.peek()?.pages['list']).toBeUndefined()
    down = false
    for (const then of waiting) then()
    await expect.poll(() => store.document.peek()?.pages['list']?.title).toBe('List')
  })

  it('passes over news of what it saved itself', async () => {
    const { server, state } = serverOf()
    const { store } = await open(server)
    store.edit([set(TITLE, 'Bill')])
    await store.flush()
    const before = store.document.peek()
    await store.theirs(state.revision)
    expect(store.document.peek()).toBe(before)
  })

  it('stops at a refusal, and can go back to what is saved', async () => {
    const { server } = serverOf(() => new ServerError('invalid_document'))
    const { store, keep } = await open(server)
    store.edit([set(TITLE, '')])
    await store.flush()
    expect(store.state.peek()).toBe('refused')
    expect(keep.kept.size).toBe(1)
    await store.revert()
    expect(store.document.peek()).toEqual(START)
    expect(store.state.peek()).toBe('saved')
    expect(keep.kept.size).toBe(0)
  })
})
