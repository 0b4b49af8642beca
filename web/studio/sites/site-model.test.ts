import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Site } from '#domain/sites/site.ts'
import { SiteModel } from './site-model.ts'

const SITE = { id: 's1', name: 'Kestrel' } as Site

/** The platform's copy of the site, behind the network. */
let revision: number
let stored: Site
let down: boolean

beforeEach(() => {
  vi.useFakeTimers()
  revision = 4
  stored = SITE
  down = false
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (down) throw new TypeError('Failed to fetch')
    if (init.method === 'GET') return Response.json({ site: stored, revision })
    const sent = JSON.parse(String(init.body)) as { base: number; site: Site }
    if (sent.base !== revision) return Response.json({ code: 'revision_conflict', title: 'Changed' }, { status: 409 })
    stored = sent.site
    revision += 1
    return Response.json({ revision })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('saves shortly after a change, changes close together as one', async () => {
  const model = new SiteModel(SITE, revision)
  model.change({ name: 'Kestrel Supply' })
  model.change({ locale: 'de' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(stored).toMatchObject({ name: 'Kestrel Supply', locale: 'de' })
  expect(revision).toBe(5)
  expect(model.state.peek()).toBe('saved')
})

test('leaving saves what waits, and nothing where nothing does', async () => {
  const model = new SiteModel(SITE, revision)
  await model.flush()
  expect(revision).toBe(4)
  model.change({ name: 'Kestrel Supply' })
  await model.flush()
  expect(stored.name).toBe('Kestrel Supply')
})

test('without a connection it is kept and sent later', async () => {
  const model = new SiteModel(SITE, revision)
  down = true
  model.change({ name: 'Kestrel Supply' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(model.state.peek()).toBe('failed')
  down = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(stored.name).toBe('Kestrel Supply')
  expect(model.state.peek()).toBe('saved')
  expect(model.problem.peek()).toBe(null)
})

test('gives way to somebody else’s save, says so, and saves the next change', async () => {
  const model = new SiteModel(SITE, revision)
  stored = { ...SITE, name: 'Theirs' }
  revision = 9
  model.change({ name: 'Mine' })
  await model.flush()
  expect(model.problem.peek()?.code).toBe('revision_conflict')
  expect(model.site.peek().name).toBe('Theirs')
  model.change({ name: 'Ours' })
  await model.flush()
  expect(stored.name).toBe('Ours')
  expect(model.problem.peek()).toBe(null)
})

test('says what is not saved yet, so that the window asks before it closes', async () => {
  const model = new SiteModel(SITE, revision)
  expect(model.unsaved.peek()).toBe(false)
  model.change({ name: 'Kestrel Supply' })
  expect(model.unsaved.peek()).toBe(true)
  await model.flush()
  expect(model.unsaved.peek()).toBe(false)
  stored = { ...SITE, name: 'Theirs' }
  revision = 9
  model.change({ name: 'Mine' })
  await model.flush()
  expect(model.unsaved.peek()).toBe(false)
})
