import { createModel, signal } from '@preact/signals'
import type { Page } from '#domain/components/document.ts'
import type { Place } from '#domain/components/operations/controls.ts'
import { childrenOf } from '#domain/components/operations/controls.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { slotsOf } from '../places.ts'
import { gapAt, type Box, type Gap, type Sibling } from './drop-place.ts'

/** Where something would be dropped: on the page, and to be drawn. Boxes are relative to the frame. */
export type DropSpot = Gap & { readonly place: Place; readonly container: Box; readonly columns: Box | null }

/** How far inside a container's edge the pointer still means beside it, px. */
const RIM = 7

/** What the pointer is doing on the canvas. Nothing here touches the page: it is drawn over it. */
export const CanvasModel = createModel(() => {
  const drop = signal<DropSpot | null>(null)
  return {
    /** The frame the page is drawn in, once it is there. */
    frame: signal<HTMLElement | null>(null),
    /** Goes up when what is drawn may stand elsewhere. */
    layout: signal(0),
    hover: signal<string | null>(null),
    drop,
    /** Columns to be shown while a control is made wider or narrower. */
    guides: signal<Box | null>(null),
  }
})
export type CanvasModel = InstanceType<typeof CanvasModel>

/** A box as the frame sees it. */
export function boxIn(frame: HTMLElement, element: Element): Box {
  const [around, inside] = [frame.getBoundingClientRect(), element.getBoundingClientRect()]
  const [x, y] = [around.left + frame.clientLeft, around.top + frame.clientTop]
  return { left: inside.left - x, right: inside.right - x, top: inside.top - y, bottom: inside.bottom - y }
}

export const elementOf = (frame: HTMLElement, id: string): HTMLElement | null =>
  frame.querySelector<HTMLElement>(`[data-control="${CSS.escape(id)}"]`)

/** The control under a point of the window, or null for the page. */
export function controlAt(frame: HTMLElement, x: number, y: number): string | null {
  const [under] = document
    .elementsFromPoint(x, y)
    .filter((element) => element.closest('[data-page]') !== null && frame.contains(element))
  return under?.closest<HTMLElement>('[data-control]')?.dataset['control'] ?? null
}

/** The part of a tab control that is in sight. */
function slotShown(element: Element, slots: readonly string[]): string | undefined {
  const label = element.querySelector('[role=tabpanel]')?.getAttribute('aria-labelledby') ?? ''
  return slots.find((slot) => label.endsWith(`-${slot}`)) ?? slots[0]
}

/**
 * Where something dropped at a point of the window goes.
 * @param moving controls that are dragged: they are no siblings, and nothing goes into them
 */
export function dropSpot(
  frame: HTMLElement,
  page: Page,
  x: number,
  y: number,
  moving: ReadonlySet<string>,
): DropSpot | null {
  const origin = frame.getBoundingClientRect()
  const point = { x: x - origin.left - frame.clientLeft, y: y - origin.top - frame.clientTop }
  let parent = controlAt(frame, x, y)
  // Up to the innermost container that takes it: not a leaf, not one that is dragged, not one only touched at its rim.
  while (parent !== null) {
    const control = page.controls[parent]
    const element = elementOf(frame, parent)
    if (!control || !element) return null
    const box = boxIn(frame, element)
    const atRim = point.y < box.top + RIM || point.y > box.bottom - RIM
    const takes = CONTROLS[control.kind].holds !== 'nothing' && !atRim
    const inMoving = [...moving].some((id) => elementOf(frame, id)?.contains(element))
    if (takes && !inMoving) break
    parent = control.parent
  }
  const element = parent === null ? frame.querySelector('[data-page]') : elementOf(frame, parent)
  if (!element) return null
  const control = parent === null ? undefined : page.controls[parent]
  const slot = control && slotShown(element, slotsOf(control))
  const all = childrenOf(page, parent, slot)
  const siblings = all.flatMap(({ id }): Sibling[] => {
    const sibling = moving.has(id) ? null : elementOf(frame, id)
    return sibling ? [{ id, box: boxIn(frame, sibling) }] : []
  })
  const columns = element.querySelector('.cols')
  const inside = boxIn(frame, columns ?? element)
  const gap = gapAt(point, inside, siblings)
  // Counted among all siblings again, the dragged ones too.
  const before = siblings[gap.index - 1]
  const index = before ? all.findIndex(({ id }) => id === before.id) + 1 : 0
  return {
    ...gap,
    place: { parent, index, ...(slot === undefined ? {} : { slot }) },
    container: boxIn(frame, element),
    columns: columns ? inside : null,
  }
}
