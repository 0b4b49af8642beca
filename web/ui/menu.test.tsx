import { describe, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { ContextMenuHost, openContextMenu } from './context-menu.tsx'
import { MenuButton } from './menu-button.tsx'
import type { MenuItem } from './menu-list.tsx'
import { allByRole, byRole, click, draw, focus, nameOf, press } from './testing/screen.ts'
import { Tooltip } from './tooltip.tsx'
import { act } from 'preact/test-utils'

const ran = vi.fn()
const items: readonly MenuItem[] = [
  { id: 'copy', label: 'Duplicate', run: () => ran('copy') },
  { id: 'wrap', label: 'Wrap in group', disabled: 'Choose two', run: () => ran('wrap') },
  { separator: true },
  { id: 'grid', label: 'Show grid', checked: true, run: () => ran('grid') },
  { id: 'remove', label: 'Remove', tone: 'danger', run: () => ran('remove') },
]

const menu = (
  <MenuButton label="Control" items={items}>
    {(trigger) => <Button {...trigger}>Acts</Button>}
  </MenuButton>
)
const here = () => (document.activeElement === null ? '' : nameOf(document.activeElement))

describe('MenuButton', () => {
  test('opens with the first act under the arrows, runs it and gives the focus back', async () => {
    await draw(menu)
    const button = byRole('button', 'Acts')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    focus(button)
    press('ArrowDown')
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(byRole('menu', 'Control')).toBeDefined()
    expect(here()).toBe('Duplicate')
    click(byRole('menuitem', 'Duplicate'))
    expect(ran).toHaveBeenLastCalledWith('copy')
    expect(allByRole('menu')).toEqual([])
    expect(document.activeElement).toBe(button)
  })

  test('arrows wrap, the up arrow opens at the end, letters jump', async () => {
    await draw(menu)
    focus(byRole('button', 'Acts'))
    press('ArrowUp')
    expect(here()).toBe('Remove')
    press('ArrowDown')
    expect(here()).toBe('Duplicate')
    press('s')
    expect(here()).toBe('Show grid')
    expect(byRole('menuitemcheckbox', 'Show grid').getAttribute('aria-checked')).toBe('true')
  })

  test('what cannot be done says why and stays; Esc and a press outside close', async () => {
    ran.mockClear()
    await draw(menu)
    click(byRole('button', 'Acts'))
    click(byRole('menuitem', 'Wrap in group'))
    expect(ran).not.toHaveBeenCalled()
    expect(byRole('menuitem', 'Wrap in group').title).toBe('Choose two')
    press('Escape')
    expect(allByRole('menu')).toEqual([])
    expect(here()).toBe('Acts')
    click(byRole('button', 'Acts'))
    void act(() => {
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
    })
    expect(allByRole('menu')).toEqual([])
  })
})

describe('openContextMenu', () => {
  test('opens in the place of the browser’s own, beside the thing where no pointer asked', async () => {
    await draw(
      <>
        <button type="button" onContextMenu={(event) => openContextMenu(event, 'Control', items)}>
          Thing
        </button>
        <ContextMenuHost />
      </>,
    )
    const thing = byRole('button', 'Thing')
    focus(thing)
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
    void act(() => {
      thing.dispatchEvent(event)
    })
    expect(event.defaultPrevented).toBe(true)
    expect(here()).toBe('Duplicate')
    press('Escape')
    expect(document.activeElement).toBe(thing)
  })
})

describe('Tooltip', () => {
  test('describes its thing to a screen reader, open or not', async () => {
    await draw(
      <Tooltip text="Undo: moved Due date">
        <button type="button">Undo</button>
      </Tooltip>,
    )
    const tip = byRole('tooltip')
    expect(tip.textContent).toBe('Undo: moved Due date')
    expect(byRole('button', 'Undo').getAttribute('aria-describedby')).toBe(tip.id)
  })
})
