import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { roveTo } from './focus.ts'
import { Icon } from './icon.tsx'
import { checkIcon, type Drawing } from './icons.ts'
import { Kbd } from './kbd.tsx'
import type { Keys } from './keys.ts'
import type { Box, Placement } from './place.ts'
import { useFloating } from './use-floating.ts'

export type MenuAct = {
  readonly id: string
  readonly label: string
  readonly icon?: Drawing | undefined
  readonly keys?: Keys | undefined
  readonly tone?: 'danger' | undefined
  /** Why it cannot be done now. */
  readonly disabled?: string | false | undefined
  /** Makes it one that is on or off. */
  readonly checked?: boolean | undefined
  readonly run: () => void
}

/** An act, a line between groups, or a heading. */
export type MenuItem = MenuAct | { readonly separator: true } | { readonly caption: string }

type Props = {
  label: string
  items: readonly MenuItem[]
  anchor: RefObject<HTMLElement | null> | Box
  placement: Omit<Placement, 'rightToLeft'>
  /** @param refocus whether the focus belongs back where it was */
  onClose: (refocus: boolean) => void
  /** Takes the focus at its end, as the up arrow on a menu button does. */
  fromEnd?: boolean | undefined
}

const FORGET_TYPED_MS = 600

/** An open menu: arrows and letters move, Enter does, Esc and Tab leave. Its owner mounts it while it is open. */
export function MenuList({ label, items, anchor, placement, onClose, fromEnd }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const rows = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  useFloating({ open: true, floating: root, anchor, placement, onDismiss: () => onClose(false) })
  useLayoutEffect(
    () =>
      rows()
        .at(fromEnd ? -1 : 0)
        ?.focus(),
    [],
  )

  const choose = (act: MenuAct) => {
    if (act.disabled) return
    onClose(true)
    act.run()
  }

  const keyDown = (event: KeyboardEvent) => {
    const all = rows()
    const here = all.findIndex((row) => row === document.activeElement)
    const next = roveTo(event, here, all.length, 'vertical')
    if (next !== undefined) all[next]?.focus()
    else if (event.key === 'Escape') onClose(true)
    else if (event.key === 'Tab') onClose(true)
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const fresh = event.timeStamp - typed.current.at > FORGET_TYPED_MS
      const text = (fresh ? '' : typed.current.text) + event.key.toLocaleLowerCase()
      typed.current = { text, at: event.timeStamp }
      const start = text.length === 1 ? here + 1 : Math.max(here, 0)
      const turned = [...all.slice(start), ...all.slice(0, start)]
      turned.find((row) => row.dataset['label']?.toLocaleLowerCase().startsWith(text))?.focus()
    } else return
    event.stopPropagation()
    // Tab goes on from where the focus returned to.
    if (event.key !== 'Tab') event.preventDefault()
  }

  return (
    <div ref={root} popover="manual" role="menu" aria-label={label} class="menu" onKeyDown={keyDown}>
      {items.map((item, index) => {
        if ('separator' in item) return <div key={index} class="sep" role="separator" />
        if ('caption' in item)
          return (
            <div key={index} class="cap" role="presentation">
              {item.caption}
            </div>
          )
        const toggles = item.checked !== undefined
        return (
          <button
            key={item.id}
            type="button"
            role={toggles ? 'menuitemcheckbox' : 'menuitem'}
            tabIndex={-1}
            class={classNames('mi', item.tone, item.disabled && 'is-disabled')}
            data-label={item.label}
            aria-checked={item.checked}
            aria-disabled={Boolean(item.disabled) || undefined}
            title={item.disabled || undefined}
            onClick={() => choose(item)}
            onPointerMove={(event) => event.currentTarget.focus()}
          >
            {toggles ? (
              <Icon drawing={item.checked ? checkIcon : ''} />
            ) : (
              item.icon !== undefined && <Icon drawing={item.icon} />
            )}
            {item.label}
            {item.keys !== undefined && <Kbd keys={item.keys} />}
          </button>
        )
      })}
    </div>
  )
}
