import { switchControl } from '#domain/controls/kinds/switch.ts'
import { Switch } from '#web/ui/switch.tsx'
import { useBound } from './input-frame.tsx'
import { defineRenderer } from './renderer.ts'
import { ToggleFrame } from './toggle-frame.tsx'

export const renderer = defineRenderer(switchControl, (props) => {
  const bound = useBound(props)
  return (
    <ToggleFrame bound={bound}>
      {(wiring) => (
        <Switch
          {...wiring}
          checked={bound.field.value.value === true}
          disabled={bound.disabled || bound.readOnly}
          onChange={bound.set}
        >
          {bound.label}
        </Switch>
      )}
    </ToggleFrame>
  )
})
