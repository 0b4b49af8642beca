import { useSignal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { allByRole, byRole, click, draw, focus, nameOf, press } from './testing/screen.ts'
import { Tree } from './tree.tsx'
import type { TreeItem } from './tree-rows.ts'

interface Part extends TreeItem<Part> {}

const PARTS: readonly Part[] = [
  {
    id: 'form',
    label: 'Form',
    children: [
      { id: 'due', label: 'Due date' },
      { id: 'total', label: 'Total' },
    ],
  },
  { id: 'list', label: 'List', children: [] },
]

const activate = vi.fn()
const keys = vi.fn()

function Parts() {
  const expanded = useSignal<ReadonlySet<string>>(new Set())
  const selected = useSignal<ReadonlySet<string>>(new Set(['form']))
  return (
    <Tree
      label="Page"
      items={PARTS}
      expanded={expanded.value}
      onExpand={(id, open) =>
        (expanded.value = new Set(open ? [...expanded.value, id] : [...expanded.value].filter((other) => other !== id)))
      }
      selected={selected.value}
      onSelect={(id) => (selected.value = new Set([id]))}
      onActivate={activate}
      onKeyDown={(event, item) => {
        if (event.key !== 'm') return
        event.preventDefault()
        keys(item.id)
      }}
    />
  )
}

const here = () => (document.activeElement === null ? '' : nameOf(document.activeElement))

test('one stop in the tab order; arrows open, enter, choose and come back', async () => {
  await draw(<Parts />)
  expect(allByRole('treeitem').map((row) => row.tabIndex)).toEqual([0, -1])
  focus(byRole('treeitem', 'Form'))
  press('ArrowRight')
  expect(byRole('treeitem', 'Form').getAttribute('aria-expanded')).toBe('true')
  press('ArrowRight')
  expect(here()).toBe('Due date')
  expect(byRole('treeitem', 'Due date').getAttribute('aria-selected')).toBe('true')
  expect(byRole('treeitem', 'Due date').getAttribute('aria-level')).toBe('2')
  press('ArrowLeft')
  press('ArrowLeft')
  expect(allByRole('treeitem').map(nameOf)).toEqual(['Form', 'List'])
  expect(here()).toBe('Form')
})

test('letters jump, Enter activates, the owner’s keys come first', async () => {
  await draw(<Parts />)
  focus(byRole('treeitem', 'Form'))
  press('l')
  expect(here()).toBe('List')
  press('Enter')
  expect(activate).toHaveBeenCalledWith('list')
  press('m')
  expect(keys).toHaveBeenCalledWith('list')
})

test('a press on the twist opens and does not choose', async () => {
  await draw(<Parts />)
  click(byRole('treeitem', 'List').querySelector('.twist') ?? document.body)
  expect(byRole('treeitem', 'List').getAttribute('aria-expanded')).toBe('true')
  expect(byRole('treeitem', 'List').getAttribute('aria-selected')).toBe('false')
})
