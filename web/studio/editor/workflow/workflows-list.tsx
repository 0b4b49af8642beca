import { useSignal } from '@preact/signals'
import { workflowsOf } from '#domain/components/operations/workflows.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { classNames } from '#web/ui/class-names.ts'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { copyIcon, moreIcon, plusIcon, trashIcon, workflowIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../context.ts'
import { focusFirst } from '../focus-first.ts'
import { messages } from './messages.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'

/** The workflows of the component: open, rename in place, duplicate, remove. */
export function WorkflowsList() {
  const { model } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t.list
  const renaming = useSignal<string | null>(null)
  const document = model.draft.document.value
  if (!document) return null
  const workflows = workflowsOf(document)
  const shown = model.workflow.value?.id
  const menuOf = (workflow: Workflow): MenuItem[] => [
    { id: 'rename', label: t.rename, run: () => (renaming.value = workflow.id) },
    { id: 'duplicate', label: t.duplicate, icon: copyIcon, run: () => acts.duplicateWorkflow(workflow) },
    { separator: true },
    { id: 'remove', label: t.remove, icon: trashIcon, tone: 'danger', run: () => void acts.removeWorkflow(workflow) },
  ]
  const rename = (workflow: Workflow, title: string) => {
    renaming.value = null
    acts.renameWorkflow(workflow, title)
  }

  return (
    <section class="editor-pages" aria-label={t.title}>
      <div class="phead line">
        {t.title}
        <span class="grow" />
        <IconButton icon={plusIcon} size="s" label={t.add} onClick={acts.addWorkflow} />
      </div>
      <ul class="panel-scroll">
        {workflows.map((workflow) => {
          const { id, title } = workflow
          const on = id === shown
          return (
            <li
              key={id}
              class={classNames('prop', on && 'on')}
              onContextMenu={(event) => openContextMenu(event, title, menuOf(workflow))}
            >
              <Icon drawing={workflowIcon} />
              {renaming.value === id ? (
                <TextInput
                  size="s"
                  aria-label={t.rename}
                  value={title}
                  inputRef={focusFirst}
                  onBlur={(event) => rename(workflow, (event.currentTarget as HTMLInputElement).value)}
                  onKeyDown={(event) => {
                    event.stopPropagation()
                    if (event.key === 'Enter') rename(workflow, (event.currentTarget as HTMLInputElement).value)
                    if (event.key === 'Escape') renaming.value = null
                  }}
                />
              ) : (
                <button
                  type="button"
                  class="page-open trunc"
                  aria-current={on ? 'page' : undefined}
                  onClick={() => model.show(id)}
                  onDblClick={() => (renaming.value = id)}
                  onKeyDown={(event) => event.key === 'F2' && (renaming.value = id)}
                >
                  {title}
                </button>
              )}
              <span class="flags">
                <MenuButton label={title} align="end" items={() => menuOf(workflow)}>
                  {(trigger) => (
                    <IconButton icon={moreIcon} size="s" label={`${messages.t.menu.more}: ${title}`} {...trigger} />
                  )}
                </MenuButton>
              </span>
            </li>
          )
        })}
        {workflows.length === 0 && <li class="panel-empty">{t.emptyHelp}</li>}
      </ul>
    </section>
  )
}
