import { dateTime } from '#domain/controls/kinds/date-time.ts'
import { DateInput } from '#web/ui/date-input.tsx'
import { timeZone } from '#web/ui/reader.ts'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'
import { fromWallClock, toWallClock } from './wall-clock.ts'

export const renderer = defineRenderer(dateTime, (props) => {
  const bound = useBound(props)
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <DateInput
          {...wiring}
          kind="datetime-local"
          value={toWallClock(String(bound.field.value.value ?? ''), timeZone.value)}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={(text) => bound.set(text === '' ? null : fromWallClock(text, timeZone.peek()))}
          onBlur={bound.leave}
        />
      )}
    </InputFrame>
  )
})
