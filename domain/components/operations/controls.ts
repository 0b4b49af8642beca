import type { ControlKind } from '../../controls/control.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { identifierFrom } from '../../lib/names.ts'
import { controlTitle } from '../control-title.ts'
import type { ComponentDocument, Control, Page } from '../document.ts'
import type { Edit } from '../edit.ts'
import { ordered } from '../model.ts'
import { freeName, freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'

/** Where a control goes: into a parent (null = the page), one of its slots, before the sibling at `index`. */
export type Place = { readonly parent: string | null; readonly slot?: string | undefined; readonly index: number }

/** A subtree cut out of a page; ids are replaced when it is pasted. */
export type Clip = { readonly roots: readonly string[]; readonly controls: readonly Control[] }

/** A control as undo names it. */
const titleOf = ({ component }: ComponentDocument, control: Control | undefined): string =>
  control ? controlTitle(control, component.model) : ''

const path = (page: string, id: string) => ['pages', page, 'controls', id]

/** The controls directly inside a parent (and slot, where given), in order. */
export const childrenOf = (page: Page, parent: string | null, slot?: string): Control[] =>
  ordered(page.controls).filter((c) => c.parent === parent && (slot === undefined || c.slot === slot))

/** A control and everything inside it, parents first. */
export function subtree(page: Page, id: string): Control[] {
  const control = page.controls[id]
  return control ? [control, ...childrenOf(page, id).flatMap((child) => subtree(page, child.id))] : []
}

/** Of several controls those that do not stand inside another of them, in page order. */
export function rootsOf(page: Page, ids: readonly string[]): string[] {
  const chosen = new Set(ids)
  const inside = (id: string | null): boolean =>
    id !== null && (chosen.has(id) || inside(page.controls[id]?.parent ?? null))
  return walk(page)
    .filter((c) => chosen.has(c.id) && !inside(c.parent))
    .map((c) => c.id)
}

/** Every control of a page in reading order. */
export const walk = (page: Page, parent: string | null = null): Control[] =>
  childrenOf(page, parent).flatMap((c) => [c, ...walk(page, c.id)])

/** Adds a control made from the palette or from a property. */
export function addControl(
  document: ComponentDocument,
  pageId: string,
  wanted: { kind: ControlKind; title: string; config: JsonObject },
  place: Place,
  random: RandomBytes,
): Operation {
  const page = document.pages[pageId]
  if (!page) return { label: 'control_added', params: { title: wanted.title }, edits: [], touched: [] }
  const id = freshId(document, wanted.title, random, wanted.kind.replaceAll('-', '_'))
  const name = freeName(
    identifierFrom(wanted.title, 'control'),
    Object.values(page.controls).map((c) => c.name),
  )
  const control: Control = {
    id,
    kind: wanted.kind,
    name,
    parent: place.parent,
    ...(place.slot === undefined ? {} : { slot: place.slot }),
    order: orderAt(childrenOf(page, place.parent, place.slot), place.index),
    config: wanted.config,
  }
  return {
    label: 'control_added',
    params: { title: wanted.title },
    edits: [insert(path(pageId, id), control as unknown as Json)],
    touched: [id],
  }
}

/** Removes controls and what they hold. */
export function removeControls(document: ComponentDocument, pageId: string, ids: readonly string[]): Operation {
  const page = document.pages[pageId]
  const all = page ? rootsOf(page, ids).flatMap((id) => subtree(page, id)) : []
  const edits = all.toReversed().map((c) => remove(path(pageId, c.id)))
  return {
    label: 'controls_removed',
    params: { count: ids.length, title: titleOf(document, page?.controls[ids[0] ?? '']) },
    edits,
    touched: [],
  }
}

/** Moves controls next to each other to a place; a place inside one of them is refused by the edits themselves. */
export function moveControls(
  document: ComponentDocument,
  pageId: string,
  ids: readonly string[],
  place: Place,
): Operation {
  const page = document.pages[pageId]
  const roots = page ? rootsOf(page, ids) : []
  const siblings = page ? childrenOf(page, place.parent, place.slot) : []
  const before = siblings.slice(0, place.index).filter((c) => !roots.includes(c.id))
  const rest = siblings.filter((c) => !roots.includes(c.id))
  let at = before.length
  const current: { order: string }[] = [...rest]
  const edits = roots.map((id): Edit => {
    const order = orderAt(current, at)
    current.splice(at++, 0, { order })
    return { op: 'move', path: path(pageId, id), order, parent: place.parent, slot: place.slot ?? null }
  })
  return {
    label: 'controls_moved',
    params: { count: roots.length, title: titleOf(document, page?.controls[roots[0] ?? '']) },
    edits,
    touched: roots,
  }
}

/** What copying puts on the clipboard. */
export function clip(page: Page, ids: readonly string[]): Clip {
  const roots = rootsOf(page, ids)
  return { roots, controls: roots.flatMap((id) => subtree(page, id)) }
}

/** Puts a clip at a place with new ids and free names; bindings stay, so a copy shows the same property. */
export function pasteClip(
  document: ComponentDocument,
  pageId: string,
  { roots, controls }: Clip,
  place: Place,
  random: RandomBytes,
  label: 'controls_pasted' | 'controls_duplicated' = 'controls_pasted',
): Operation {
  const page = document.pages[pageId]
  if (!page) return { label, params: { count: 0, title: '' }, edits: [], touched: [] }
  const ids = new Map(controls.map((c) => [c.id, freshId(document, c.name, random, 'control')]))
  const taken = Object.values(page.controls).map((c) => c.name)
  const siblings: { order: string }[] = childrenOf(page, place.parent, place.slot)
  let at = Math.min(place.index, siblings.length)
  const edits = controls.map((control) => {
    const isRoot = roots.includes(control.id)
    const name = freeName(control.name, taken)
    taken.push(name)
    const order = isRoot ? orderAt(siblings, at) : control.order
    if (isRoot) siblings.splice(at++, 0, { order })
    const { slot, ...rest } = control
    const nextSlot = isRoot ? place.slot : slot
    const copy = {
      ...rest,
      id: ids.get(control.id) ?? control.id,
      name,
      order,
      parent: isRoot ? place.parent : (ids.get(control.parent ?? '') ?? place.parent),
      ...(nextSlot === undefined ? {} : { slot: nextSlot }),
    }
    return insert(path(pageId, copy.id), copy as unknown as Json)
  })
  return {
    label,
    params: { count: roots.length, title: titleOf(document, controls[0]) },
    edits,
    touched: roots.map((id) => ids.get(id) ?? id),
  }
}

/** Copies controls right behind the last of them. */
export function duplicateControls(
  document: ComponentDocument,
  pageId: string,
  ids: readonly string[],
  random: RandomBytes,
): Operation {
  const page = document.pages[pageId]
  const roots = page ? rootsOf(page, ids) : []
  const last = page?.controls[roots.at(-1) ?? '']
  if (!page || !last) return { label: 'controls_duplicated', params: { count: 0, title: '' }, edits: [], touched: [] }
  const index = childrenOf(page, last.parent, last.slot).findIndex((c) => c.id === last.id) + 1
  return pasteClip(
    document,
    pageId,
    clip(page, roots),
    { parent: last.parent, slot: last.slot, index },
    random,
    'controls_duplicated',
  )
}

/** Puts controls into a new container that takes the place of the first of them. */
export function wrapControls(
  document: ComponentDocument,
  pageId: string,
  ids: readonly string[],
  container: { kind: ControlKind; title: string; config: JsonObject },
  random: RandomBytes,
): Operation {
  const page = document.pages[pageId]
  const roots = page ? rootsOf(page, ids) : []
  const first = page?.controls[roots[0] ?? '']
  if (!page || !first) return { label: 'controls_wrapped', params: { count: 0 }, edits: [], touched: [] }
  const index = childrenOf(page, first.parent, first.slot).findIndex((c) => c.id === first.id)
  const added = addControl(document, pageId, container, { parent: first.parent, slot: first.slot, index }, random)
  const [parent = null] = added.touched
  let order: string | null = null
  const moves = roots.map((id): Edit => {
    order = orderAt(order === null ? [] : [{ order }], 1)
    return { op: 'move', path: path(pageId, id), order, parent, slot: null }
  })
  return {
    label: 'controls_wrapped',
    params: { count: roots.length },
    edits: [...added.edits, ...moves],
    touched: added.touched,
  }
}

/** Gives one entry of a control's configuration a value; `undefined` returns it to its default. */
export function configure(
  document: ComponentDocument,
  pageId: string,
  id: string,
  entry: string,
  value: Json | undefined,
): Operation {
  const title = titleOf(document, document.pages[pageId]?.controls[id])
  return {
    label: 'control_changed',
    params: { title, entry },
    edits: [set([...path(pageId, id), 'config', entry], value)],
    touched: [id],
  }
}

/** Gives a control another name. */
export function renameControl(document: ComponentDocument, pageId: string, id: string, name: string): Operation {
  const title = titleOf(document, document.pages[pageId]?.controls[id])
  return {
    label: 'control_renamed',
    params: { title, name },
    edits: [set([...path(pageId, id), 'name'], name)],
    touched: [id],
  }
}
