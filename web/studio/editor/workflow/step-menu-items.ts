import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { isWork } from '#domain/workflows/registry.ts'
import { copyIcon, plusIcon, slidersIcon, trashIcon } from '#web/ui/icons.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { messages } from './messages.ts'
import { slotTitle } from './steps-text.ts'
import type { WorkflowActs } from './use-workflow-acts.ts'
import { placeOf, type WorkflowModel } from './workflow-model.ts'

type Parts = {
  readonly flow: WorkflowModel
  readonly acts: WorkflowActs
  readonly workflow: Workflow
  readonly step: Step
  /** Where the steps to choose from appear. */
  readonly beside: () => Element | null
}

/** What can be done with one step; the same in the graph, the outline and the inspector. */
export function stepItems({ flow, acts, workflow, step, beside }: Parts): MenuItem[] {
  const t = messages.t
  const { menu } = t
  const here = placeOf(workflow, step)
  const choose = (place: typeof here) => () => {
    const element = beside() ?? document.body
    acts.chooseStep(place, element)
  }
  const own = flow.slots(step).filter(({ id }) => id !== 'failed' && id !== 'undo')
  const under = (slot: string, label: string) => ({
    id: `under-${slot}`,
    label,
    icon: plusIcon,
    run: choose(acts.endOf(workflow, step, slot)),
  })
  return [
    { id: 'open', label: menu.open, icon: slidersIcon, run: acts.openInspector },
    { separator: true },
    { id: 'before', label: menu.before, icon: plusIcon, run: choose(here) },
    { id: 'after', label: menu.after, icon: plusIcon, keys: 'A', run: choose({ ...here, index: here.index + 1 }) },
    ...own.map((slot) => under(slot.id, menu.under(slotTitle(slot, t)))),
    ...(isWork(step.kind) ? [under('failed', menu.failed), under('undo', menu.undo)] : []),
    { separator: true },
    { id: 'earlier', label: menu.earlier, keys: 'Alt+ArrowUp', run: () => flow.nudge(-1) },
    { id: 'later', label: menu.later, keys: 'Alt+ArrowDown', run: () => flow.nudge(1) },
    { separator: true },
    { id: 'copy', label: menu.copy, icon: copyIcon, keys: 'Mod+C', run: acts.copy },
    { id: 'cut', label: menu.cut, keys: 'Mod+X', run: flow.cut },
    {
      id: 'paste',
      label: menu.paste,
      keys: 'Mod+V',
      disabled: flow.clipboard.peek() ? false : menu.paste,
      run: () => flow.paste(),
    },
    { id: 'duplicate', label: menu.duplicate, keys: 'Mod+D', run: flow.duplicate },
    { separator: true },
    { id: 'remove', label: menu.remove, icon: trashIcon, keys: 'Delete', tone: 'danger', run: flow.remove },
  ]
}
