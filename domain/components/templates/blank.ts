import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import { pencil } from './draw.ts'

/** A component with an empty model and one empty page. */
export function blank(title: string, random: RandomBytes): ComponentDocument {
  const { id, document } = pencil(random)
  return document(
    { id: id(title), title, icon: 'cube', description: '', nameFrom: null },
    [],
    [{ id: id('Main page'), title: 'Main page', controls: [] }],
  )
}
