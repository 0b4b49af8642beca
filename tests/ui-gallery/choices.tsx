import { useSignal } from '@preact/signals'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { Sheet } from './sheet.tsx'

export function Choices() {
  const paid = useSignal(true)
  const live = useSignal(true)
  const period = useSignal('month')
  const view = useSignal<'graph' | 'outline' | 'runs'>('graph')
  const tab = useSignal('problems')
  return (
    <Sheet title="Choice">
      <div class="wrap">
        <Checkbox checked={false}>Off</Checkbox>
        <Checkbox checked={paid.value} onChange={(on) => (paid.value = on)}>
          On
        </Checkbox>
        <Checkbox checked={false} mixed>
          Some
        </Checkbox>
        <Checkbox checked={false} disabled>
          Not allowed
        </Checkbox>
      </div>
      <RadioGroup
        label="Billed"
        row
        value={period.value}
        onChange={(value) => (period.value = value)}
        options={[
          { value: 'month', label: 'Each month' },
          { value: 'quarter', label: 'Each quarter' },
        ]}
      />
      <div class="wrap">
        <Switch checked={live.value} onChange={(on) => (live.value = on)}>
          Live
        </Switch>
        <Switch checked={false}>Paused</Switch>
      </div>
      <Segmented
        label="View"
        value={view.value}
        onChange={(value) => (view.value = value)}
        segments={[
          { value: 'graph', label: 'Graph' },
          { value: 'outline', label: 'Outline' },
          { value: 'runs', label: 'Runs', count: 3 },
        ]}
      />
      <Tabs
        label="Details"
        value={tab.value}
        onChange={(id) => (tab.value = id)}
        tabs={[
          { id: 'problems', label: 'Problems', count: 2, countTone: 'danger', panel: () => <p>Two problems</p> },
          { id: 'data', label: 'Data', panel: () => <p>Some data</p> },
          { id: 'logs', label: 'Logs', panel: () => <p>The logs</p> },
        ]}
      />
    </Sheet>
  )
}
