import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { optionId } from './option-list.tsx'
import type { Option } from './option.ts'
import { useOptions, type Found, type LoadOptions } from './use-options.ts'

export type Combobox = {
  readonly listId: string
  readonly open: ReadonlySignal<boolean>
  /** What was typed since it opened; null while nothing was. */
  readonly typed: ReadonlySignal<string | null>
  readonly found: Found
  readonly active: number
  show(): void
  close(): void
  type(text: string): void
  /** The keys both comboboxes share. @returns whether the key was used up */
  keyDown(event: KeyboardEvent): boolean
  /** ARIA for the input. */
  readonly aria: {
    readonly role: 'combobox'
    readonly 'aria-autocomplete': 'list'
    readonly 'aria-expanded': boolean
    readonly 'aria-controls': string | undefined
    readonly 'aria-activedescendant': string | undefined
  }
}

type Arguments = {
  source: readonly Option[] | LoadOptions
  /** Index to stand on when the list opens. */
  chosenIndex: (options: readonly Option[]) => number
  onChoose: (option: Option) => void
  disabled: boolean
}

/** State and keys of an input with a list under it, after the ARIA combobox pattern. */
export function useCombobox({ source, chosenIndex, onChoose, disabled }: Arguments): Combobox {
  const listId = useId()
  const open = useSignal(false)
  const typed = useSignal<string | null>(null)
  const moved = useSignal<number | null>(null)
  const query = useComputed(() => typed.value ?? '')
  const found = useOptions(source, query, open)
  const count = found.options.length
  const rest = typed.value === null ? Math.max(0, chosenIndex(found.options)) : 0
  const active = Math.min(moved.value ?? rest, count - 1)

  const show = () => {
    if (disabled || open.peek()) return
    moved.value = null
    open.value = true
  }
  const close = () => {
    open.value = false
    typed.value = null
    moved.value = null
  }
  const step = (by: number) => {
    if (count === 0) return
    let next = active
    for (let tries = 0; tries < count; tries++) {
      next = (next + by + count) % count
      if (!found.options[next]?.disabled) break
    }
    moved.value = next
  }

  return {
    listId,
    open,
    typed,
    found,
    active,
    show,
    close,
    type(text) {
      typed.value = text
      moved.value = null
      if (!disabled) open.value = true
    },
    keyDown(event) {
      if (event.isComposing) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (!open.peek()) show()
        else step(event.key === 'ArrowDown' ? 1 : -1)
      } else if (event.key === 'Enter' && open.peek()) {
        const option = found.options[active]
        if (option !== undefined && !option.disabled) onChoose(option)
      } else if (event.key === 'Escape' && open.peek()) close()
      else if (event.key === 'Tab') {
        close()
        return false
      } else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    aria: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': open.value,
      'aria-controls': open.value ? listId : undefined,
      'aria-activedescendant': open.value && active >= 0 ? optionId(listId, active) : undefined,
    },
  }
}
