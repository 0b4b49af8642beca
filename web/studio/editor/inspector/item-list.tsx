import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { classNames } from '#web/ui/class-names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { downIcon, rightIcon, upIcon, xIcon } from '#web/ui/icons.ts'
import { messages } from '../messages.ts'

type Props<Item> = {
  items: readonly Item[]
  keyOf: (item: Item, index: number) => string
  titleOf: (item: Item) => string
  onChange: (items: Item[]) => void
  removeLabel: (title: string) => string
  /** What is set of one item, shown when it is open. */
  children: (item: Item, change: (item: Item) => void) => ComponentChildren
}

const moved = <Item,>(items: readonly Item[], from: number, by: 1 | -1): Item[] => {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(from + by, 0, item)
  return next
}

/** An ordered list whose items open one at a time: columns, filters, acts. */
export function ItemList<Item>({ items, keyOf, titleOf, onChange, removeLabel, children }: Props<Item>) {
  const open = useSignal<string | null>(null)
  const t = messages.t.columns
  return (
    <ul class="item-list">
      {items.map((item, index) => {
        const key = keyOf(item, index)
        const title = titleOf(item)
        const isOpen = open.value === key
        const change = (next: Item) => onChange(items.map((other, at) => (at === index ? next : other)))
        return (
          <li key={key}>
            <div class="item-head">
              <button
                type="button"
                class="item-title"
                aria-expanded={isOpen}
                aria-label={t.edit(title)}
                onClick={() => (open.value = isOpen ? null : key)}
              >
                <Icon drawing={rightIcon} size="xs" class={classNames(isOpen && 'is-open')} mirror />
                <span class="trunc">{title}</span>
              </button>
              <IconButton
                icon={upIcon}
                size="s"
                label={t.up(title)}
                disabled={index === 0}
                onClick={() => onChange(moved(items, index, -1))}
              />
              <IconButton
                icon={downIcon}
                size="s"
                label={t.down(title)}
                disabled={index === items.length - 1}
                onClick={() => onChange(moved(items, index, 1))}
              />
              <IconButton
                icon={xIcon}
                size="s"
                label={removeLabel(title)}
                onClick={() => onChange(items.filter((_, at) => at !== index))}
              />
            </div>
            {isOpen && <div class="item-body">{children(item, change)}</div>}
          </li>
        )
      })}
    </ul>
  )
}
