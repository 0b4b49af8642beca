import { date } from '#domain/controls/kinds/date.ts'
import { DateInput } from '#web/ui/date-input.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(date, (props) => {
  const bound = useBound(props)
  const { min, max } = bound.property?.type === 'date' ? bound.property : {}
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <DateInput
          {...wiring}
          value={String(bound.field.value.value ?? '')}
          min={min}
          max={max}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={(text) => bound.set(text === '' ? null : text)}
          onBlur={bound.leave}
        />
      )}
    </InputFrame>
  )
})
