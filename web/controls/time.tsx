import { time } from '#domain/controls/kinds/time.ts'
import { DateInput } from '#web/ui/date-input.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(time, (props) => {
  const bound = useBound(props)
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <DateInput
          {...wiring}
          kind="time"
          // Seconds are shown where somebody set them.
          value={String(bound.field.value.value ?? '').replace(/:00(\.0+)?$/, (end, _, at: number) =>
            at === 5 ? '' : end,
          )}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={(text) => bound.set(text === '' ? null : text)}
          onBlur={bound.leave}
        />
      )}
    </InputFrame>
  )
})
