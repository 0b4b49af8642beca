import { password } from '#domain/controls/kinds/password.ts'
import { PasswordInput } from '#web/ui/password-input.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(password, (props) => {
  const bound = useBound(props)
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <PasswordInput
          {...wiring}
          autocomplete="new-password"
          value={String(bound.field.value.value ?? '')}
          placeholder={props.settings.placeholder}
          disabled={bound.disabled}
          readOnly={bound.readOnly}
          onInput={bound.set}
          onBlur={bound.leave}
        />
      )}
    </InputFrame>
  )
})
