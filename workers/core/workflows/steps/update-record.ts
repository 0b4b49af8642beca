import type { JsonObject } from '#domain/lib/json.ts'
import { actorFor, type Execute, failed, refused } from '../executor.ts'

/** Reads the record's version and writes on it, through the same door as everybody; who was faster makes it try again. */
export const updateRecord: Execute = async (order, { inside, live, ...means }) => {
  const id = order.record?.['id']
  if (typeof id !== 'string') return refused('record_missing')
  const { components } = await live(order.workspaceId)
  const component = components[order.componentId]?.component
  if (!component) return refused('component_missing', order.componentId)
  const values: { [name: string]: unknown } = {}
  for (const [property, value] of Object.entries((order.request['values'] ?? {}) as JsonObject)) {
    const name = component.model.properties[property]?.name
    if (name === undefined) return refused('property_missing', property)
    values[name] = value
  }
  const actor = await actorFor(order, means)
  const path = `/records/${component.key}/${id}`
  const found = await inside(actor, 'GET', path)
  if (found.status === 404) return refused('record_missing', id)
  if (!found.ok) return failed(`status_${found.status}`, await found.text())
  const etag = found.headers.get('etag') ?? ''
  const changed = await inside(actor, 'PATCH', path, values, { 'if-match': etag })
  if (changed.ok) {
    const record = (await changed.json()) as JsonObject
    return { type: 'succeeded', output: { id, version: Number(record['version']) }, record }
  }
  const problem = (await changed.json()) as { code: string; fields?: { path: string; message: string }[] }
  const message =
    problem.fields?.map(({ path: field, message: text }) => `${field}: ${text}`).join('; ') ?? problem.code
  return changed.status === 412 || changed.status >= 500
    ? failed(problem.code, message)
    : refused(problem.code, message, values as JsonObject)
}
