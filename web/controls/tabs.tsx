import { useSignal } from '@preact/signals'
import { tabs } from '#domain/controls/kinds/tabs.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(tabs, ({ runtime, control, settings, children }) => {
  const chosen = useSignal<string | null>(null)
  const shown = (settings.tabs ?? []).filter(({ visible }) => runtime.mode === 'canvas' || visible !== false)
  return (
    <div class="tab-control">
      <Tabs
        label={control.name}
        value={chosen.value ?? shown[0]?.id ?? ''}
        onChange={(id) => (chosen.value = id)}
        tabs={shown.map(({ id, title = '' }) => ({
          id,
          label: title,
          panel: () => <div class="cols">{children(id)}</div>,
        }))}
      />
    </div>
  )
})
