import { lazy } from 'preact-iso'
import { SplitHandle } from '#web/ui/split-handle.tsx'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Canvas } from '../canvas/canvas.tsx'
import { useEditor } from '../context.ts'
import { Drawer } from '../drawer/drawer.tsx'
import { Inspector } from '../inspector/inspector.tsx'
import { messages } from '../messages.ts'
import { ModelTree } from '../model/model-tree.tsx'
import { PagesList } from '../pages/pages-list.tsx'
import { Palette } from '../palette/palette.tsx'
import { ControlTree } from '../tree/control-tree.tsx'
import { messages as workflow } from '../workflow/messages.ts'
import { StepPalette } from '../workflow/step-palette.tsx'
import { WorkflowBench } from '../workflow/workflow-bench.tsx'
import { WorkflowsList } from '../workflow/workflows-list.tsx'
import { ConflictBanner } from './conflict-banner.tsx'
import { EditorBar } from './editor-bar.tsx'
import { useEditorCommands, useEditorKeys } from './editor-keys.ts'

const Preview = lazy(async () => {
  const { Preview: Loaded } = await import('../preview/preview.tsx')
  await messagesReady()
  return Loaded
})

/** The editor's regions: model and tree, the page or the workflow, the inspector, and problems below. Each scrolls by itself. */
export function Workbench({ preview }: { preview: boolean }) {
  const { model, view } = useEditor()
  const t = messages.t
  useEditorKeys()
  useEditorCommands()
  const isFlow = model.workflow.value !== null
  const leftPanel = isFlow ? view.flowLeft : view.left
  const [left, inspector, drawer] = [leftPanel.value, view.inspector.value, view.drawer.value]
  const leftLabel = isFlow ? workflow.t.view.panel : t.panels.left
  const sizes = { '--left': `${left.size}px`, '--inspector': `${inspector.size}px`, '--drawer': `${drawer.size}px` }

  return (
    <>
      <EditorBar />
      <ConflictBanner />
      <div class="small-screen">
        <Banner tone="info">
          {t.small.title}. {t.small.help}
        </Banner>
      </div>
      <div class="ed" style={sizes}>
        {left.open && (
          <>
            <aside class="editor-left" aria-label={leftLabel}>
              {!isFlow && <ModelTree />}
              <PagesList />
              <WorkflowsList />
              {isFlow ? <StepPalette /> : view.palette.value ? <Palette /> : <ControlTree />}
            </aside>
            <SplitHandle
              label={leftLabel}
              panel="start"
              size={left.size}
              min={180}
              max={420}
              initial={240}
              onResize={(size) => view.resize(leftPanel, size)}
            />
          </>
        )}
        <div class="ed-middle">
          {isFlow ? <WorkflowBench /> : <Canvas />}
          {drawer.open && (
            <>
              <SplitHandle
                label={t.panels.drawer}
                panel="below"
                size={drawer.size}
                min={100}
                max={480}
                initial={148}
                onResize={(size) => view.resize(view.drawer, size)}
              />
              <Drawer />
            </>
          )}
        </div>
        {inspector.open && (
          <>
            <SplitHandle
              label={t.panels.inspector}
              panel="end"
              size={inspector.size}
              min={260}
              max={520}
              initial={308}
              onResize={(size) => view.resize(view.inspector, size)}
            />
            <Inspector />
          </>
        )}
      </div>
      {preview && <Preview />}
    </>
  )
}
