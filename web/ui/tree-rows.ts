/** What a tree needs to know of a thing; the caller's own type may hold more. */
export type TreeItem<Item> = {
  readonly id: string
  readonly label: string
  /** Missing for a leaf; empty for a branch with nothing in it. */
  readonly children?: readonly Item[] | undefined
}

export type TreeRow<Item> = {
  readonly item: Item
  readonly parent: Item | undefined
  /** From 1. */
  readonly level: number
  /** Rank among its siblings, from 1. */
  readonly position: number
  readonly siblings: number
  /** Undefined for a leaf. */
  readonly open: boolean | undefined
}

/** The rows in sight, top to bottom: what a list can draw, or a window on a long list. */
export function treeRows<Item extends TreeItem<Item>>(
  roots: readonly Item[],
  expanded: ReadonlySet<string>,
): TreeRow<Item>[] {
  const rows: TreeRow<Item>[] = []
  const walk = (items: readonly Item[], level: number, parent: Item | undefined) => {
    for (const [index, item] of items.entries()) {
      const open = item.children === undefined ? undefined : expanded.has(item.id)
      rows.push({ item, parent, level, position: index + 1, siblings: items.length, open })
      if (open && item.children !== undefined) walk(item.children, level + 1, item)
    }
  }
  walk(roots, 1, undefined)
  return rows
}

/** What a key does in a tree, after the ARIA tree pattern. */
export type TreeStep<Item> =
  | { readonly kind: 'focus'; readonly row: TreeRow<Item> }
  | { readonly kind: 'open' | 'close'; readonly row: TreeRow<Item> }

/**
 * @param key `KeyboardEvent.key`, with left and right already swapped where text runs right to left
 * @param typed letters typed so far, for typeahead; empty where `key` is no letter
 * @returns undefined where the key does nothing
 */
export function treeStep<Item extends TreeItem<Item>>(
  rows: readonly TreeRow<Item>[],
  at: number,
  key: string,
  typed = '',
): TreeStep<Item> | undefined {
  const row = rows[at]
  const focus = (next: TreeRow<Item> | undefined): TreeStep<Item> | undefined =>
    next === undefined ? undefined : { kind: 'focus', row: next }
  if (row === undefined) return focus(rows[0])
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row.open === undefined) return undefined
      return row.open ? focus(rows[at + 1]?.parent === row.item ? rows[at + 1] : undefined) : { kind: 'open', row }
    case 'ArrowLeft':
      return row.open ? { kind: 'close', row } : focus(rows.find((other) => other.item === row.parent))
    default: {
      if (typed === '') return undefined
      const start = typed.length === 1 ? at + 1 : at
      const turned = [...rows.slice(start), ...rows.slice(0, start)]
      return focus(turned.find((other) => other.item.label.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())))
    }
  }
}
