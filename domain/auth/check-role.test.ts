import { describe, expect, test } from 'vitest'
import type { Component } from '../components/document.ts'
import type { Property } from '../components/model.ts'
import { checkRole } from './check-role.ts'

const context = { now: 1_795_253_400_000 }
const withProperties = (...names: readonly string[]): Component => ({
  schema: 1,
  id: 'order',
  key: 'order',
  title: 'Order',
  description: '',
  icon: 'cube',
  access: 'private',
  model: {
    properties: Object.fromEntries(
      names.map((name): [string, Property] => [name, { id: name, name, title: name, order: 'a0', type: 'string' }]),
    ),
    keys: {},
    nameFrom: null,
  },
})
const draft = { order: withProperties('region', 'city') }
const live = { order: withProperties('region', 'area') }

const problemsOf = (rule: string, component = 'order') =>
  checkRole({ id: 'r', name: 'R', components: { [component]: { read: { rule } } } }, [draft, live], context).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  )

describe('a row rule', () => {
  test.each([
    '',
    '  ',
    'region == "north"',
    'createdBy == user.id && region in user.roleIds',
    'record.city == user.name',
    'area == "x"',
    'createdAt > now() - days(7)',
  ])('may be %s', (rule) => expect(problemsOf(rule)).toEqual([]))

  test.each([
    ['regoin == "x"', 'expression_unknown_name'],
    ['city == area', 'expression_unknown_name'],
    ['region', 'expression_type'],
    ['region ==', 'expression_syntax'],
    ['size(split(region, ",")) > 1', 'expression_not_pushable'],
  ])('may not be %s', (rule, code) => expect(problemsOf(rule)).toEqual([`components.order.read.rule ${code}`]))

  test('of a component nobody knows must only be readable', () => {
    expect(problemsOf('anything == 1', 'elsewhere')).toEqual([])
    expect(problemsOf('anything ==', 'elsewhere')).toEqual(['components.elsewhere.read.rule expression_syntax'])
    expect(problemsOf('anything == 1', 'constructor')).toEqual([])
  })
})
