import { beforeAll, describe, expect, it } from 'vitest'
import type { ComponentOutline } from '#domain/components/document.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { ruleCheck } from './check-rule.ts'

const outline = (id: string, properties: ComponentOutline['model']['properties']): ComponentOutline => ({
  id,
  key: id,
  title: id === 'invoice' ? 'Invoice' : 'Customer',
  icon: 'cube',
  pages: [],
  model: { properties, keys: {}, nameFrom: null },
})
const check = ruleCheck([
  outline('invoice', {
    total: { id: 'total', name: 'total', title: 'Total', order: 'a0', type: 'number' },
    customer: {
      id: 'customer',
      name: 'customer',
      title: 'Customer',
      order: 'a1',
      type: 'catalog',
      component: 'customer',
    },
  }),
  outline('customer', { city: { id: 'city', name: 'city', title: 'City', order: 'a0', type: 'string' } }),
])

beforeAll(() => messagesReady('en'))

describe('a rule', () => {
  it.each([
    'createdBy == user.id',
    'total > 100.0 && record.total < 200.0',
    'customer.city == "Graz"',
    '"clerk" in user.roleIds',
    'user.roleIds[0] == "x"',
  ])('%s is right', (rule) => {
    expect(check('invoice', rule)).toBeNull()
  })

  it.each([
    ['totl > 1.0', 'Invoice has no “totl”.'],
    ['total + 1.0', 'Needs yes or no, and gives number.'],
    ['customer.city ==', 'The expression cannot be read here.'],
    ['map([total], x, x > 1.0)[0]', null],
  ])('%s is told what is wrong', (rule, told) => {
    const said = check('invoice', rule)
    if (told === null) expect(said).not.toBeNull()
    else expect(said).toBe(told)
  })

  it('of an unknown component is not judged', () => {
    expect(check('gone', 'anything')).toBeNull()
  })
})
