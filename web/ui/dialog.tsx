import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { rememberFocus } from './focus.ts'
import { IconButton } from './icon-button.tsx'
import { xIcon } from './icons.ts'
import { parts } from './messages/parts.ts'

type Props = {
  title: string
  /** A sentence under the title. */
  lead?: ComponentChildren
  children?: ComponentChildren
  /** Buttons, the one to do next last. */
  footer?: ComponentChildren
  onClose: () => void
  /** `wide` for forms and lists, `page` for a page shown as a dialog, `sheet` for what comes up from a phone's lower edge. */
  size?: 'wide' | 'page' | 'sheet' | undefined
  /** Shows a cross; for dialogs that only show. */
  closable?: boolean | undefined
  /** A decision that interrupts: read aloud whole. */
  alert?: boolean | undefined
}

/** A modal dialog: its owner mounts it while it is open. The focus goes back to what opened it. */
export function Dialog({ title, lead, children, footer, onClose, size, closable, alert }: Props) {
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    const giveBack = rememberFocus()
    dialog.showModal()
    return () => {
      dialog.close()
      giveBack()
    }
  }, [])
  return (
    <dialog
      ref={element}
      class={classNames('dialog', size)}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead === undefined ? undefined : `${id}-lead`}
      onCancel={(event) => {
        // The owner decides: it takes the dialog off the page.
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === element.current && closable) onClose()
      }}
    >
      <header>
        <h2 class="h2" id={`${id}-title`}>
          {title}
        </h2>
        {closable && <IconButton icon={xIcon} label={parts.t.close} onClick={onClose} class="x" />}
        {lead !== undefined && (
          <p class="muted" id={`${id}-lead`}>
            {lead}
          </p>
        )}
      </header>
      {children !== undefined && <div class="body">{children}</div>}
      {footer !== undefined && <footer>{footer}</footer>}
    </dialog>
  )
}
