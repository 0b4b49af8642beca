import { useSignal } from '@preact/signals'
import { expect, test } from 'vitest'
import { SplitHandle } from './split-handle.tsx'
import { byRole, draw, focus, press } from './testing/screen.ts'

function Panel({ panel }: { panel: 'start' | 'end' }) {
  const size = useSignal(200)
  return (
    <SplitHandle
      label="Inspector"
      panel={panel}
      size={size.value}
      min={160}
      max={240}
      onResize={(next) => (size.value = next)}
    />
  )
}

const size = () => byRole('separator', 'Resize: Inspector').getAttribute('aria-valuenow')

test('arrows move the edge, whichever side the panel lies on, within its bounds', async () => {
  await draw(<Panel panel="start" />)
  focus(byRole('separator'))
  press('ArrowRight')
  expect(size()).toBe('216')
  press('End')
  press('ArrowRight')
  expect(size()).toBe('240')
  press('Home')
  expect(size()).toBe('160')
})

test('for a panel at the end, the edge moving on makes it smaller', async () => {
  await draw(<Panel panel="end" />)
  focus(byRole('separator'))
  press('ArrowRight')
  expect(size()).toBe('184')
})
