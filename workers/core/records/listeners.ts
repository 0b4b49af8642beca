import type { Context } from 'hono'
import type { Listeners } from '#db/records/change-events.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { changesHeard } from '#domain/workflows/listening.ts'
import type { AppEnv } from '../../env.ts'
import { liveComponents } from '../lib/viewer.ts'
import type { RecordPlace } from './place.ts'

const heard = new WeakMap<ComponentDocument, Listeners['changes']>()

/** The changes of a component's records that start workflows of the live release. */
export function changesOf(document: ComponentDocument | undefined): Listeners['changes'] {
  if (!document) return new Set()
  let changes = heard.get(document)
  if (!changes) heard.set(document, (changes = changesHeard(document)))
  return changes
}

/** Who must be told of a write, in the write's own statement; null, as nearly always, where nobody listens. */
export function listenersOf({ component, live, reader }: RecordPlace): Listeners | null {
  const changes = changesOf(live.components[component.id])
  if (changes.size === 0) return null
  // Workflows see everything, under the names of the live release.
  const actor = { ...reader.actor, role: 'builder' as const, roleIds: [] }
  return { changes, reader: { ...reader, components: liveComponents(live), actor } }
}

/** Runs that what is written now comes from: none where a person writes. */
export const depthOf = (c: Context<AppEnv>): number => (c.get('depth') as number | undefined) ?? 0
