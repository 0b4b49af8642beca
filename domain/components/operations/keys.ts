import type { ComponentDocument } from '../document.ts'
import { propertiesOf, type Property } from '../model.ts'
import { freshId, insert, remove, type Operation, type RandomBytes } from './operation.ts'

const path = (id: string) => ['component', 'model', 'keys', id]

/** The properties that may be part of a key, in their order: those with a column that holds one value. */
export const keyMembers = (document: ComponentDocument): Property[] =>
  propertiesOf(document.component.model).filter((property) => !property.virtual && property.type !== 'array')

/** Makes the values of several properties unique together. Members that are the same in another order are the same key: nothing happens. */
export function addKey(document: ComponentDocument, properties: readonly string[], random: RandomBytes): Operation {
  const { model } = document.component
  const members = [...new Set(properties)]
  const known = Object.values(model.keys).some(
    (key) => key.properties.length === members.length && members.every((id) => key.properties.includes(id)),
  )
  if (members.length < 2 || known) return { label: 'key_added', params: {}, edits: [], touched: [] }
  const id = freshId(document, members.map((member) => model.properties[member]?.title ?? '').join(' '), random, 'key')
  return { label: 'key_added', params: {}, edits: [insert(path(id), { id, properties: members })], touched: [id] }
}

/** Takes a key away; its properties stay. */
export const removeKey = (id: string): Operation => ({
  label: 'key_removed',
  params: {},
  edits: [remove(path(id))],
  touched: [],
})
