import type { Context } from 'hono'
import { reachOf, type Reader } from '#db/records/reader.ts'
import type { Reach, RecordAction } from '#domain/auth/can.ts'
import type { Component } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import { goneNames, withNamesOf } from '#domain/records/names.ts'
import type { Components } from '#domain/records/row-scope.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp, liveComponentByKey, releaseComponent, type LiveWorkspace } from '../lib/live-app.ts'
import { readerOf } from '../lib/viewer.ts'

/** A request's component with the eyes it is seen with. */
export type RecordPlace = {
  readonly reader: Reader
  readonly component: Component
  readonly live: LiveWorkspace
  /** Names an older release had that are passed over when they are written. */
  readonly ignore: ReadonlySet<string> | undefined
  /** The release whose names the caller speaks, or '' for the live one. */
  readonly release: string
}

/** Components with one of them speaking an older release's names, by that release and component. */
const renamed = new WeakMap<
  Components,
  Map<string, { readonly components: Components; readonly ignore: ReadonlySet<string> }>
>()
const MOST_RENAMED = 50

/**
 * Finds the component a request is about. One that is unknown, another workspace's or out of the actor's reach is the same to
 * the caller.
 * @throws AppError `not_found`, and `forbidden` where the records may be read but not what is asked
 */
export const placeFor = (c: Context<AppEnv>, action: RecordAction): Promise<RecordPlace> =>
  placeNamed(c, c.req.param('component') ?? '', action)

/** `placeFor` of a component that the path does not name. */
export async function placeNamed(c: Context<AppEnv>, key: string, action: RecordAction): Promise<RecordPlace> {
  const live = await liveApp(c)
  const header = c.req.raw.headers.get('aqtra-release')
  const release = header === null || header === String(live.number) ? '' : header
  const older = release === '' ? null : await olderComponent(c, release, key)
  const component =
    release === '' ? liveComponentByKey(live, key)?.component : live.components[older?.id ?? '']?.component
  if (!component) throw new AppError('not_found')
  const viewed = readerOf(c, live)
  const spoken = older
    ? speaking(viewed.components, component, older, release)
    : { components: viewed.components, ignore: undefined }
  const reader: Reader = { ...viewed, components: spoken.components }
  demand(reader, component.id, action)
  return {
    reader,
    component: { ...component, model: spoken.components[component.id]?.model ?? component.model },
    live,
    ignore: spoken.ignore,
    release,
  }
}

/** @throws AppError `not_found` where nothing may be seen, `forbidden` where only the act is not allowed */
export function demand(reader: Reader, componentId: string, action: RecordAction): Extract<Reach, { allowed: true }> {
  const reach = reachOf(reader, action, componentId)
  if (reach.allowed) return reach
  throw new AppError(action !== 'read' && reachOf(reader, 'read', componentId).allowed ? 'forbidden' : 'not_found')
}

async function olderComponent(c: Context<AppEnv>, release: string, key: string): Promise<Component | null> {
  if (!/^\d{1,9}$/.test(release))
    throw new AppError('invalid_request', { fields: [{ path: 'Aqtra-Release', code: 'value_not_integer' }] })
  return (await releaseComponent(c, Number(release), key))?.component ?? null
}

function speaking(components: Components, live: Component, older: Component, release: string) {
  const known = renamed.get(components) ?? new Map()
  renamed.set(components, known)
  const key = `${release} ${live.id}`
  let spoken = known.get(key)
  if (!spoken) {
    const model = withNamesOf(live.model, older.model)
    spoken = {
      components: { ...components, [live.id]: { ...live, model } },
      ignore: goneNames(live.model, older.model),
    }
    if (known.size >= MOST_RENAMED) known.clear()
    known.set(key, spoken)
  }
  return spoken
}
