import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'

/** What is dragged through Studio. Each kind of target takes some of them. */
export type Dragged =
  | { readonly type: 'property'; readonly id: string; readonly title: string }
  | { readonly type: 'palette'; readonly kind: string; readonly title: string }
  | { readonly type: 'controls'; readonly ids: readonly string[]; readonly title: string }
  | { readonly type: 'menu-entry'; readonly id: string; readonly title: string }
  | { readonly type: 'page'; readonly id: string; readonly title: string }
  | { readonly type: 'workflow'; readonly id: string; readonly title: string }
  | { readonly type: 'step-kind'; readonly kind: string; readonly title: string }
  | { readonly type: 'steps'; readonly ids: readonly string[]; readonly title: string }

const isDragged = (data: Record<string | symbol, unknown>): data is Record<string, unknown> & Dragged =>
  typeof data['type'] === 'string' && typeof data['title'] === 'string'

/**
 * Makes an element the start of a drag; its preview is a slip of paper with the title.
 * @param dragged null where there is nothing to drag
 * @returns stops it
 */
export function dragSource(element: HTMLElement, dragged: () => Dragged | null): () => void {
  return draggable({
    element,
    canDrag: () => dragged() !== null,
    getInitialData: () => ({ ...dragged() }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        render({ container }) {
          const slip = document.createElement('div')
          slip.className = 'drag-slip'
          slip.textContent = dragged()?.title ?? ''
          container.append(slip)
        },
      }),
  })
}

/** Where the pointer is over an element: 0 at its start, 1 at its end; and in the window, px. */
export type Spot = {
  readonly x: number
  readonly y: number
  readonly clientX: number
  readonly clientY: number
  /** Alt is held: a copy is meant. */
  readonly copy: boolean
}

const NOWHERE: Spot = { x: 0, y: 0, clientX: 0, clientY: 0, copy: false }

type Target = {
  readonly takes: (dragged: Dragged) => boolean
  /** Told while something it takes hovers directly over it, and with null when it leaves. */
  readonly over?: (dragged: Dragged | null, spot: Spot) => void
  readonly drop: (dragged: Dragged, spot: Spot) => void
}

const spotOf = (element: Element, input: { clientX: number; clientY: number; altKey: boolean }): Spot => {
  const { clientX, clientY, altKey } = input
  const box = element.getBoundingClientRect()
  const x = (clientX - box.left) / Math.max(1, box.width)
  return { x, y: (clientY - box.top) / Math.max(1, box.height), clientX, clientY, copy: altKey }
}

/** Lets things be dropped on an element; of nested targets only the innermost is told. @returns stops it */
export function dropTarget(element: HTMLElement, { takes, over, drop }: Target): () => void {
  const innermost = (location: { current: { dropTargets: readonly { element: Element }[] } }) =>
    location.current.dropTargets[0]?.element === element
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => isDragged(source.data) && takes(source.data),
    onDrag: ({ source, location }) => {
      if (!isDragged(source.data)) return
      if (innermost(location)) over?.(source.data, spotOf(element, location.current.input))
      else over?.(null, NOWHERE)
    },
    onDragLeave: () => over?.(null, NOWHERE),
    onDrop: ({ source, location }) => {
      over?.(null, NOWHERE)
      if (isDragged(source.data) && innermost(location)) drop(source.data, spotOf(element, location.current.input))
    },
  })
}

export { combine }
