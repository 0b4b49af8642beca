import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { rememberFocus } from './focus.ts'
import { IconButton } from './icon-button.tsx'
import { keyCaps } from './keys.ts'
import { xIcon } from './icons.ts'
import { parts } from './messages/parts.ts'

type Props = {
  title: string
  children: ComponentChildren
  footer?: ComponentChildren
  actions?: ComponentChildren
  onClose: () => void
  class?: string | undefined
}

/** Facts about a record, beside the page and not over it. Esc inside closes it; on a phone it fills the screen. */
export function SidePanel({ title, children, footer, actions, onClose, class: more }: Props) {
  const id = useId()
  const element = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const giveBack = rememberFocus()
    element.current?.focus()
    return giveBack
  }, [])
  return (
    <aside
      ref={element}
      class={classNames('side', more)}
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 class="h3 grow trunc" id={id} title={title}>
          {title}
        </h2>
        {actions}
        <IconButton icon={xIcon} label={parts.t.close} keys={keyCaps('Escape')} onClick={onClose} />
      </header>
      <div class="body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </aside>
  )
}
