import { number } from '#domain/controls/kinds/number.ts'
import { parts } from '#web/ui/messages/parts.ts'
import { NumberInput } from '#web/ui/number-input.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(number, (props) => {
  const bound = useBound(props)
  const { format, currency, digits, suffix, placeholder } = props.settings
  const { field } = bound
  const value = field.value.value
  const decimals = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const money = format === 'money' && /^[A-Z]{3}$/.test(currency ?? '')
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <NumberInput
          {...wiring}
          value={typeof value === 'number' ? value : null}
          integer={bound.property?.type === 'integer'}
          format={{
            ...(money
              ? { style: 'currency', currency: currency ?? '' }
              : digits === undefined
                ? { maximumFractionDigits: 20 }
                : {}),
            ...decimals,
          }}
          suffix={suffix ?? (format === 'percent' ? '%' : undefined)}
          placeholder={placeholder}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={(typed) => {
            field.unreadable = typed !== null && Number.isNaN(typed) ? parts.t.notANumber : null
            if (field.unreadable === null) bound.set(typed)
          }}
          onBlur={() => {
            if (field.unreadable !== null) field.error.value = field.unreadable
            else bound.leave()
          }}
        />
      )}
    </InputFrame>
  )
})
