import { radio } from '#domain/controls/kinds/radio.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { asOptions, choicesOf, chosenOf } from './choices.ts'
import { useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(radio, (props) => {
  const bound = useBound(props)
  const choices = choicesOf(bound.property) ?? []
  const value = bound.field.value.value
  return (
    <RadioGroup
      label={bound.label}
      help={bound.help}
      error={bound.error}
      required={bound.required}
      disabled={bound.disabled || bound.readOnly}
      row={props.settings.direction === 'row'}
      options={asOptions(choices)}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(text) => bound.set(chosenOf(choices, text))}
    />
  )
})
