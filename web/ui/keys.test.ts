import { afterEach, describe, expect, test, vi } from 'vitest'
import { keyCaps, pressed, registerShortcuts, shortcuts, type Shortcut } from './keys.ts'

const onMachine = (agent: string) => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent)
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0)'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const event = (key: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...init })

describe('pressed', () => {
  test.each([
    [LINUX, 'Mod+K', event('k', { ctrlKey: true }), true],
    [LINUX, 'Mod+K', event('k', { metaKey: true }), false],
    [MAC, 'Mod+K', event('k', { metaKey: true }), true],
    [MAC, 'Mod+K', event('k', { ctrlKey: true }), false],
    [LINUX, 'Mod+Z', event('Z', { ctrlKey: true, shiftKey: true }), false],
    [LINUX, 'Mod+Shift+Z', event('Z', { ctrlKey: true, shiftKey: true }), true],
    [LINUX, '?', event('?', { shiftKey: true }), true],
    [LINUX, 'Mod++', event('+', { ctrlKey: true }), true],
    [LINUX, 'Space', event(' '), true],
    [LINUX, 'm', event('m', { altKey: true }), false],
  ])('%s: %s', (agent, keys, happened, expected) => {
    onMachine(agent)
    expect(pressed(happened, keys)).toBe(expected)
  })
})

test('key caps are those of the machine', () => {
  onMachine(LINUX)
  expect(keyCaps('Mod+Shift+P')).toEqual(['Ctrl', 'Shift', 'P'])
  expect(keyCaps('Mod++')).toEqual(['Ctrl', '+'])
  onMachine(MAC)
  expect(keyCaps('Mod+Shift+P')).toEqual(['⌘', '⇧', 'P'])
  expect(keyCaps('Escape')).toEqual(['Esc'])
})

const shortcut = (keys: string, run: () => void, more: Partial<Shortcut> = {}): Shortcut => ({
  keys,
  name: keys,
  group: 'Page',
  run,
  ...more,
})

describe('registerShortcuts', () => {
  test('the latest wins; taken back, the earlier one works again', () => {
    onMachine(LINUX)
    const [page, dialog] = [vi.fn(), vi.fn()]
    const leavePage = registerShortcuts([shortcut('n', page)])
    const leaveDialog = registerShortcuts([shortcut('n', dialog)])
    expect(shortcuts.value).toHaveLength(2)
    document.body.dispatchEvent(event('n'))
    leaveDialog()
    document.body.dispatchEvent(event('n'))
    leavePage()
    document.body.dispatchEvent(event('n'))
    expect([dialog.mock.calls.length, page.mock.calls.length]).toEqual([1, 1])
    expect(shortcuts.value).toEqual([])
  })

  test('letters typed into a field stay letters', () => {
    onMachine(LINUX)
    const [add, find] = [vi.fn(), vi.fn()]
    const leave = registerShortcuts([shortcut('n', add), shortcut('Mod+K', find, { inFields: true })])
    const input = document.createElement('input')
    document.body.append(input)
    const letter = event('n')
    input.dispatchEvent(letter)
    input.dispatchEvent(event('k', { ctrlKey: true }))
    leave()
    expect(letter.defaultPrevented).toBe(false)
    expect([add.mock.calls.length, find.mock.calls.length]).toEqual([0, 1])
  })
})
