import { useEffect } from 'preact/hooks'
import { registerShortcuts, type Shortcut } from '#web/ui/keys.ts'
import { useEditor } from '../context.ts'
import { onEditor } from '../frame/editor-keys.ts'
import { messages } from './messages.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'

/** Keys of the workflow editor, each with a name for the sheet of keys. */
export function useWorkflowKeys(): void {
  const { flow, model } = useEditor()
  const acts = useWorkflowActs()
  const { keys, stage } = messages.t

  useEffect(() => {
    const make = (list: readonly (readonly [Shortcut['keys'], string, () => void])[], when = onEditor): Shortcut[] =>
      list.map(([combination, name, run]) => ({ keys: combination, name, group: keys.group, run, when }))
    const chosen = () => onEditor() && flow.chosen.peek().length > 0
    const onGraph = () => onEditor() && flow.shown.peek() === 'graph'
    const anchor = () => {
      const [id] = flow.chosen.peek().slice(-1)
      return (
        (id && document.querySelector(`[data-card="${CSS.escape(id)}"]`)) ||
        document.querySelector('.wf-add') ||
        document.body
      )
    }
    return registerShortcuts([
      ...make([
        ['A', keys.add, () => acts.chooseStep(null, anchor())],
        ['Mod+V', keys.paste, () => flow.paste()],
        ['Mod+A', keys.selectAll, flow.selectAll],
      ]),
      ...make(
        [
          ['Mod+C', keys.copy, acts.copy],
          ['Mod+X', keys.cut, flow.cut],
          ['Mod+D', keys.duplicate, flow.duplicate],
          ['Delete', keys.remove, flow.remove],
          ['Backspace', keys.remove, flow.remove],
          ['Alt+ArrowUp', keys.earlier, () => flow.nudge(-1)],
          ['Alt+ArrowDown', keys.later, () => flow.nudge(1)],
          ['Alt+ArrowLeft', stage.left, () => flow.nudgeStage(-1)],
          ['Alt+ArrowRight', stage.right, () => flow.nudgeStage(1)],
        ],
        chosen,
      ),
      ...make(
        [
          ['1', keys.fit, flow.view.fit],
          ['Mod++', keys.zoomIn, flow.view.zoomIn],
          ['Mod+=', keys.zoomIn, flow.view.zoomIn],
          ['Mod+-', keys.zoomOut, flow.view.zoomOut],
          ['Mod+0', keys.lifeSize, () => flow.view.zoomTo(1)],
        ],
        onGraph,
      ),
    ])
  }, [flow, model, acts, keys, stage])
}
