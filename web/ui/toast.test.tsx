import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allByRole, byRole, click, draw } from './testing/screen.ts'
import { toast, ToastHost } from './toast.tsx'

const shown = () => allByRole('listitem').map((item) => item.querySelector('.grow')?.textContent)
const say = (...messages: Parameters<typeof toast>[0][]) =>
  void act(() => {
    for (const message of messages) toast(message)
  })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('stands in a polite region, goes by itself, its act runs once', async () => {
  const undo = vi.fn()
  await draw(<ToastHost />)
  say({ text: 'Fax number removed', action: { label: 'Undo', run: undo } }, { text: 'Saved' })
  expect(shown()).toEqual(['Fax number removed', 'Saved'])
  expect(byRole('list').getAttribute('aria-live')).toBe('polite')
  void act(() => void vi.advanceTimersByTime(6_000))
  expect(shown()).toEqual(['Fax number removed'])
  click(byRole('button', 'Undo'))
  expect(undo).toHaveBeenCalledOnce()
  expect(shown()).toEqual([])
})

test('waits while it is looked at, and for ever where it is told to', async () => {
  await draw(<ToastHost />)
  say({ text: 'Offline', tone: 'warning', showMs: null }, { text: 'Saved' })
  const saved = allByRole('listitem')[1]
  void act(() => {
    saved?.dispatchEvent(new PointerEvent('pointerenter'))
    vi.advanceTimersByTime(60_000)
  })
  expect(shown()).toEqual(['Offline', 'Saved'])
  void act(() => {
    saved?.dispatchEvent(new PointerEvent('pointerleave'))
    vi.advanceTimersByTime(6_000)
  })
  expect(shown()).toEqual(['Offline'])
  click(byRole('button', 'Dismiss'))
  expect(shown()).toEqual([])
})

test('shows three; a fourth waits for its place', async () => {
  await draw(<ToastHost />)
  say({ text: 'a' }, { text: 'b' }, { text: 'c' }, { text: 'd' })
  expect(shown()).toEqual(['a', 'b', 'c'])
  click(allByRole('button', 'Dismiss')[0] ?? document.body)
  expect(shown()).toEqual(['b', 'c', 'd'])
})
