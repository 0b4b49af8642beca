import { useEffect } from 'preact/hooks'
import { CONTROL_KINDS } from '#domain/controls/control.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { addProperty } from '#domain/components/operations/properties.ts'
import { pagesOf } from '#domain/components/operations/pages.ts'
import { workflowsOf } from '#domain/components/operations/workflows.ts'
import { PROPERTY_TYPES } from '#domain/components/property.ts'
import { registerShortcuts, type Shortcut } from '#web/ui/keys.ts'
import { useCommands } from '../../frame/commands.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { messages as workflow } from '../workflow/messages.ts'
import { useWorkflowActs } from '../workflow/use-workflow-acts.ts'
import { useEditorActs } from './editor-acts.ts'

/** Not under a dialog, and not where the key writes. */
export const onEditor = () => document.querySelector('dialog[open]') === null

/** Keys of the editor, each with a name for the sheet of keys. */
export function useEditorKeys(): void {
  const { model, view } = useEditor()
  const acts = useEditorActs()
  const { keys, groups } = messages.t

  useEffect(() => {
    const make = (group: string, list: readonly (readonly [Shortcut['keys'], string, () => void])[]): Shortcut[] =>
      list.map(([combination, name, run]) => ({ keys: combination, name, group, run, when: onEditor }))
    const onPage = (shortcut: Shortcut): Shortcut => ({
      ...shortcut,
      when: () => onEditor() && model.workflow.peek() === null,
    })
    const withSelection = (shortcut: Shortcut): Shortcut => ({
      ...shortcut,
      when: () => onEditor() && model.selected.peek().length > 0,
    })
    return registerShortcuts([
      ...make(groups.edit, [
        ['Mod+Z', keys.undo, acts.undo],
        ['Shift+Mod+Z', keys.redo, acts.redo],
        ['Mod+S', keys.save, () => void model.draft.flush()],
      ]),
      ...make(groups.edit, [['Mod+V', keys.paste, model.paste]]).map(onPage),
      ...make(groups.edit, [
        ['Mod+C', keys.copy, acts.copy],
        ['Mod+X', keys.cut, model.cut],
        ['Mod+D', keys.duplicate, model.duplicate],
        ['Delete', keys.remove, model.removeSelected],
        ['Mod+G', keys.wrap, acts.wrap],
        ['M', keys.move, acts.startMoving],
        ['Mod+ArrowRight', keys.wider, () => model.widen(1)],
        ['Mod+ArrowLeft', keys.narrower, () => model.widen(-1)],
        ['Alt+ArrowUp', keys.earlier, () => model.nudge(-1)],
        ['Alt+ArrowDown', keys.later, () => model.nudge(1)],
      ]).map(withSelection),
      ...make(groups.select, [['Mod+A', keys.selectAll, model.selectAll]]).map(onPage),
      ...make(groups.view, [
        ['Mod+B', keys.left, () => view.toggle(model.workflow.peek() ? view.flowLeft : view.left)],
        ['Mod+U', keys.inspector, () => view.toggle(view.inspector)],
        ['Mod+J', keys.drawer, () => view.toggle(view.drawer)],
      ]).map((shortcut) => ({ ...shortcut, inFields: true })),
      ...make(groups.view, [['Alt+Mod+Enter', keys.preview, acts.preview]]).map((shortcut) => ({
        ...onPage(shortcut),
        inFields: true,
      })),
      ...make(groups.add, [['Shift+Mod+A', keys.addControl, () => openPalette()]]).map(onPage),
    ])

    function openPalette() {
      view.left.value = { ...view.left.peek(), open: true }
      view.palette.value = true
    }
  }, [model, view, acts, keys, groups])
}

/** What the palette of commands offers while the editor is shown. */
export function useEditorCommands(): void {
  const { model } = useEditor()
  const acts = useEditorActs()
  const flows = useWorkflowActs()
  const t = messages.t
  const document = model.draft.document.value
  const pages = document ? pagesOf(document) : []
  // New commands only where their words change, not with every edit.
  const workflows = document ? workflowsOf(document) : []
  const shape = [...pages, ...workflows].map(({ id, title }) => `${id} ${title}`).join('\n')

  useCommands(() => {
    const addOfType = (type: (typeof PROPERTY_TYPES)[number]) => () => {
      const now = model.draft.document.peek()
      const target = type === 'catalog' || type === 'array' ? model.surroundings.peek()[0]?.id : undefined
      const wanted = { title: t.types[type], type, ...(target === undefined ? {} : { component: target }) }
      if (now) model.act(addProperty(now, wanted, model.random()))
    }
    return [
      { id: 'editor-undo', label: t.keys.undo, group: t.groups.edit, keys: 'Mod+Z', run: acts.undo },
      { id: 'editor-redo', label: t.keys.redo, group: t.groups.edit, keys: 'Shift+Mod+Z', run: acts.redo },
      { id: 'editor-preview', label: t.bar.preview, group: t.groups.view, keys: 'Alt+Mod+Enter', run: acts.preview },
      { id: 'editor-publish', label: t.bar.publish, group: t.groups.view, run: () => void acts.publish() },
      ...pages.map(({ id, title }) => ({
        id: `editor-page-${id}`,
        label: title,
        group: t.groups.page,
        run: () => model.showPage(id),
      })),
      ...workflows.map(({ id, title }) => ({
        id: `editor-workflow-${id}`,
        label: title,
        group: workflow.t.list.title,
        run: () => model.show(id),
      })),
      { id: 'editor-add-workflow', label: workflow.t.list.add, group: t.groups.add, run: flows.addWorkflow },
      { id: 'editor-add-page', label: t.pages.add, group: t.groups.add, run: acts.addPage },
      ...CONTROL_KINDS.map((kind) => ({
        id: `editor-add-${kind}`,
        label: t.palette.add(t.kinds[kind]),
        group: t.groups.add,
        hint: t.palette.groups[CONTROLS[kind].group],
        run: () => acts.addControl(kind),
      })),
      ...PROPERTY_TYPES.map((type) => ({
        id: `editor-property-${type}`,
        label: `${t.model.add}: ${t.types[type]}`,
        group: t.groups.add,
        run: addOfType(type),
      })),
    ]
  }, [shape, acts, flows, model, t])
}
