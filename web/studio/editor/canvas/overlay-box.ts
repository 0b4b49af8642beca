import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { boxIn, elementOf, type CanvasModel } from './canvas-model.ts'
import type { Box } from './drop-place.ts'

/** A box as a style, `grow` px larger on every side. */
export const styleOf = ({ left, top, right, bottom }: Box, grow = 0) => ({
  left: `${left - grow}px`,
  top: `${top - grow}px`,
  width: `${right - left + 2 * grow}px`,
  height: `${bottom - top + 2 * grow}px`,
})

/** Where a control stands now, measured again whenever something may have moved. */
export function useBox(canvas: CanvasModel, id: string | null): Box | null {
  const box = useSignal<Box | null>(null)
  const [frame, layout] = [canvas.frame.value, canvas.layout.value]
  useLayoutEffect(() => {
    const element = frame && id !== null ? elementOf(frame, id) : null
    box.value = frame && element ? boxIn(frame, element) : null
  }, [frame, layout, id])
  return box.value
}
