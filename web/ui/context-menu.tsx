import { signal } from '@preact/signals'
import { rememberFocus } from './focus.ts'
import { MenuList, type MenuItem } from './menu-list.tsx'

type Opened = { label: string; items: readonly MenuItem[]; x: number; y: number; giveBack: () => void }

const opened = signal<Opened | null>(null)

/**
 * Opens a menu at the pointer, or beside the focused thing where the keyboard asked for it (`contextmenu` of the menu key
 * comes without a pointer). Needs one `ContextMenuHost` on the page.
 */
export function openContextMenu(event: MouseEvent, label: string, items: readonly MenuItem[]): void {
  event.preventDefault()
  event.stopPropagation()
  const byKey = event.clientX === 0 && event.clientY === 0
  const box = byKey && event.target instanceof Element ? event.target.getBoundingClientRect() : undefined
  const spot = box === undefined ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom }
  opened.value = { label, items, ...spot, giveBack: rememberFocus() }
}

/** Where context menus appear; once, near the end of the page. */
export function ContextMenuHost() {
  const menu = opened.value
  if (menu === null) return null
  return (
    <MenuList
      key={`${menu.x} ${menu.y}`}
      label={menu.label}
      items={menu.items}
      anchor={{ x: menu.x, y: menu.y, width: 0, height: 0 }}
      placement={{ side: 'below', align: 'start', gap: 0 }}
      onClose={(refocus) => {
        opened.value = null
        if (refocus) menu.giveBack()
      }}
    />
  )
}
