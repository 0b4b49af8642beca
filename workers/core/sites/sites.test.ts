import { beforeAll, describe, expect, test } from 'vitest'
import type { Site } from '#domain/sites/site.ts'
import { type Browser, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'

let platform: Platform
let owner: Browser
beforeAll(async () => {
  platform = await startPlatform()
  owner = await setUpOwner(platform)
  // A workspace may be set up with a site already: these tests speak of their own.
  await platform.sql`delete from aqtra.drafts where kind = 'site'`
})

type Made = { site: Site; revision: number; state: string }
const make = async (name: string) => (await (await owner.send('POST', '/api/sites', { name })).json()) as Made
const all = async () => ((await (await owner.send('GET', '/api/sites')).json()) as { sites: Made[] }).sites
const put = (site: Site, base: number) => owner.send('PUT', `/api/sites/${site.id}`, { base, site })

describe('sites', () => {
  test('the first is the default one, and there is always exactly one', async () => {
    const [a, b] = [await make('Back office'), await make('Back office')]
    expect([a.site.key, b.site.key]).toEqual(['back-office', 'back-office-2'])
    expect([a.site.isDefault, b.site.isDefault]).toEqual([true, false])
    expect((await put({ ...b.site, isDefault: true }, 1)).status).toBe(200)
    expect((await all()).filter(({ site }) => site.isDefault).map(({ site }) => site.id)).toEqual([b.site.id])
    expect((await owner.send('DELETE', `/api/sites/${b.site.id}`)).status).toBe(204)
    expect((await all()).map(({ site }) => [site.id, site.isDefault])).toEqual([[a.site.id, true]])
  })

  test('have one default whoever makes, takes and deletes it at once', async () => {
    await platform.sql`delete from aqtra.drafts where kind = 'site'`
    const made = await Promise.all(['One', 'Two', 'Three', 'Four'].map(make))
    const defaults = async () => (await all()).filter(({ site }) => site.isDefault).map(({ site }) => site.id)
    expect(await defaults()).toHaveLength(1)
    expect(made.filter(({ site }) => site.isDefault).map(({ site }) => site.id)).toEqual(await defaults())

    for (let round = 0; round < 3; round++) {
      const others = (await all()).filter(({ site }) => !site.isDefault)
      const [one, two] = others
      if (!one || !two) throw new Error('there are four sites')
      const taken = await Promise.all([one, two].map((each) => put({ ...each.site, isDefault: true }, each.revision)))
      expect(taken.map(({ status }) => status)).toEqual([200, 200])
      const [winner] = await defaults()
      expect(await defaults()).toEqual([winner])
      expect([one.site.id, two.site.id]).toContain(winner)
    }

    const [left] = (await all()).filter(({ site }) => !site.isDefault)
    if (!left) throw new Error('there are four sites')
    const deletions = made.filter(({ site }) => site.id !== left.site.id)
    const [saved, ...deleted] = await Promise.all([
      put({ ...left.site, isDefault: true }, left.revision),
      ...deletions.map(({ site }) => owner.send('DELETE', `/api/sites/${site.id}`)),
    ])
    expect(deleted.map(({ status }) => status)).toEqual([204, 204, 204])
    // Becoming the default by a deletion overtakes the save.
    expect([200, 409]).toContain(saved.status)
    expect(await defaults()).toEqual([left.site.id])
    expect((await owner.send('DELETE', `/api/sites/${left.site.id}`)).status).toBe(204)
    expect(await all()).toEqual([])
  })

  test('are saved on the revision they were made on', async () => {
    const { site } = await make('Shop')
    const renamed = { ...site, name: 'Web shop', theme: { accent: '#1f6feb' } }
    expect(await (await put(renamed, 1)).json()).toEqual({ revision: 2 })
    const late = await put({ ...site, name: 'Late' }, 1)
    expect([late.status, await late.json()]).toMatchObject([
      409,
      { code: 'revision_conflict', extra: { revision: 2, document: { name: 'Web shop' } } },
    ])
  })

  test('refuse a colour that is none, a taken key and a foreign id', async () => {
    const { site } = await make('Picky')
    expect((await put({ ...site, theme: { accent: 'red' } }, 1)).status).toBe(400)
    await make('Neighbour')
    expect(await (await put({ ...site, key: 'neighbour' }, 1)).json()).toMatchObject({
      status: 422,
      fields: [{ path: 'site.key', code: 'key_taken' }],
    })
    expect((await owner.send('GET', '/api/sites/no_such_site')).status).toBe(404)
    const moved = await owner.send('PUT', `/api/sites/${site.id}`, { base: 1, site: { ...site, id: 'stolen' } })
    expect(moved.status).toBe(422)
  })
})
