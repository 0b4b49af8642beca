import { useSignal } from '@preact/signals'
import { ordered } from '#domain/components/model.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon, plusIcon, trashIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { focusFirst } from '../focus-first.ts'
import { messages } from './messages.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'

/** A stage's title and how many steps it has: a double press renames it, its menu does the rest. */
export function StageHead({ id }: { id: string }) {
  const { model, flow } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t.stage
  const renaming = useSignal(false)
  const workflow = model.workflow.value
  const stage = workflow?.stages[id]
  if (!workflow || !stage) return null
  const stages = ordered(workflow.stages)
  const at = stages.findIndex((each) => each.id === id)
  const count = Object.values(workflow.steps).filter((step) => step.stage === id).length

  function rename(title: string) {
    renaming.value = false
    if (title.trim() !== '' && title !== stage?.title) flow.renameStage(id, title.trim())
  }
  const items = (): MenuItem[] => [
    { id: 'rename', label: t.rename, run: () => (renaming.value = true) },
    { separator: true },
    { id: 'before', label: t.before, icon: plusIcon, run: () => flow.addStage(t.newTitle(stages.length + 1), at) },
    { id: 'after', label: t.after, icon: plusIcon, run: () => flow.addStage(t.newTitle(stages.length + 1), at + 1) },
    { id: 'left', label: t.left, disabled: at === 0 && t.left, run: () => flow.moveStage(id, at - 1) },
    {
      id: 'right',
      label: t.right,
      disabled: at === stages.length - 1 && t.right,
      run: () => flow.moveStage(id, at + 1),
    },
    { separator: true },
    {
      id: 'remove',
      label: t.remove,
      icon: trashIcon,
      tone: 'danger',
      disabled: stages.length === 1 && t.remove,
      run: () => void acts.removeStage(id),
    },
  ]

  if (renaming.value) {
    return (
      <TextInput
        size="s"
        aria-label={t.rename}
        value={stage.title}
        inputRef={focusFirst}
        onBlur={(event) => rename((event.currentTarget as HTMLInputElement).value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') rename((event.currentTarget as HTMLInputElement).value)
          if (event.key === 'Escape') rename(stage.title)
        }}
      />
    )
  }
  return (
    <>
      <b class="trunc" title={stage.title} onDblClick={() => (renaming.value = true)}>
        {stage.title}
      </b>
      <span class="push subtle stage-count">{t.steps(count)}</span>
      <MenuButton label={stage.title} align="end" items={items}>
        {(trigger) => <IconButton icon={moreIcon} size="s" label={t.more(stage.title)} {...trigger} />}
      </MenuButton>
    </>
  )
}
