import { generateKeyBetween } from 'fractional-indexing'
import { ordered } from '../components/model.ts'
import type { MenuItem, Site } from './site.ts'

type Menu = Site['menu']

/** Entries directly under `parent` (null = the top), in order. */
export const entriesOf = (menu: Menu, parent: string | null): MenuItem[] =>
  ordered(menu).filter((item) => item.parent === parent)

/** Whether `id` is `ancestor` or stands somewhere under it. */
export function isWithin(menu: Menu, id: string | null, ancestor: string): boolean {
  for (let at = id, steps = 0; at !== null && steps < 100; steps++) {
    if (at === ancestor) return true
    at = menu[at]?.parent ?? null
  }
  return false
}

const orderAt = (siblings: readonly MenuItem[], index: number) =>
  generateKeyBetween(siblings[index - 1]?.order ?? null, siblings[index]?.order ?? null)

/** The menu with `item` as the last entry under its parent. */
export function addEntry(menu: Menu, item: Omit<MenuItem, 'order'>): Menu {
  const siblings = entriesOf(menu, item.parent)
  return { ...menu, [item.id]: { ...item, order: orderAt(siblings, siblings.length) } }
}

/** The menu with an entry at another place. Under itself it cannot stand: then the menu stays as it is. */
export function moveEntry(menu: Menu, id: string, parent: string | null, index: number): Menu {
  const item = menu[id]
  if (!item || isWithin(menu, parent, id)) return menu
  const siblings = entriesOf(menu, parent).filter((other) => other.id !== id)
  const at = Math.max(0, Math.min(index, siblings.length))
  return { ...menu, [id]: { ...item, parent, order: orderAt(siblings, at) } }
}

/** The menu without an entry and all under it. */
export const removeEntry = (menu: Menu, id: string): Menu =>
  Object.fromEntries(Object.entries(menu).filter(([other]) => !isWithin(menu, other, id)))
