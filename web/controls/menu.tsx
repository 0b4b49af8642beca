import { useSignal } from '@preact/signals'
import type { ComponentChildren, Ref } from 'preact'
import { useRef } from 'preact/hooks'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { lazy } from './lazy.tsx'

const MenuList = lazy<Parameters<(typeof import('#web/ui/menu-list.tsx'))['MenuList']>[0]>(() =>
  import('#web/ui/menu-list.tsx').then((file) => file.MenuList),
)

type Trigger = {
  readonly buttonRef: Ref<HTMLButtonElement>
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly onClick: () => void
}

type Props = {
  label: string
  items: () => readonly MenuItem[] | Promise<readonly MenuItem[]>
  align?: 'start' | 'end'
  children: (trigger: Trigger) => ComponentChildren
}

/** A button whose menu is fetched when it is first opened: published pages carry none until then. */
export function Menu({ label, items, align = 'start', children }: Props) {
  const shown = useSignal<readonly MenuItem[] | null>(null)
  const isOpen = shown.value !== null
  const button = useRef<HTMLButtonElement>(null)
  const show = async () => {
    shown.value = await items()
  }
  const close = (refocus: boolean) => {
    shown.value = null
    if (refocus) button.current?.focus()
  }
  return (
    <>
      {children({
        buttonRef: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => (isOpen ? close(true) : void show()),
      })}
      {shown.value && (
        <MenuList
          label={label}
          items={shown.value}
          anchor={button}
          placement={{ side: 'below', align }}
          onClose={close}
        />
      )}
    </>
  )
}
