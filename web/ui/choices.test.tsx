import { useSignal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { Checkbox } from './checkbox.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Segmented } from './segmented.tsx'
import { Switch } from './switch.tsx'
import { Tabs } from './tabs.tsx'
import { allByRole, byRole, click, draw, focus, nameOf, press } from './testing/screen.ts'

test('a check box and a switch say what they are and hand over their state', async () => {
  const heard = vi.fn()
  await draw(
    <>
      <Checkbox checked={false} mixed onChange={heard}>
        All rows
      </Checkbox>
      <Switch checked onChange={heard}>
        Live
      </Switch>
    </>,
  )
  const box = byRole<HTMLInputElement>('checkbox', 'All rows')
  expect(box.indeterminate).toBe(true)
  click(box)
  click(byRole('switch', 'Live'))
  expect(heard.mock.calls).toEqual([[true], [false]])
})

test('a radio group is named, told wrong as a whole, and gives the chosen value', async () => {
  const heard = vi.fn()
  const options = [
    { value: 'm', label: 'Each month' },
    { value: 'q', label: 'Each quarter' },
  ]
  await draw(<RadioGroup label="Billed" options={options} value="m" onChange={heard} error="Choose one" />)
  const group = byRole('radiogroup', 'Billed')
  expect(group.getAttribute('aria-invalid')).toBe('true')
  expect(allByRole('radio').map(nameOf)).toEqual(['Each month', 'Each quarter'])
  click(byRole('radio', 'Each quarter'))
  expect(heard).toHaveBeenCalledWith('q')
})

function Views() {
  const view = useSignal<'graph' | 'outline'>('graph')
  return (
    <Segmented
      label="View"
      value={view.value}
      onChange={(value) => (view.value = value)}
      segments={[
        { value: 'graph', label: 'Graph' },
        { value: 'outline', label: 'Outline' },
      ]}
    />
  )
}

test('segments are one stop in the tab order; arrows move and choose', async () => {
  await draw(<Views />)
  expect(allByRole('radio').map((segment) => segment.tabIndex)).toEqual([0, -1])
  focus(byRole('radio', 'Graph'))
  press('ArrowRight')
  expect(byRole('radio', 'Outline').getAttribute('aria-checked')).toBe('true')
  expect(document.activeElement).toBe(byRole('radio', 'Outline'))
})

function Parts() {
  const tab = useSignal('data')
  return (
    <Tabs
      label="Details"
      value={tab.value}
      onChange={(id) => (tab.value = id)}
      tabs={[
        { id: 'data', label: 'Data', panel: () => <p>Some data</p> },
        { id: 'logs', label: 'Logs', count: 3, panel: () => <p>The logs</p> },
      ]}
    />
  )
}

test('tabs own their panel; arrows wrap round, Home and End jump', async () => {
  await draw(<Parts />)
  expect(byRole('tabpanel', 'Data').textContent).toBe('Some data')
  focus(byRole('tab', 'Data'))
  press('ArrowLeft')
  expect(byRole('tabpanel').textContent).toBe('The logs')
  expect(document.activeElement).toBe(byRole('tab', 'Logs3'))
  press('Home')
  expect(byRole('tab', 'Data').getAttribute('aria-selected')).toBe('true')
  expect(byRole('tab', 'Data').getAttribute('aria-controls')).toBe(byRole('tabpanel').id)
})
