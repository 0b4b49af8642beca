import { useLocation } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { addControl, wrapControls, type Place } from '#domain/components/operations/controls.ts'
import { addPage } from '#domain/components/operations/pages.ts'
import { controlFor } from '#domain/controls/registry.ts'
import type { ControlKind } from '#domain/controls/control.ts'
import { toast } from '#web/ui/toast.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { initialConfig } from './initial-config.ts'

/** What menus, keys, the palette and buttons do alike. */
export function useEditorActs() {
  const { model, view } = useEditor()
  const { route, path } = useLocation()
  return useMemo(() => {
    const document = () => model.draft.document.peek()
    const page = () => model.page.peek()

    /** Tells a step of undo where the menu does not show it. */
    const tell = (
      step: { label: keyof typeof messages.t.steps; params: Record<string, string | number> } | null,
      redo: boolean,
    ) => {
      if (!step) return
      const text = messages.t.steps[step.label](step.params)
      toast({ tone: 'info', text: redo ? messages.t.bar.redoStep(text) : messages.t.bar.undoStep(text), showMs: 2_500 })
    }

    return {
      undo: () => tell(model.undo(), false),
      redo: () => tell(model.redo(), true),

      /** Puts a new control on the page: at a place, or where new things go. */
      addControl(kind: ControlKind, at?: Place) {
        const [now, shown] = [document(), page()]
        if (!now || !shown) return
        const config = initialConfig(kind, now.component, model.random())
        const title = messages.t.kinds[kind]
        model.act(addControl(now, shown.id, { kind, title, config }, at ?? model.defaultPlace(), model.random()))
        view.palette.value = false
      },
      /** Puts the control that fits a property on the page. */
      addProperty(id: string, at?: Place) {
        const [now, shown] = [document(), page()]
        const property = now?.component.model.properties[id]
        if (!now || !shown || !property) return
        const wanted = { ...controlFor(property), title: property.title }
        model.act(addControl(now, shown.id, wanted, at ?? model.defaultPlace(), model.random()))
      },
      addPage() {
        const now = document()
        if (now) model.act(addPage(now, messages.t.pages.newTitle, model.random()))
      },
      wrap() {
        const [now, shown] = [document(), page()]
        const ids = model.selected.peek().map((control) => control.id)
        if (!now || !shown || ids.length === 0) return
        const panel = { kind: 'panel', title: messages.t.kinds.panel, config: {} } as const
        model.act(wrapControls(now, shown.id, ids, panel, model.random()))
      },
      copy() {
        const count = model.selected.peek().length
        model.copy()
        if (count > 0) toast({ tone: 'info', text: messages.t.canvas.copied(count), showMs: 2_000 })
      },
      /** Makes the selection wider or narrower by columns of twelve. */
      widen: (by: 1 | -1) => model.widen(by),
      startMoving() {
        if (model.selected.peek().length > 0) view.moving.value = true
      },
      preview: () => route(`${path}?preview`),
      leavePreview: () => route(path),
      async publish() {
        const now = document()
        await model.draft.flush()
        if (now) route(`/studio/publication?component=${now.component.id}`)
      },
    }
  }, [model, view, route, path])
}
export type EditorActs = ReturnType<typeof useEditorActs>
