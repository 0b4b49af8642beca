import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addEntry, entriesOf, isWithin, moveEntry, removeEntry } from './menu.ts'
import type { Site } from './site.ts'

const entry = (id: string, parent: string | null) => ({ id, parent, title: id, titles: {} })

const menuOf = (parents: readonly number[]): Site['menu'] =>
  parents.reduce<Site['menu']>(
    (menu, parent, i) => addEntry(menu, entry(`m${i}`, parent < i && parent >= 0 ? `m${parent}` : null)),
    {},
  )

const anyMenu = fc.array(fc.integer({ min: -1, max: 8 }), { minLength: 1, maxLength: 10 }).map(menuOf)

describe('a menu', () => {
  it('keeps entries in the order they were added', () => {
    const menu = menuOf([-1, -1, -1])
    expect(entriesOf(menu, null).map((item) => item.id)).toEqual(['m0', 'm1', 'm2'])
  })

  it('moves an entry to the index asked for', () => {
    const menu = moveEntry(menuOf([-1, -1, -1]), 'm2', null, 0)
    expect(entriesOf(menu, null).map((item) => item.id)).toEqual(['m2', 'm0', 'm1'])
  })

  it('never makes a cycle and never loses an entry by moving', () => {
    fc.assert(
      fc.property(anyMenu, fc.nat(9), fc.option(fc.nat(9)), fc.nat(12), (menu, id, parent, index) => {
        const moved = moveEntry(menu, `m${id}`, parent === null ? null : `m${parent}`, index)
        expect(Object.keys(moved).toSorted()).toEqual(Object.keys(menu).toSorted())
        for (const item of Object.values(moved)) expect(isWithin(moved, item.parent, item.id)).toBe(false)
      }),
    )
  })

  it('removes an entry with everything under it, and nothing else', () => {
    const menu = menuOf([-1, 0, 1, -1])
    expect(Object.keys(removeEntry(menu, 'm1')).toSorted()).toEqual(['m0', 'm3'])
  })
})
