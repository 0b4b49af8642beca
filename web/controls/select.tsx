import { select } from '#domain/controls/kinds/select.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Select } from '#web/ui/select.tsx'
import { asOptions, choicesOf, chosenOf } from './choices.ts'
import { InputFrame, useBound } from './input-frame.tsx'
import { messages } from './messages.ts'
import { recordOptions } from './record-options.ts'
import { defineRenderer } from './renderer.ts'

/** More than these are searched, not scrolled. */
const MANY = 12

export const renderer = defineRenderer(select, (props) => {
  const bound = useBound(props)
  const { runtime, settings } = props
  const { clearable, search, filters, placeholder = messages.t.choose } = settings
  const value = bound.field.value.value
  const shared = {
    label: bound.label,
    placeholder,
    clearable: clearable && !bound.required,
    disabled: bound.disabled,
    readOnly: bound.readOnly,
  }

  if (bound.property?.type === 'catalog') {
    const { component } = bound.property
    const chosen = typeof value === 'object' && value !== null ? (value as { id: string; name?: string | null }) : null
    return (
      <InputFrame bound={bound}>
        {(wiring) => (
          <Combobox
            {...wiring}
            {...shared}
            options={recordOptions(runtime, component, filters)}
            value={chosen?.id ?? (typeof value === 'string' ? value : null)}
            valueLabel={chosen ? (chosen.name ?? chosen.id) : undefined}
            onChange={(id, option) => bound.set(id === null ? null : { id, name: option?.label ?? null })}
          />
        )}
      </InputFrame>
    )
  }

  const choices = choicesOf(bound.property) ?? []
  const options = asOptions(choices)
  const text = value === null || value === undefined ? null : String(value)
  const set = (next: string | null) => bound.set(chosenOf(choices, next))
  return (
    <InputFrame bound={bound}>
      {(wiring) =>
        search && options.length > MANY ? (
          <Combobox {...wiring} {...shared} options={options} value={text} onChange={set} />
        ) : (
          <Select
            {...wiring}
            options={options}
            value={text}
            empty={shared.clearable ? placeholder : undefined}
            disabled={bound.disabled || bound.readOnly}
            onChange={set}
          />
        )
      }
    </InputFrame>
  )
})
