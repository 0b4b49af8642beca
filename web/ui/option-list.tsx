import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { checkIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import type { Option } from './option.ts'
import { useFloating } from './use-floating.ts'
import type { Found } from './use-options.ts'

type Props = {
  id: string
  label: string
  found: Found
  query: string
  /** Index of the option the arrows stand on. */
  active: number
  isChosen: (option: Option) => boolean
  multiple?: boolean | undefined
  anchor: RefObject<HTMLElement | null>
  onChoose: (option: Option) => void
  onDismiss: () => void
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** The list under a combobox. The focus stays in the input; the active option is told by `aria-activedescendant`. */
export function OptionList(props: Props) {
  const { id, label, found, query, active, isChosen, multiple, anchor, onChoose, onDismiss } = props
  const root = useRef<HTMLDivElement>(null)
  const t = parts.t
  useFloating({
    open: true,
    floating: root,
    anchor,
    placement: { side: 'below', align: 'start' },
    onDismiss,
    fit: true,
  })
  useLayoutEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const nothing =
    found.options.length > 0
      ? undefined
      : { ready: t.noMatch(query), loading: t.loading, failed: t.loadFailed }[found.state]
  return (
    // A press on an option must not take the focus out of the input.
    <div ref={root} popover="manual" class="menu options" onPointerDown={(event) => event.preventDefault()}>
      <div
        role="listbox"
        id={id}
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        aria-busy={found.state === 'loading' || undefined}
      >
        {found.options.map((option, index) => (
          <div
            key={option.value}
            id={optionId(id, index)}
            role="option"
            aria-selected={isChosen(option)}
            aria-disabled={option.disabled || undefined}
            class={classNames('mi', index === active && 'on', option.disabled && 'is-disabled')}
            onClick={() => !option.disabled && onChoose(option)}
          >
            {option.icon !== undefined && <Icon drawing={option.icon} />}
            <span class="trunc" title={option.label}>
              {option.label}
            </span>
            {option.hint !== undefined && <span class="hint trunc">{option.hint}</span>}
            {isChosen(option) && <Icon drawing={checkIcon} class="push" />}
          </div>
        ))}
      </div>
      <div role="status" class={nothing === undefined ? 'sr' : 'none'}>
        {nothing ?? t.results(found.options.length)}
      </div>
    </div>
  )
}
