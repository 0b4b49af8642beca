import { useLocation } from 'preact-iso'
import { pagesOf } from '#domain/components/operations/pages.ts'
import { workflowsOf } from '#domain/components/operations/workflows.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { keyCaps } from '#web/ui/keys.ts'
import { Icon } from '#web/ui/icon.tsx'
import {
  branchIcon,
  desktopIcon,
  downIcon,
  drawerIcon,
  eyeIcon,
  panelIcon,
  phoneIcon,
  redoIcon,
  slidersIcon,
  tabletIcon,
  undoIcon,
} from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { TopBar } from '../../frame/top-bar.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import type { Step } from '../undo-stack.ts'
import type { Device } from '../view-model.ts'
import { messages as flows } from '../workflow/messages.ts'
import { useWorkflowActs } from '../workflow/use-workflow-acts.ts'
import { RunSample } from '../workflow/run-sample.tsx'
import { WorkflowBar } from '../workflow/workflow-bar.tsx'
import { componentMenu } from './component-menu.ts'
import { useEditorActs } from './editor-acts.ts'
import { SavedState } from './saved-state.tsx'

const stepText = ({ label, params }: Pick<Step, 'label' | 'params'>): string => messages.t.steps[label](params)

/** The bar over the editor: what is edited, whether it is saved, undo, the width of the page, and the way on. */
export function EditorBar() {
  const { route } = useLocation()
  const { model, view } = useEditor()
  const acts = useEditorActs()
  const flowActs = useWorkflowActs()
  const { bar, panels } = messages.t
  const document = model.draft.document.value
  const workflow = model.workflow.value
  const page = workflow ? null : model.page.value
  if (!document) return <TopBar what={<span class="subtle">{messages.t.title}</span>} />
  const { component } = document
  const live = model.draft.live.value
  const [undoable, redoable] = [model.undoable.value, model.redoable.value]
  const devices: { value: Device; label: string; icon: string }[] = [
    { value: 'desktop', label: bar.desktop, icon: desktopIcon },
    { value: 'tablet', label: bar.tablet, icon: tabletIcon },
    { value: 'phone', label: bar.phone, icon: phoneIcon },
  ]

  return (
    <TopBar
      what={
        <>
          <span class="editor-what">
            <NamedIcon name={component.icon} class="c-accent" />
            <MenuButton label={bar.component} items={() => componentMenu({ model, view, acts, route })}>
              {(trigger) => (
                <Button kind="ghost" class="strong trunc" {...trigger}>
                  {component.title}
                </Button>
              )}
            </MenuButton>
            <span class="subtle" aria-hidden>
              /
            </span>
            <MenuButton
              label={bar.page}
              items={() => [
                { caption: messages.t.pages.title },
                ...pagesOf(document).map(({ id, title }) => ({
                  id,
                  label: title,
                  checked: id === page?.id,
                  run: () => model.showPage(id),
                })),
                { caption: flows.t.list.title },
                ...workflowsOf(document).map(({ id, title }) => ({
                  id,
                  label: title,
                  checked: id === workflow?.id,
                  run: () => model.show(id),
                })),
                { separator: true as const },
                { id: 'add-page', label: messages.t.pages.add, run: acts.addPage },
                { id: 'add-workflow', label: flows.t.list.add, run: flowActs.addWorkflow },
              ]}
            >
              {(trigger) => (
                <Button kind="ghost" class="trunc" iconAfter={downIcon} {...trigger}>
                  {workflow?.title ?? page?.title ?? messages.t.pages.empty}
                </Button>
              )}
            </MenuButton>
          </span>
          <span class="editor-release">
            <Icon drawing={branchIcon} size="s" />
            {live === null ? bar.never : model.draft.ahead.value ? bar.draftOf(live.release) : bar.same(live.release)}
          </span>
          <SavedState />
        </>
      }
      middle={
        <>
          <IconButton
            icon={undoIcon}
            label={undoable ? bar.undoStep(stepText(undoable)) : bar.undo}
            keys={keyCaps('Mod+Z')}
            disabled={undoable ? false : bar.nothingToUndo}
            onClick={acts.undo}
          />
          <IconButton
            icon={redoIcon}
            label={redoable ? bar.redoStep(stepText(redoable)) : bar.redo}
            keys={keyCaps('Shift+Mod+Z')}
            disabled={redoable ? false : bar.nothingToRedo}
            onClick={acts.redo}
          />
          <span class="vsep" />
          {workflow ? (
            <WorkflowBar />
          ) : (
            <Segmented
              label={bar.device}
              segments={devices.map((each) => ({ ...each, iconOnly: true }))}
              value={view.device.value}
              onChange={(device) => (view.device.value = device)}
            />
          )}
          <span class="editor-toggles">
            <span class="vsep" />
            {!workflow && (
              <IconButton
                icon={panelIcon}
                label={panels.showLeft}
                keys={keyCaps('Mod+B')}
                pressed={view.left.value.open}
                onClick={() => view.toggle(view.left)}
              />
            )}
            <IconButton
              icon={drawerIcon}
              label={panels.showDrawer}
              keys={keyCaps('Mod+J')}
              pressed={view.drawer.value.open}
              onClick={() => view.toggle(view.drawer)}
            />
            <IconButton
              icon={slidersIcon}
              label={panels.showInspector}
              keys={keyCaps('Mod+U')}
              pressed={view.inspector.value.open}
              onClick={() => view.toggle(view.inspector)}
            />
          </span>
        </>
      }
      actions={
        <>
          {workflow && <RunSample workflow={workflow} />}
          {!workflow && (
            <Button icon={eyeIcon} onClick={acts.preview}>
              {bar.preview}
            </Button>
          )}
          <Button kind="primary" onClick={() => void acts.publish()}>
            {bar.publish}
          </Button>
        </>
      }
    />
  )
}
