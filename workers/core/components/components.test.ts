import { beforeAll, describe, expect, test } from 'vitest'
import { documentHash } from '#db/document-hash.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Edit } from '#domain/components/edit.ts'
import type { ErrorBody } from '#domain/lib/errors.ts'
import type { LiveMessage } from '#domain/live/message.ts'
import type { Site } from '#domain/sites/site.ts'
import { type Browser, join, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import type { ImportReport } from './transfer.ts'
import type { ComponentSummary } from './summaries.ts'

let platform: Platform
let owner: Browser
const sent: LiveMessage[] = []

beforeAll(async () => {
  const room = { send: async (message: LiveMessage) => void sent.push(message), fetch: async () => new Response() }
  platform = await startPlatform({ LIVE_ROOM: { getByName: () => room } })
  owner = await setUpOwner(platform)
})

type Made = { id: string; revision: number; document: ComponentDocument }
const make = async (body: object, browser = owner): Promise<Made> => {
  const response = await browser.send('POST', '/api/components', body)
  expect(response.status).toBe(201)
  return (await response.json()) as Made
}
const save = (id: string, base: number, edits: readonly Edit[], browser = owner) =>
  browser.send('POST', `/api/components/${id}/edits`, { base, edits })
const list = async () =>
  ((await (await owner.send('GET', '/api/components')).json()) as { components: ComponentSummary[] }).components

const property = (id: string, more: object = {}) => ({ id, name: id, title: id, order: 'a0', type: 'string', ...more })
const addProperty = (id: string, more: object = {}): Edit => ({
  op: 'insert',
  path: ['component', 'model', 'properties', id],
  value: property(id, more) as never,
})

describe('making a component', () => {
  test('gives an empty one a page, a free key and a place in the list', async () => {
    const first = await make({ title: 'Purchase order' })
    const second = await make({ title: 'Purchase order' })
    expect([first.document.component.key, second.document.component.key]).toEqual([
      'purchase-order',
      'purchase-order-2',
    ])
    expect((await list()).find(({ id }) => id === first.id)).toMatchObject({
      pages: 1,
      properties: 0,
      state: 'never',
      problems: 1,
      revision: 1,
      updatedBy: { name: 'Olga Owner' },
    })
  })

  test('of one title at once gives everybody a key of their own', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => make({ title: 'Twin' })))
    expect(made.map(({ document }) => document.component.key).toSorted()).toEqual([
      'twin',
      'twin-2',
      'twin-3',
      'twin-4',
      'twin-5',
    ])
    const sites = await Promise.all(Array.from({ length: 5 }, () => owner.send('POST', '/api/sites', { name: 'Twin' })))
    expect(sites.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  })

  test('from a template brings all it needs, ready to publish', async () => {
    const { id, document } = await make({ title: 'People we know', template: 'contacts' })
    expect(document.component).toMatchObject({ title: 'People we know', key: 'people-we-know' })
    expect(
      (await list())
        .filter(({ title }) => title === 'Companies' || title === 'People we know')
        .map(({ problems }) => problems),
    ).toEqual([0, 0])
    expect(await owner.send('GET', `/api/components/${id}`).then((r) => r.json())).toMatchObject({
      revision: 1,
      live: null,
    })
  })

  test('from a document takes its id once', async () => {
    const { document } = await make({ title: 'Original' })
    const again = await owner.send('POST', '/api/components', { title: 'Copy', document })
    expect(again.status).toBe(422)
    expect(await again.json()).toMatchObject({
      code: 'invalid_document',
      fields: [{ path: 'document.component.id', code: 'id_taken' }],
    })
  })
})

describe('saving edits', () => {
  test('applies them in order and tells everyone in Studio', async () => {
    const { id } = await make({ title: 'Saved' })
    const response = await save(id, 1, [
      addProperty('total', { type: 'number' }),
      { op: 'set', path: ['component', 'model', 'properties', 'total', 'title'], value: 'Total' },
    ])
    expect([response.status, await response.json()]).toEqual([200, { revision: 2 }])
    const { document } = (await (await owner.send('GET', `/api/components/${id}`)).json()) as Made
    expect(document.component.model.properties['total']).toMatchObject({ title: 'Total', type: 'number' })
    expect(sent).toContainEqual(expect.objectContaining({ type: 'draft', component: id, revision: 2 }))
  })

  test('on an old revision answers with what is there now, and by whom', async () => {
    const { id } = await make({ title: 'Contested' })
    const builder = await join(platform, owner, 'bea@example.com', 'builder')
    expect((await save(id, 1, [addProperty('theirs')], builder)).status).toBe(200)
    const late = await save(id, 1, [addProperty('ours')])
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({
      code: 'revision_conflict',
      extra: {
        revision: 2,
        by: { name: 'bea@example.com' },
        document: { component: { model: { properties: { theirs: { id: 'theirs' } } } } },
      },
    })
  })

  test('at the same moment lets exactly one win', async () => {
    const { id } = await make({ title: 'Raced' })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(id, 1, [addProperty(`p${i}`)])))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
    const { document } = (await (await owner.send('GET', `/api/components/${id}`)).json()) as Made
    expect(Object.keys(document.component.model.properties)).toHaveLength(1)
  })

  test.each<[string, Edit, string]>([
    [
      'a place that is not there',
      { op: 'set', path: ['pages', 'nowhere', 'title'], value: 'x' },
      'edit_parent_missing',
    ],
    [
      'an item under another id than its own',
      { op: 'insert', path: ['component', 'model', 'properties', 'other'], value: property('mine') as never },
      'id_mismatch',
    ],
    ['another id for the component', { op: 'set', path: ['component', 'id'], value: 'stolen_id' }, 'value_read_only'],
    ['what no schema knows', { op: 'set', path: ['component', 'secret'], value: 1 }, 'field_unknown'],
    [
      'a malformed name',
      {
        op: 'insert',
        path: ['component', 'model', 'properties', 'p'],
        value: property('p', { name: '1;drop' }) as never,
      },
      'name_malformed',
    ],
    ['no title', { op: 'set', path: ['component', 'title'], value: '  ' }, 'title_required'],
  ])('refuses %s and changes nothing', async (_, edit, code) => {
    const { id } = await make({ title: 'Guarded' })
    const response = await save(id, 1, [addProperty('fine'), edit])
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_document', fields: [{ code }] })
    expect(await (await owner.send('GET', `/api/components/${id}`)).json()).toMatchObject({ revision: 1 })
  })

  test('under a key that is in use names the field', async () => {
    await make({ title: 'Taken' })
    const { id } = await make({ title: 'Taker' })
    const response = await save(id, 1, [{ op: 'set', path: ['component', 'key'], value: 'taken' }])
    expect(await response.json()).toMatchObject({ status: 422, fields: [{ path: 'component.key', code: 'key_taken' }] })
  })

  test('does not reach into objects of the language', async () => {
    const { id } = await make({ title: 'Attacked' })
    const response = await save(id, 1, [{ op: 'set', path: ['__proto__', 'polluted'], value: true }])
    expect(response.status).toBe(400)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('deleting', () => {
  test('is refused while another component refers to it, with the places', async () => {
    const target = await make({ title: 'Referred' })
    const source = await make({ title: 'Referring' })
    await save(source.id, 1, [addProperty('link', { type: 'catalog', component: target.id })])
    const refused = await owner.send('DELETE', `/api/components/${target.id}`)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'still_referenced',
      extra: {
        referrers: [
          {
            kind: 'component',
            id: source.id,
            title: 'Referring',
            path: ['component', 'model', 'properties', 'link', 'component'],
          },
        ],
      },
    })
    expect((await owner.send('DELETE', `/api/components/${source.id}`)).status).toBe(204)
    expect((await owner.send('DELETE', `/api/components/${target.id}`)).status).toBe(204)
    expect((await owner.send('GET', `/api/components/${target.id}`)).status).toBe(404)
    expect((await owner.send('POST', `/api/components/${target.id}/discard`)).status).toBe(404)
  })

  test('frees the key', async () => {
    const { id } = await make({ title: 'Short lived' })
    await owner.send('DELETE', `/api/components/${id}`)
    expect((await make({ title: 'Short lived' })).document.component.key).toBe('short-lived')
  })
})

describe('beside a live release', () => {
  /** Puts documents live as a publication's last transaction does. */
  const publish = async (number: number, documents: readonly ComponentDocument[]) => {
    const [workspace] = await platform.sql`select id from aqtra.workspaces`
    const id = String(workspace?.['id'])
    const held: Record<string, string> = {}
    for (const document of documents) {
      const hash = await documentHash(document)
      held[document.component.id] = hash
      await platform.sql`insert into aqtra.published_documents (workspace_id, hash, document) values (${id}, ${hash}, ${JSON.stringify(document)}::jsonb)`
    }
    await platform.sql`insert into aqtra.releases (workspace_id, number, hash, manifest, note, publication_id)
      values (${id}, ${number}, ${String(number)}, ${JSON.stringify({ components: held, sites: {} })}::jsonb, 'First', 'pub_test')`
    await platform.sql`update aqtra.workspaces set live_release = ${number} where id = ${id}`
  }
  const stateOf = async (id: string) => (await list()).find((summary) => summary.id === id)?.state

  test('a draft is live, ahead after a save, and live again when discarded', async () => {
    const { id, document } = await make({ title: 'Published', template: 'invoice-inventory' })
    await publish(1, [document])
    expect(await stateOf(id)).toBe('live')
    await save(id, 1, [{ op: 'set', path: ['component', 'title'], value: 'Published and changed' }])
    expect(await stateOf(id)).toBe('ahead')
    expect(await (await owner.send('GET', `/api/components/${id}`)).json()).toMatchObject({
      live: { release: 1, document: { component: { title: 'Published' } } },
    })

    const discarded = await owner.send('POST', `/api/components/${id}/discard`)
    expect(await discarded.json()).toMatchObject({ revision: 3, document: { component: { title: 'Published' } } })
    expect(await stateOf(id)).toBe('live')
    const history = (await (await owner.send('GET', `/api/components/${id}/history`)).json()) as {
      releases: { number: number; note: string }[]
    }
    expect(history.releases).toMatchObject([{ number: 1, note: 'First' }])
  })

  test('a deleted draft waits for the next publication, and can be brought back', async () => {
    const { id, document } = await make({ title: 'Regretted' })
    await publish(2, [document])
    expect((await owner.send('DELETE', `/api/components/${id}`)).status).toBe(204)
    const { removed } = (await (await owner.send('GET', '/api/components')).json()) as { removed: { id: string }[] }
    expect(removed).toEqual([{ id, key: 'regretted', title: 'Regretted' }])
    expect((await owner.send('POST', `/api/components/${id}/discard`)).status).toBe(200)
    expect(await stateOf(id)).toBe('live')
  })
})

test('the schema of a document is there for tools', async () => {
  const schema = await (await owner.send('GET', '/api/components/schema')).json()
  expect(schema).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['component', 'pages']),
    properties: { component: { type: 'object' } },
  })
})

describe('history', () => {
  test('says who did what, newest first', async () => {
    const { id } = await make({ title: 'Remembered' })
    await save(id, 1, [addProperty('x')])
    const { entries, releases } = (await (await owner.send('GET', `/api/components/${id}/history`)).json()) as {
      entries: { event: string; by: { name: string }; at: string }[]
      releases: unknown[]
    }
    expect(entries.map(({ event, by }) => [event, by.name])).toEqual([
      ['component.changed', 'Olga Owner'],
      ['component.created', 'Olga Owner'],
    ])
    expect(entries[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(releases).toEqual([])
  })
})

describe('export and import', () => {
  const exported = async (ids: readonly string[]) =>
    (await owner.send('POST', '/api/components/export', { ids })).text()

  test('round trip: the same ids replace, nothing is lost', async () => {
    const { id } = await make({ title: 'Travelling', template: 'invoice-inventory' })
    const file = await exported([id])
    await save(id, 1, [addProperty('later')])
    const dry = (await (await owner.send('POST', '/api/components/import?dry=1', file)).json()) as ImportReport
    expect(dry).toMatchObject({ added: [], replaced: [{ id, title: 'Travelling' }], missing: [], problems: [] })
    expect(await exported([id])).not.toBe(file)
    expect((await owner.send('POST', '/api/components/import', file)).status).toBe(200)
    expect(await exported([id])).toBe(file)
  })

  test('into another workspace adds, and tells what is missing', async () => {
    const target = await make({ title: 'Left behind' })
    const source = await make({ title: 'Taken along' })
    await save(source.id, 1, [addProperty('link', { type: 'catalog', component: target.id })])
    const file = await exported([source.id])
    const elsewhere = await startPlatform()
    const other = await setUpOwner(elsewhere)
    const report = (await (await other.send('POST', '/api/components/import', file)).json()) as ImportReport
    expect(report).toMatchObject({
      added: [{ id: source.id }],
      missing: [{ from: 'Taken along', component: target.id }],
      problems: [{ code: 'component_missing', component: source.id }],
    })
    expect((await other.send('GET', `/api/components/${source.id}`)).status).toBe(200)
    expect((await other.send('GET', `/api/components/${target.id}`)).status).toBe(404)
  })

  test('gives a taken key another one and says so', async () => {
    const { id, document } = await make({ title: 'Same key' })
    const twin = { ...document, component: { ...document.component, id: 'twin_component' } }
    const report = (await (
      await owner.send('POST', '/api/components/import', { aqtra: 1, components: [twin] })
    ).json()) as ImportReport
    expect(report.renamed).toEqual([{ id: 'twin_component', title: 'Same key', from: 'same-key', to: 'same-key-2' }])
    expect((await owner.send('GET', `/api/components/${id}`)).status).toBe(200)
  })

  test('puts nothing in the place of another kind, and no entry under another’s id', async () => {
    const { document } = await make({ title: 'Wolf in a site’s clothes' })
    const { site } = (await (await owner.send('POST', '/api/sites', { name: 'Gone soon' })).json()) as { site: Site }
    await owner.send('DELETE', `/api/sites/${site.id}`)
    const wolf = { ...document, component: { ...document.component, id: site.id } }
    const menu = { a: { id: 'b', parent: 'a', order: 'a0', title: 'Round and round' } }
    for (const [file, fields] of [
      [{ components: [wolf] }, [['components.0.component.id', 'id_taken']]],
      [
        {
          components: [{ ...wolf, component: { ...wolf.component, id: 'twofold' } }],
          sites: [{ ...site, id: 'twofold' }],
        },
        [['sites.0.id', 'id_taken']],
      ],
      [{ components: [], sites: [{ ...site, menu }] }, [['sites.0.menu.a.id', 'id_mismatch']]],
    ] as const) {
      const response = await owner.send('POST', '/api/components/import?dry=1', { aqtra: 1, ...file })
      const body = (await response.json()) as ErrorBody
      expect([response.status, body.fields?.map(({ path, code }) => [path, code])]).toEqual([422, fields])
    }
  })

  test.each<[string, string, number]>([
    ['another kind of file', '{"hello":1}', 400],
    ['a file of the future', '{"aqtra":2,"components":[]}', 400],
    ['no JSON', '{"aqtra":1', 400],
    ['keys of the language', '{"aqtra":1,"components":[{"component":{"__proto__":{"x":1}},"pages":{}}]}', 422],
    ['a component that is none', '{"aqtra":1,"components":[{"component":{},"pages":{}}]}', 422],
    ['endless nesting', `{"aqtra":1,"components":[${'['.repeat(100)}${']'.repeat(100)}]}`, 400],
    ['too many components', JSON.stringify({ aqtra: 1, components: Array.from({ length: 201 }, () => ({})) }), 400],
  ])('refuses %s', async (_, body, status) => {
    const response = await owner.send('POST', '/api/components/import', body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('text that no column keeps', () => {
  test.each(['a\u0000b', '\ud800'])('is refused with its place: %j', async (text) => {
    const { id } = await make({ title: 'Torn text' })
    const edit: Edit = { op: 'set', path: ['component', 'description'], value: text }
    const component = { ...(await make({ title: 'Torn too' })).document, pages: { [text]: {} } }
    for (const [path, body, where] of [
      [`${id}/edits`, { base: 1, edits: [edit] }, 'edits.0.value'],
      ['', { title: text }, 'title'],
      ['import', { aqtra: 1, components: [component] }, 'components.0.pages'],
    ] as const) {
      const response = await owner.send('POST', `/api/components/${path}`.replace(/\/$/, ''), body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ fields: [{ path: where, code: 'value_has_nul' }] })
    }
  })
})

describe('who may', () => {
  test('builders everything, users nothing, strangers nothing', async () => {
    const user = await join(platform, owner, 'uma@example.com', 'user')
    const { id } = await make({ title: 'Private matter' })
    for (const [method, path, body] of [
      ['GET', '/api/components'],
      ['GET', `/api/components/${id}`],
      ['POST', '/api/components', { title: 'x' }],
      ['DELETE', `/api/components/${id}`],
    ] as const) {
      expect((await user.send(method, path, body)).status).toBe(403)
      expect((await platform.browser().send(method, path, body)).status).toBe(401)
    }
  })
})
