import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { CommandPalette, rankCommands, type Command } from './command-palette.tsx'
import { fuzzyMatch } from './fuzzy.ts'
import { allByRole, byRole, draw, focus, nameOf, press, type } from './testing/screen.ts'

const ran = vi.fn()
const command = (id: string, group: string, label: string): Command => ({ id, group, label, run: () => ran(id) })
const commands = [
  command('form', 'Pages', 'Invoice form'),
  command('list', 'Pages', 'Invoice list'),
  command('publish', 'Acts', 'Publish'),
]

describe('fuzzyMatch', () => {
  test.each([
    ['if', 'Invoice form', [0, 8]],
    ['pa', 'New page', [4, 5]],
    ['uber', 'Über uns', [0, 1, 2, 3]],
    ['dd', 'dueDate', [0, 3]],
  ])('%s hits %s at %j', (query, text, at) => {
    expect(fuzzyMatch(query, text)?.at).toEqual(at)
  })

  test('letters out of order do not match', () => {
    expect(fuzzyMatch('fi', 'invoice')).toBeNull()
  })

  test('hits are in the text, rising, and any text matches itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (query, text) => {
        const at = fuzzyMatch(query, text)?.at ?? []
        expect(at.every((index, rank) => index < text.length && index > (at[rank - 1] ?? -1))).toBe(true)
        expect(fuzzyMatch(text, text)).not.toBeNull()
      }),
    )
  })
})

describe('CommandPalette', () => {
  test('keeps groups together and puts the best first', () => {
    expect(rankCommands(commands, '').map(({ group, hits }) => [group, hits.length])).toEqual([
      ['Pages', 2],
      ['Acts', 1],
    ])
    expect(rankCommands(commands, 'il')[0]?.hits[0]?.command.id).toBe('list')
    expect(rankCommands(commands, 'pub')[0]?.group).toBe('Acts')
  })

  test('finds by letters, moves by arrows, runs by Enter after closing', async () => {
    const order: string[] = []
    ran.mockImplementation((id: string) => order.push(id))
    await draw(<CommandPalette commands={commands} onClose={() => order.push('closed')} />)
    const input = byRole('combobox', 'Find a command or a place')
    focus(input)
    type(input, 'inv')
    expect(allByRole('option').map(nameOf)).toEqual(['Invoice form', 'Invoice list'])
    press('ArrowDown')
    expect(input.getAttribute('aria-activedescendant')).toBe(byRole('option', 'Invoice list').id)
    press('Enter')
    expect(order).toEqual(['closed', 'list'])
  })

  test('says where nothing is found', async () => {
    await draw(<CommandPalette commands={commands} onClose={() => {}} />)
    type(byRole('combobox'), 'qqq')
    expect(byRole('status').textContent).toBe('Nothing matches “qqq”')
    expect(byRole('combobox').getAttribute('aria-activedescendant')).toBeNull()
  })
})
