import type { Control, Page } from '#domain/components/document.ts'
import { childrenOf, type Place } from '#domain/components/operations/controls.ts'
import { CONTROLS } from '#domain/controls/registry.ts'

/** The parts of a control that holds others by part: the ids of its tabs. */
export function slotsOf({ kind, config }: Pick<Control, 'kind' | 'config'>): readonly string[] {
  const parts = config['tabs']
  if (CONTROLS[kind].holds !== 'slots' || !Array.isArray(parts)) return []
  return (parts as readonly { readonly id?: unknown }[]).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
}

/** Behind the last control inside a container, in its first part; null where it holds nothing. */
export function endOf(page: Page, control: Control): Place | null {
  const { holds } = CONTROLS[control.kind]
  if (holds === 'nothing') return null
  if (holds === 'children') return { parent: control.id, index: childrenOf(page, control.id).length }
  const [slot] = slotsOf(control)
  return slot === undefined ? null : { parent: control.id, slot, index: childrenOf(page, control.id, slot).length }
}

/** Whether a control stands inside another one, or is it. */
export function isInside(page: Page, id: string | null, ancestor: string): boolean {
  for (let here = id; here !== null; here = page.controls[here]?.parent ?? null) if (here === ancestor) return true
  return false
}
