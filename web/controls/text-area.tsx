import { textArea } from '#domain/controls/kinds/text-area.ts'
import { TextArea } from '#web/ui/text-area.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(textArea, (props) => {
  const bound = useBound(props)
  return (
    <InputFrame bound={bound}>
      {(wiring) => (
        <TextArea
          {...wiring}
          rows={props.settings.rows}
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
