import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { rightIcon } from './icons.ts'
import { treeRows, treeStep, type TreeItem, type TreeRow } from './tree-rows.ts'

export type SelectHow = {
  /** Ctrl or ⌘ was held: add or take away. */
  readonly toggle: boolean
  /** Shift was held: all from the last one to this one. */
  readonly range: boolean
}

type Props<Item> = {
  label: string
  items: readonly Item[]
  expanded: ReadonlySet<string>
  onExpand: (id: string, open: boolean) => void
  selected: ReadonlySet<string>
  onSelect: (id: string, how: SelectHow) => void
  /** Enter or a double press: opens or renames. */
  onActivate?: ((id: string) => void) | undefined
  onContextMenu?: ((event: MouseEvent, item: Item) => void) | undefined
  /** Keys the tree itself leaves alone: Delete, copy, move mode … */
  onKeyDown?: ((event: KeyboardEvent, item: Item) => void) | undefined
  multiple?: boolean | undefined
  /** Drawing before the label. */
  icon?: ((item: Item) => ComponentChildren) | undefined
  /** Quiet words or marks at the end of the row. */
  meta?: ((item: Item) => ComponentChildren) | undefined
  /** In the label's place, as a field to rename it. */
  body?: ((row: TreeRow<Item>) => ComponentChildren) | undefined
  /** Called with each row's element when it comes and null when it goes, for drag and drop. */
  rowRef?: ((item: Item, element: HTMLElement | null) => void) | undefined
  class?: string | undefined
}

const FORGET_TYPED_MS = 600

const MIRRORED: { readonly [key: string]: string } = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** A tree after the ARIA pattern: one stop in the tab order, arrows inside, letters jump. Rows are flat in the document. */
export function Tree<Item extends TreeItem<Item>>(props: Props<Item>) {
  const { label, items, expanded, onExpand, selected, onSelect, onActivate, onContextMenu, onKeyDown } = props
  const { multiple, icon, meta, body, rowRef, class: more } = props
  const root = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const focused = useRef<string | undefined>(undefined)
  const rows = treeRows(items, expanded)
  const chosen = rows.find((row) => selected.has(row.item.id))
  const stop = rows.find((row) => row.item.id === focused.current) ?? chosen ?? rows[0]

  const element = (id: string) => root.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
  const hadFocus = useRef(false)
  useLayoutEffect(() => {
    // The row with the focus was removed or closed away: the nearest one left takes it.
    if (hadFocus.current && !root.current?.contains(document.activeElement) && stop !== undefined)
      element(stop.item.id)?.focus()
  })

  const keyDown = (event: KeyboardEvent, index: number, row: TreeRow<Item>) => {
    if (event.target !== event.currentTarget) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const letter = plain && event.key.length === 1 && event.key !== ' '
    if (letter) {
      const fresh = event.timeStamp - typed.current.at > FORGET_TYPED_MS
      typed.current = { text: (fresh ? '' : typed.current.text) + event.key, at: event.timeStamp }
    }
    const rightToLeft = root.current !== null && getComputedStyle(root.current).direction === 'rtl'
    const key = (rightToLeft && MIRRORED[event.key]) || event.key
    // The owner's keys come first: a plain M moves, though letters jump.
    onKeyDown?.(event, row.item)
    if (event.defaultPrevented) return
    const step = plain ? treeStep(rows, index, key, letter ? typed.current.text : '') : undefined
    if (step?.kind === 'focus') {
      focused.current = step.row.item.id
      element(step.row.item.id)?.focus()
      if (!letter || !multiple) onSelect(step.row.item.id, { toggle: false, range: event.shiftKey })
    } else if (step !== undefined) onExpand(row.item.id, step.kind === 'open')
    else if (event.key === 'Enter') onActivate?.(row.item.id)
    else if (event.key === ' ') onSelect(row.item.id, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={root}
      role="tree"
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      class={classNames('tree', more)}
    >
      {rows.map((row, index) => {
        const { item } = row
        const on = selected.has(item.id)
        return (
          <div
            key={item.id}
            ref={(node) => rowRef?.(item, node)}
            role="treeitem"
            data-id={item.id}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.open}
            aria-selected={on}
            aria-label={item.label}
            tabIndex={row === stop ? 0 : -1}
            class={classNames('node', on && 'on')}
            style={{ '--d': row.level - 1 }}
            onFocus={() => {
              focused.current = item.id
              hadFocus.current = true
            }}
            onBlur={(event) => (hadFocus.current = event.relatedTarget === null && !event.currentTarget.isConnected)}
            onClick={(event) => onSelect(item.id, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })}
            onDblClick={() => onActivate?.(item.id)}
            onContextMenu={(event) => onContextMenu?.(event, item)}
            onKeyDown={(event) => keyDown(event, index, row)}
          >
            <span
              class={classNames('twist', row.open && 'is-open')}
              aria-hidden
              onClick={(event) => {
                if (row.open === undefined) return
                event.stopPropagation()
                onExpand(item.id, !row.open)
              }}
            >
              {row.open !== undefined && <Icon drawing={rightIcon} size="xs" mirror />}
            </span>
            {icon?.(item)}
            {body?.(row) ?? (
              <span class="trunc" title={item.label}>
                {item.label}
              </span>
            )}
            {meta !== undefined && <span class="meta">{meta(item)}</span>}
          </div>
        )
      })}
    </div>
  )
}
