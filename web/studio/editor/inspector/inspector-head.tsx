import type { ComponentChildren } from 'preact'
import { useSignal } from '@preact/signals'
import { NamedIcon } from '#web/ui/named-icon.tsx'

type Props = {
  icon: string
  /** What it is: “Date field”. */
  kind: string
  name: string
  /** Says what speaks against a name, or null. Without it the name stands as it is. */
  check?: ((name: string) => string | null) | undefined
  label: string
  onRename?: ((name: string) => void) | undefined
  children?: ComponentChildren
}

/** Icon, name and kind of what is inspected. The name is edited where it stands. */
export function InspectorHead({ icon, kind, name, check, label, onRename, children }: Props) {
  const typed = useSignal<string | null>(null)
  const wrong = typed.value !== null && typed.value !== name ? (check?.(typed.value) ?? null) : null
  function leave() {
    const next = typed.peek()
    if (next !== null && next !== name && wrong === null) onRename?.(next)
    typed.value = null
  }
  return (
    <header class="ihead">
      <span class="kind">
        <NamedIcon name={icon} />
      </span>
      <div class="grow ihead-text">
        {onRename ? (
          <input
            class="nm"
            aria-label={label}
            aria-invalid={wrong !== null}
            data-entry="name"
            spellcheck={false}
            value={typed.value ?? name}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
              if (event.key !== 'Escape') return
              typed.value = null
              event.stopPropagation()
            }}
          />
        ) : (
          <div class="nm trunc">{name}</div>
        )}
        <div class={wrong === null ? 'ty' : 'ty c-danger'} role={wrong === null ? undefined : 'alert'}>
          {wrong ?? kind}
        </div>
      </div>
      {children}
    </header>
  )
}
