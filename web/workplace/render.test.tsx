import { describe, expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import type { SiteView } from '#domain/sites/view.ts'
import { CONTROL_KINDS } from '#domain/controls/control.ts'
import { invoice, viewOf } from '#web/controls/testing-view.ts'
import { chunksOf, dataNeeds, renderPage } from './render.tsx'

const control = (id: string, kind: Control['kind'], config: Control['config']): Control => ({
  id,
  kind,
  name: id,
  parent: null,
  order: 'a0',
  config,
})

const grid = control('grid_x', 'data-grid', {
  component: 'invoice_x',
  columns: [
    { id: 'c1', path: ['number_x'] },
    { id: 'c2', path: ['customer_x', 'country_x'], header: 'Country' },
    { id: 'c3', path: ['state_x'] },
  ],
  filters: [{ id: 'f1', path: ['total_x'], operator: 'atLeast', value: { fx: 'params.least' } }],
  sort: [{ path: ['customer_x'], descending: true }],
  rowCommand: { kind: 'open', page: 'page_x', record: { fx: 'record.id' } },
})
const user = { id: 'u', name: 'Ann <b>', email: 'ann@shop.example', role: 'user' }
const site: SiteView = {
  site: { id: 's_x', key: 'shop', name: 'Shop </script>', theme: {}, logo: null, locale: 'en' },
  menu: [
    {
      id: 'm',
      title: 'Invoices',
      titles: { de: 'Rechnungen' },
      icon: 'invoice',
      open: { component: 'invoice', page: 'page' },
      children: [],
    },
  ],
  home: { component: 'invoice', page: 'page' },
  inbox: false,
  user,
}
const shared = { site, mayBuild: false, assets: { script: '/a.js' }, nonce: 'n0nce' }
const pageOf = (controls: Record<string, Control>, grids = {}) => ({
  ...shared,
  kind: 'page' as const,
  locale: 'en' as const,
  view: viewOf(controls),
  url: 'http://x/app/shop/invoice/page',
  grids,
  wishes: {},
  now: 0,
})

describe('what a page asks for', () => {
  const asked = { params: { least: 5 }, recordId: null, user, now: 0 }

  it('is one query for a list, with the builder’s filter and the fields of its columns', () => {
    expect(dataNeeds(viewOf({ grid_x: grid }), asked)).toEqual({
      record: null,
      wishes: {},
      grids: [
        {
          controlId: 'grid_x',
          component: 'invoice',
          tries: [
            {
              wish: undefined,
              query: {
                filter: 'total >= params.f0',
                params: { f0: 5 },
                sort: ['-customer.name'],
                fields: ['name', 'number', 'customer.country', 'state'],
                limit: 20,
                count: true,
              },
            },
          ],
        },
      ],
    })
  })

  it('asks as the settings that are worked out say', () => {
    const worked = control('grid_x', 'data-grid', {
      ...grid.config,
      pageSize: { fx: 'params.least > 3 ? 50 : 10' },
      count: { fx: 'can("create") && params.gone == 1' },
      sort: [{ path: ['total_x'], descending: { fx: 'params.least > 3' } }],
      columns: [
        { id: 'c1', path: ['number_x'] },
        { id: 'c2', path: ['total_x'], visible: { fx: 'params.least < 3' } },
      ],
    })
    const [need] = dataNeeds(viewOf({ grid_x: worked }), asked).grids
    expect(need?.tries[0]?.query).toMatchObject({
      limit: 50,
      count: false,
      sort: ['-total'],
      fields: ['name', 'number'],
    })
  })

  it('leaves a grid whose size depends on the record for when the record is here', () => {
    const detail = control('grid_x', 'data-grid', { ...grid.config, pageSize: { fx: 'total > 5.0 ? 50 : 10' } })
    const view = viewOf({ grid_x: detail })
    expect(dataNeeds(view, { ...asked, recordId: 'r' }).grids).toEqual([])
    const [need] = dataNeeds(view, { ...asked, recordId: 'r', record: invoice({ total: 9 }) }).grids
    expect(need?.tries[0]?.query.limit).toBe(50)
  })

  it('leaves a grid that depends on the record for when the record is here', () => {
    const detail = {
      ...grid,
      config: {
        ...grid.config,
        filters: [{ id: 'f', path: ['customer_x'], operator: 'equals', value: { fx: 'customer' } }],
      },
    }
    const view = viewOf({ grid_x: detail })
    const waiting = dataNeeds(view, { ...asked, recordId: 'r' })
    expect(waiting).toEqual({ record: { component: 'invoice', id: 'r' }, grids: [], wishes: {} })
    const [need] = dataNeeds(view, {
      ...asked,
      recordId: 'r',
      record: invoice({ customer: { id: 'c9', name: 'A' } }),
    }).grids
    expect(need?.tries[0]?.query).toMatchObject({ filter: 'customer.id == params.f0', params: { f0: 'c9' } })
  })
})

describe('what an address sets on a grid', () => {
  const asked = { params: { least: 5 }, recordId: null, user, now: 0 }
  const view = viewOf({ grid_x: grid })
  const parts = { 'grid_x.sort': '-number', 'grid_x.filter.state': '1', 'grid_x.page': '3', 'grid_x.after': 'abc' }

  it('is in the first query, beside the builder’s filter, and given up bit by bit where it is refused', () => {
    const [need] = dataNeeds(view, { ...asked, parts }).grids
    expect(need?.tries.map(({ query }) => [query.filter, query.sort, query.cursor])).toEqual([
      ['total >= params.f0 && state == params.f1', ['-number'], 'abc'],
      ['total >= params.f0 && state == params.f1', ['-number'], undefined],
      ['total >= params.f0', ['-customer.name'], undefined],
    ])
  })

  it('is drawn, and stands in the page for the browser to draw the same', async () => {
    const { wishes } = dataNeeds(view, { ...asked, parts })
    const { body } = await renderPage({
      ...pageOf({ grid_x: grid }, { grid_x: { records: [invoice({ state: 1 })], count: 90 } }),
      url: `http://x/app/shop/invoice/page?${new URLSearchParams({ ...parts, 'grid_x.filter.secret': 'x', least: '5' })}`,
      wishes,
    })
    const page = new DOMParser().parseFromString(body, 'text/html')
    expect(page.querySelector('th[aria-sort=descending]')?.textContent).toBe('number')
    expect(page.querySelector<HTMLOptionElement>('.filters option[selected]')?.value).toBe('1')
    expect(page.querySelector('.pager')?.textContent).toContain('41 to 41 of 90')
    const { content } = JSON.parse(page.querySelector('#state')?.textContent ?? '')
    expect(content.place).toMatchObject({ params: { least: 5 }, grids: parts })
    expect(Object.keys(content.place.grids).length).toBe(4)
    expect(content.wishes).toEqual(wishes)
  })
})

describe('a page drawn at the edge', () => {
  it('shows the records it was given, choices by their words, rows as links', async () => {
    const { body } = await renderPage(
      pageOf(
        { grid_x: grid },
        { grid_x: { records: [invoice({ state: 1, customer: { id: 'c', name: 'A', country: 'DE' } })], count: 1 } },
      ),
    )
    const page = new DOMParser().parseFromString(body, 'text/html')
    const cells = [...page.querySelectorAll('tbody td')].map((cell) => cell.textContent)
    expect(cells).toEqual(['INV-1', 'DE', 'Paid'])
    expect(page.querySelector('tbody a')?.getAttribute('href')).toBe(
      '/app/shop/invoice/page?id=00000000-0000-7000-8000-000000000001',
    )
    expect(page.querySelector('nav [aria-current=page]')?.textContent).toBe('Invoices')
  })

  it('lets no name end its script or open an element', async () => {
    const { body } = await renderPage(pageOf({}))
    expect(body).not.toContain('Shop </script>')
    expect(body).not.toContain('Ann <b>')
    const state = /<script type="application\/json" id="state">(.*?)<\/script>/.exec(body)?.[1] ?? ''
    expect(JSON.parse(state)).toMatchObject({ site: { site: { name: 'Shop </script>' } } })
  })

  it('speaks the reader’s language, and nobody else’s who is drawn meanwhile', async () => {
    const pages = await Promise.all(
      (['de', 'en', 'fr'] as const).map((locale) =>
        renderPage({ ...pageOf({ grid_x: grid }, { grid_x: { records: [], count: 0 } }), locale }),
      ),
    )
    for (const [index, words] of ['Hier ist noch nichts', 'Nothing here yet', 'Rien ici pour l’instant'].entries())
      expect(pages[index]?.body).toContain(words)
    expect(pages[0]?.body).toContain('Rechnungen')
  })

  it.each(CONTROL_KINDS)('draws %s, with no configuration at all', async (kind) => {
    const { body } = await renderPage(pageOf({ one_x: control('one_x', kind, {}) }))
    expect(body).toContain('data-control="one_x"')
    expect(chunksOf(viewOf({ one_x: control('one_x', kind, {}) }), 'en')).toContain(`controls/${kind}.tsx`)
  })

  it('tells why there is no page', async () => {
    const { body } = await renderPage({ ...shared, kind: 'message', message: 'forbidden', locale: 'en' })
    expect(body).toContain('This page is not open to you')
  })
})
