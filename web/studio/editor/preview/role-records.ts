import { canReach, type Actor, type RecordAction } from '#domain/auth/can.ts'
import { modelWithin, pageWithin, propertyReach } from '#domain/app/within-reach.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { Component, ComponentOutline } from '#domain/components/document.ts'
import { propertiesOf } from '#domain/components/model.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { RecordSource } from '#web/controls/records.ts'

/** Whom the preview shows the draft to. */
export type Viewer = Pick<Actor, 'role' | 'roleIds'>

type Options = {
  readonly records: RecordSource
  readonly viewer: Viewer
  readonly roles: readonly Role[]
  readonly outlines: readonly ComponentOutline[]
  /** Who may use a component at all; those that are not known are private. */
  readonly access: (component: string) => Component['access']
}

/** Records as one role reaches them, by the same rule the server keeps. */
export function recordsFor({ records, viewer, roles, outlines, access }: Options): RecordSource {
  const outlineOf = (key: string) => outlines.find((outline) => outline.key === key)

  function reach(key: string, action: RecordAction) {
    const id = outlineOf(key)?.id ?? ''
    const found = canReach(viewer, roles, action, { id, access: access(id) })
    if (!found.allowed) throw new ServerError('forbidden')
    return found
  }

  /** A record without what is out of reach. */
  function within(key: string, record: RecordJson): RecordJson {
    const { fields } = reach(key, 'read')
    const outline = outlineOf(key)
    if (fields === 'all' || !outline) return record
    const hidden = propertiesOf(outline.model).filter(({ id }) => !fields.includes(id))
    const names = new Set(hidden.map(({ name }) => name))
    return Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name))) as RecordJson
  }

  return {
    async query(key, wish, signal) {
      const { rules } = reach(key, 'read')
      const parts = [wish.filter, rules.length === 0 ? undefined : rules.map((rule) => `(${rule})`).join(' || ')]
      const filter = parts
        .filter((part) => part !== undefined)
        .map((part) => `(${part})`)
        .join(' && ')
      const page = await records.query(key, { ...wish, ...(filter === '' ? {} : { filter }) }, signal)
      return { ...page, records: page.records.map((record) => within(key, record)) }
    },
    get: async (key, id) => within(key, await records.get(key, id)),
    async create(key, values, once) {
      reach(key, 'create')
      return within(key, await records.create(key, values, once))
    },
    async update(key, id, version, values) {
      reach(key, 'update')
      return within(key, await records.update(key, id, version, values))
    },
    async remove(key, id, version) {
      reach(key, 'delete')
      await records.remove(key, id, version)
    },
    restore: (key, id) => records.restore(key, id),
    workflows: () => records.workflows(),
  }
}

/** What a viewer may do with the records of a component. */
export function canOf(viewer: Viewer, roles: readonly Role[], component: Pick<Component, 'id' | 'access'>) {
  const may = (action: RecordAction) => canReach(viewer, roles, action, component).allowed
  return { read: may('read'), create: may('create'), update: may('update'), delete: may('delete') }
}

/** A view as the server would hand it to a viewer: without what is out of reach. */
export function viewWithin(
  view: PageView,
  { viewer, roles, access }: Pick<Options, 'viewer' | 'roles' | 'access'>,
): PageView {
  const reachOf = (id: string) => propertyReach(viewer, roles, { id, access: access(id) })
  const { component, page } = view
  const reach = reachOf(component.id)
  const references = Object.fromEntries(
    Object.entries(view.references).map(([id, outline]) => [
      id,
      { ...outline, model: modelWithin(outline.model, reachOf(id)) },
    ]),
  )
  return {
    ...view,
    component: { ...component, model: modelWithin(component.model, reach) },
    page: pageWithin(page, { model: component.model, reach, references }),
    references,
  }
}
