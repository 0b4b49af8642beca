import { useSignal } from '@preact/signals'
import { button } from '#domain/controls/kinds/button.ts'
import { Button, type ButtonKind } from '#web/ui/button.tsx'
import { commandIcon } from './command-icon.ts'
import { defineRenderer } from './renderer.ts'

const KIND: { readonly [look: string]: ButtonKind | undefined } = {
  primary: 'primary',
  quiet: 'ghost',
  danger: 'danger-quiet',
}

export const renderer = defineRenderer(button, ({ runtime, control, settings }) => {
  const busy = useSignal(false)
  const { label, icon, command, look, disabled, block } = settings
  const { can } = runtime.view
  // Who can only look has nothing to save.
  if (command?.kind === 'save' && !can.create && !can.update) return null
  const press = async () => {
    if (!command) return
    busy.value = true
    try {
      await runtime.run(command)
    } finally {
      busy.value = false
    }
  }
  return (
    <Button
      kind={KIND[look]}
      icon={commandIcon(icon)}
      block={block}
      busy={busy.value}
      disabled={disabled ? label || control.name : false}
      onClick={() => void press()}
    >
      {label ?? control.name}
    </Button>
  )
})
