import { checkbox } from '#domain/controls/kinds/checkbox.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'
import { ToggleFrame } from './toggle-frame.tsx'

export const renderer = defineRenderer(checkbox, (props) => {
  const bound = useBound(props)
  return (
    <ToggleFrame bound={bound}>
      {(wiring) => (
        <Checkbox
          {...wiring}
          checked={bound.field.value.value === true}
          disabled={bound.disabled || bound.readOnly}
          onChange={bound.set}
        >
          {bound.label}
        </Checkbox>
      )}
    </ToggleFrame>
  )
})
