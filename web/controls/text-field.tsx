import { textField } from '#domain/controls/kinds/text-field.ts'
import { TextInput } from '#web/ui/text-input.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(textField, (props) => {
  const bound = useBound(props)
  const { placeholder, prefix, suffix } = props.settings
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <TextInput
          {...wiring}
          type={bound.property?.type === 'uri' ? 'url' : 'text'}
          value={String(bound.field.value.value ?? '')}
          placeholder={placeholder}
          prefix={prefix}
          suffix={suffix}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={bound.set}
          onBlur={bound.leave}
        />
      )}
    </InputFrame>
  )
})
