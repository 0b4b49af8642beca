import { describe, expect, test } from 'vitest'
import { consequences } from './consequences.ts'
import { catalog, component, site } from './testing.ts'

const customer = component('customer')
const invoice = component('invoice', catalog('customer_ref', 'customer'))
const live = {
  components: { customer, invoice },
  sites: { main: site('main', { bills: { component: 'invoice', page: 'invoice_list' } }) },
}

const states = (result: ReturnType<typeof consequences>) => result.dependents.map(({ id, state }) => `${id} ${state}`)

describe('documents that refer to what is published', () => {
  test('are unchanged by what others cannot see', () => {
    const described = { ...customer, component: { ...customer.component, description: 'People who buy' } }
    const result = consequences(live, { ...live, components: { customer: described, invoice } }, new Set(['customer']))
    expect([states(result), result.problems]).toEqual([['invoice unchanged'], []])
  })

  test('are told of a change of the model', () => {
    const changed = component('customer', {
      more: { id: 'more', name: 'more', title: 'More', order: 'a2', type: 'date' },
    })
    expect(
      states(consequences(live, { ...live, components: { customer: changed, invoice } }, new Set(['customer']))),
    ).toEqual(['invoice changed'])
  })

  test('that would break forbid it, each naming the place', () => {
    const result = consequences(live, { ...live, components: { invoice } }, new Set(['customer']))
    expect(states(result)).toEqual(['invoice broken'])
    expect(result.problems).toMatchObject([
      {
        code: 'component_missing',
        severity: 'error',
        path: ['components', 'invoice', 'component', 'model', 'properties', 'customer_ref', 'component'],
      },
    ])
  })

  test('are sites too', () => {
    const result = consequences(live, { components: { customer }, sites: live.sites }, new Set(['invoice']))
    expect(states(result)).toEqual(['main broken'])
    expect(result.problems.map(({ path }) => path.slice(0, 2))).toEqual([['sites', 'main']])
  })

  test('that were broken before do not stand in the way of others', () => {
    const broken = {
      components: { invoice, other: component('other') },
      sites: { main: site('main', { a: { component: 'other' }, b: { component: 'gone' } }) },
    }
    const result = consequences(
      broken,
      { ...broken, components: { ...broken.components, other: component('other', catalog('to', 'other')) } },
      new Set(['other']),
    )
    expect(states(result)).toEqual(['main changed'])
    expect(result.problems).toEqual([])
  })
})

test('what is published itself must be whole', () => {
  const alone = consequences(
    { components: {}, sites: {} },
    { components: { invoice }, sites: {} },
    new Set(['invoice']),
  )
  expect(alone.problems).toMatchObject([
    { code: 'component_missing', path: expect.arrayContaining(['components', 'invoice']) },
  ])
})

test('two live components may not share an address', () => {
  const twin = component('twin', {}, 'customer')
  const { problems } = consequences(live, { ...live, components: { ...live.components, twin } }, new Set(['twin']))
  expect(problems).toMatchObject([{ code: 'key_taken', path: ['components', 'twin', 'component', 'key'] }])
})
