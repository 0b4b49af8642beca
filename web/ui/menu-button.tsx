import { useSignal } from '@preact/signals'
import type { ComponentChildren, Ref } from 'preact'
import { useRef } from 'preact/hooks'
import { MenuList, type MenuItem } from './menu-list.tsx'

/** What the button that opens a menu has to wear; spread it on a `Button` or `IconButton`. */
export type MenuTrigger = {
  readonly buttonRef: Ref<HTMLButtonElement>
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly onClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

type Props = {
  label: string
  items: readonly MenuItem[] | (() => readonly MenuItem[])
  align?: 'start' | 'end' | undefined
  children: (trigger: MenuTrigger) => ComponentChildren
}

/** A button with its menu. Items given as a function are asked for when the menu opens. */
export function MenuButton({ label, items, align = 'start', children }: Props) {
  const open = useSignal<'no' | 'start' | 'end'>('no')
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = open.value !== 'no'
  return (
    <>
      {children({
        buttonRef: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => (open.value = isOpen ? 'no' : 'start'),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          open.value = event.key === 'ArrowUp' ? 'end' : 'start'
        },
      })}
      {isOpen && (
        <MenuList
          label={label}
          items={typeof items === 'function' ? items() : items}
          anchor={button}
          placement={{ side: 'below', align }}
          fromEnd={open.value === 'end'}
          onClose={(refocus) => {
            open.value = 'no'
            if (refocus) button.current?.focus()
          }}
        />
      )}
    </>
  )
}
