import { multiselect } from '#domain/controls/kinds/multiselect.ts'
import { MultiCombobox } from '#web/ui/multi-combobox.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { messages } from './messages.ts'
import { recordOptions } from './record-options.ts'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(multiselect, (props) => {
  const bound = useBound(props)
  const value = Array.isArray(bound.field.value.value)
    ? (bound.field.value.value as readonly { id: string; name?: string | null }[])
    : []
  const component = bound.property?.type === 'array' ? bound.property.component : ''
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <MultiCombobox
          {...wiring}
          label={bound.label}
          placeholder={props.settings.placeholder ?? messages.t.choose}
          options={recordOptions(props.runtime, component, props.settings.filters)}
          value={value.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onChange={(chosen) => bound.set(chosen.map((option) => ({ id: option.value, name: option.label })))}
        />
      )}
    </InputFrame>
  )
})
