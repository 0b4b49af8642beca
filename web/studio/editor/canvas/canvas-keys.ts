import { useMemo, useRef } from 'preact/hooks'
import { walk } from '#domain/components/operations/controls.ts'
import { useEditor } from '../context.ts'

/** The keys of the canvas: select by arrows and Tab, move in move mode, up with Esc. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const { model, view } = useEditor()
  const putBack = useRef<(() => void) | null>(null)
  return useMemo(() => {
    function move(event: KeyboardEvent): boolean {
      putBack.current ??= model.startMove()
      if (event.key === 'ArrowUp') model.nudge(-1)
      else if (event.key === 'ArrowDown') model.nudge(1)
      else if (event.key === 'ArrowRight') model.moveIn()
      else if (event.key === 'ArrowLeft') model.moveOut()
      else if (event.key === 'Escape' || event.key === 'Enter') {
        if (event.key === 'Escape') putBack.current()
        putBack.current = null
        view.moving.value = false
      } else return false
      return true
    }

    /** Whether there is a control to go to: at the ends Tab leaves the canvas. */
    function tab(by: 1 | -1): boolean {
      const page = model.page.peek()
      const all = page ? walk(page) : []
      const at = all.findIndex((control) => control.id === model.selected.peek()[0]?.id)
      if (at === -1 || !all[at + by]) return false
      model.selectNext(by)
      return true
    }

    function select(event: KeyboardEvent): boolean {
      if (event.ctrlKey || event.metaKey || event.altKey) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowRight') model.selectNext(1)
      else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') model.selectNext(-1)
      else if (event.key === 'Tab') return tab(event.shiftKey ? -1 : 1)
      else if (event.key === 'Escape') model.selectParent()
      else if (event.key === 'Enter') {
        const [control] = model.selected.peek()
        if (!control) return false
        view.inspector.value = { ...view.inspector.peek(), open: true }
      } else return false
      return true
    }

    return (event: KeyboardEvent) => {
      if (!(view.moving.peek() ? move(event) : select(event))) return
      event.preventDefault()
      event.stopPropagation()
    }
  }, [model, view])
}
