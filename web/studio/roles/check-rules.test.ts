import { beforeAll, describe, expect, it } from 'vitest'
import type { ComponentOutline } from '#domain/components/document.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { checkRules } from './check-rules.ts'

const INVOICE: ComponentOutline = {
  id: 'invoice',
  key: 'invoice',
  title: 'Invoice',
  icon: 'cube',
  pages: [],
  model: {
    properties: { total: { id: 'total', name: 'total', title: 'Total', order: 'a0', type: 'number' } },
    keys: {},
    nameFrom: null,
  },
}
const check = (rule: string) =>
  checkRules({ id: 'clerk', name: 'Clerk', components: { invoice: { read: { rule }, update: { rule } } } }, [INVOICE])

beforeAll(() => messagesReady('en'))

describe('the rules of a role', () => {
  it.each(['', 'createdBy == user.id', 'total > 100.0', '"clerk" in user.roleIds'])('%s is right', (rule) => {
    expect(check(rule)).toEqual({})
  })

  it.each([
    ['totl > 1.0', 'There is no “totl” here.'],
    ['total + 1.0', 'Needs yes or no, and gives number.'],
    ['total >', 'The expression cannot be read here.'],
  ])('%s is told what is wrong', (rule, told) => {
    expect(check(rule)).toEqual({ invoice: told })
  })
})
