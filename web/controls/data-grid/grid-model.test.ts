import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import type { RecordPage } from '#domain/records/query.ts'
import { engineFor } from '../expression-engine.ts'
import { expressionsOver } from '../expressions.ts'
import { FormModel } from '../form-model.ts'
import { ServerError } from '#web/server/server-error.ts'
import { needsEngine } from '../plain-expression.ts'
import type { RecordSource, RecordWish } from '../records.ts'
import type { RecordChange, Runtime } from '../runtime.ts'
import { settingsOf } from '../settings.ts'
import { invoice, viewOf } from '../testing-view.ts'
import type { GridSettings } from './grid-config.ts'
import { GridModel } from './grid-model.ts'
import { FIRST_WISH, type GridWish } from './grid-wish.ts'

type Asked = {
  query: RecordWish
  answer(page: RecordPage): Promise<void>
  fail(code?: ServerError['code']): Promise<void>
}

const settle = () => new Promise<void>((done) => setTimeout(done, 0))
// What makes a query is fetched with the first one.
await import('./grid-query.ts')
await import('./cursor-before.ts')

/** A grid whose questions the test answers itself, in the order it likes. */
function gridWith(config: object = {}, initial?: RecordPage, wish?: GridWish) {
  const asked: Asked[] = []
  const kept: GridWish[] = []
  const tell: ((change: RecordChange) => void)[] = []
  const refuse = () => Promise.reject(new Error('not asked for'))
  const records: RecordSource = {
    get: refuse,
    create: refuse,
    update: refuse,
    remove: refuse,
    restore: refuse,
    workflows: refuse,
    query: (_, query) =>
      new Promise((resolve, reject) => {
        asked.push({
          query,
          answer: (page) => (resolve(page), settle()),
          fail: (code = 'database_unavailable') => (reject(new ServerError(code)), settle()),
        })
      }),
  }
  const control = {
    id: 'g_x',
    kind: 'data-grid' as const,
    name: 'g',
    parent: null,
    order: 'a0',
    config: { component: 'invoice_x', columns: [{ id: 'c', path: ['number_x'] }], ...config },
  }
  const view = viewOf({ g_x: control })
  const form = new FormModel({ view, record: null, params: {}, records, newKey: () => 'k' })
  const engine = needsEngine(view.page.controls) ? engineFor(view, () => 0) : null
  const expressions = expressionsOver(() => form.values.value, engine)
  const runtime: Runtime = {
    mode: 'live',
    view,
    form,
    expressions,
    records,
    files: { upload: () => ({ done: refuse(), cancel: () => undefined }), address: () => '' },
    renderers: {},
    initial: {},
    wishes: {},
    keep: () => undefined,
    refreshes: signal(0),
    run: refuse,
    href: () => null,
    onNews: (listener) => (tell.push(listener), () => undefined),
  }
  const grid = new GridModel({
    runtime,
    settings: () => settingsOf(control, dataGrid.fields, expressions) as unknown as GridSettings,
    initial,
    wish,
    keep: (set) => kept.push(set),
  })
  const stop = grid.start()
  return { grid, asked, kept, form, stop, tell: (change: RecordChange) => tell.forEach((listener) => listener(change)) }
}

const FIRST = FIRST_WISH
const rows = (...ids: string[]): RecordPage => ({ records: ids.map((id) => invoice({ id, name: id })) })
const shown = (grid: GridModel) => grid.page.value?.records.map(({ id }) => id)

describe('a page size that is worked out', () => {
  it('is asked for, and asks from the first page when it changes', async () => {
    const { grid, asked, form } = gridWith({ pageSize: { fx: 'total > 5.0 ? 50 : 10' } })
    await settle()
    expect(asked.map(({ query }) => query.limit)).toEqual([10])
    await asked[0]?.answer({ ...rows('a'), next: 'cursor' })
    grid.next()
    await settle()
    await asked[1]?.answer(rows('b'))
    expect([grid.rank.value, grid.pageSize.value]).toEqual([11, 10])
    form.field('total').value.value = 9
    await settle()
    expect(asked.at(-1)?.query).toMatchObject({ limit: 50 })
    expect(asked.at(-1)?.query.cursor).toBeUndefined()
    expect(asked).toHaveLength(3)
    expect([grid.rank.value, grid.pageSize.value]).toEqual([1, 50])
  })

  it('gives way to the one the reader chooses', async () => {
    const { grid, asked, form } = gridWith({ pageSize: { fx: 'total > 5.0 ? 50 : 10' } })
    grid.resize(20)
    form.field('total').value.value = 9
    await settle()
    expect(asked.at(-1)?.query.limit).toBe(20)
  })
})

describe('a grid', () => {
  it('does not ask for what came with the page', () => {
    const { asked, grid } = gridWith({}, rows('a'))
    expect(asked).toEqual([])
    expect(shown(grid)).toEqual(['a'])
  })

  it('keeps old rows while new ones load and when they do not come', async () => {
    const { asked, grid } = gridWith({}, rows('a'))
    grid.orderBy('number')
    await settle()
    expect(asked[0]?.query.sort).toEqual(['number'])
    expect([shown(grid), grid.loading.value]).toEqual([['a'], true])
    await asked[0]?.fail()
    expect([shown(grid), grid.loading.value, grid.failure.value?.code]).toEqual([['a'], false, 'database_unavailable'])
  })

  it('drops an answer that comes after a newer question', async () => {
    const { asked, grid } = gridWith({}, rows('a'))
    grid.orderBy('number')
    await settle()
    grid.orderBy('-number')
    await settle()
    await asked[1]?.answer(rows('new'))
    await asked[0]?.answer(rows('late'))
    expect(shown(grid)).toEqual(['new'])
  })

  it('goes on by cursor, back by the way it came, and to the first page with every new question', async () => {
    const { asked, grid } = gridWith({}, { ...rows('a'), next: 'c1' })
    grid.next()
    await settle()
    expect(asked[0]?.query.cursor).toBe('c1')
    await asked[0]?.answer(rows('b'))
    expect(grid.rank.value).toBe(21)
    await grid.previous()
    await settle()
    expect(asked[1]?.query).not.toHaveProperty('cursor')
    grid.next()
    grid.search('x')
    await settle()
    expect(asked.at(-1)?.query).toMatchObject({ search: 'x' })
    expect(asked.at(-1)?.query).not.toHaveProperty('cursor')
  })

  it('asks again when a value its filter names changes, and only then', async () => {
    const { asked, form } = gridWith(
      { filters: [{ id: 'f', path: ['state_x'], operator: 'equals', value: { fx: 'state' } }] },
      rows('a'),
    )
    form.field('number').value.value = 'typed'
    await settle()
    expect(asked).toEqual([])
    form.field('state').value.value = 1
    await settle()
    expect(asked.map(({ query }) => query)).toMatchObject([{ filter: 'state == params.f0', params: { f0: 1 } }])
  })

  it('tints a row that changed in its place, and lets new ones wait', async () => {
    const { asked, grid, tell } = gridWith({}, rows('a', 'b'))
    tell({ type: 'records', component: 'invoice', action: 'updated', ids: ['b', 'elsewhere'], by: null })
    await settle()
    while (asked.length === 0) await settle()
    expect(asked[0]?.query).toMatchObject({ filter: 'id == params.i0', params: { i0: 'b' } })
    await asked[0]?.answer({ records: [invoice({ id: 'b', name: 'changed' })] })
    expect(grid.page.value?.records.map(({ name }) => name)).toEqual(['a', 'changed'])
    expect([...grid.fresh.value]).toEqual(['b'])
    tell({ type: 'records', component: 'invoice', action: 'created', ids: ['c', 'd'], by: null })
    await settle()
    expect([shown(grid), grid.waiting.value]).toEqual([['a', 'b'], 2])
    grid.seen('b')
    expect(grid.fresh.value.size).toBe(0)
  })

  it('does not mind changes of other components', async () => {
    const { asked, grid, tell } = gridWith({}, rows('a'))
    tell({ type: 'records', component: 'customer', action: 'updated', ids: ['a'], by: null })
    await settle()
    expect([asked.length, grid.waiting.value]).toEqual([0, 0])
  })

  it('finds the page before one that was come to by its address, and is on the first page before that', async () => {
    const wish: GridWish = { ...FIRST, page: 3, cursor: 'at41' }
    const { asked, grid, kept } = gridWith({}, rows('x'), wish)
    expect(grid.rank.value).toBe(41)
    const gone = grid.previous()
    await settle()
    expect(asked.map(({ query }) => query)).toMatchObject([{ limit: 20, fields: ['name'], count: false }])
    expect(asked[0]?.query).not.toHaveProperty('cursor')
    await asked[0]?.answer({ ...rows('a'), next: 'at21' })
    await gone
    await settle()
    expect(asked[1]?.query).toMatchObject({ cursor: 'at21' })
    expect(grid.rank.value).toBe(21)
    await asked[1]?.answer(rows('b'))
    await grid.previous()
    await settle()
    expect(asked[2]?.query).not.toHaveProperty('cursor')
    expect(kept.map(({ page, cursor }) => [page, cursor])).toEqual([
      [2, 'at21'],
      [1, null],
    ])
  })

  it('shows what it shows to somebody who sets nothing where what an address sets is refused', async () => {
    const { asked, grid } = gridWith({}, undefined, { ...FIRST, sort: '-number', cursor: 'old', page: 9 })
    await settle()
    expect(asked[0]?.query).toMatchObject({ cursor: 'old', sort: ['-number'] })
    await asked[0]?.fail('invalid_cursor')
    await settle()
    expect(asked[1]?.query).not.toHaveProperty('cursor')
    expect(asked[1]?.query).not.toHaveProperty('sort')
    await asked[1]?.fail('invalid_filter')
    await settle()
    expect([asked.length, grid.failure.value?.code]).toEqual([2, 'invalid_filter'])
  })

  it('tells what is set on it, once for each change', async () => {
    const { grid, kept } = gridWith({}, rows('a'))
    expect(kept).toEqual([])
    grid.orderBy('-number')
    grid.search('x')
    expect(kept.map(({ sort, search }) => [sort, search])).toEqual([
      ['-number', ''],
      ['-number', 'x'],
    ])
  })
})
