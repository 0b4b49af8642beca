import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'

export type ButtonKind = 'primary' | 'danger' | 'danger-quiet' | 'ghost'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'size' | 'disabled' | 'class' | 'onClick'> & {
  children?: ComponentChildren
  kind?: ButtonKind | undefined
  size?: 's' | 'l' | undefined
  icon?: Drawing | undefined
  /** Drawing after the words, as a chevron of a menu button. */
  iconAfter?: Drawing | undefined
  /** Works on it: keeps its place and takes no second press. */
  busy?: boolean | undefined
  /** Why it cannot be pressed. It stays in the tab order so that the reason can be found. */
  disabled?: string | false | undefined
  block?: boolean | undefined
  class?: string | undefined
  buttonRef?: Ref<HTMLButtonElement> | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
}

/** A button with words. One `primary` in a view. */
export function Button(props: Props) {
  const {
    children,
    kind,
    size,
    icon,
    iconAfter,
    busy,
    disabled,
    block,
    class: more,
    buttonRef,
    onClick,
    ...rest
  } = props
  const off = Boolean(disabled)
  return (
    <button
      type="button"
      {...rest}
      {...(off ? { title: String(disabled), 'aria-disabled': true } : {})}
      {...(buttonRef ? { ref: buttonRef } : {})}
      class={classNames('btn', kind, size, block && 'block', busy && 'is-busy', off && 'is-disabled', more)}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (off || busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <span class="spin" aria-hidden /> : icon !== undefined && <Icon drawing={icon} />}
      {children}
      {iconAfter !== undefined && <Icon drawing={iconAfter} />}
    </button>
  )
}
