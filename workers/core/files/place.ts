import type { Context } from 'hono'
import type { Reader } from '#db/records/reader.ts'
import type { Component } from '#domain/components/document.ts'
import * as v from 'valibot'
import type { AppEnv } from '../../env.ts'
import { liveApp, liveComponentByKey } from '../lib/live-app.ts'

/** The property an upload is for: a component's key and a property's name. */
export const Where = v.object({ component: v.string(), property: v.string() })
export type Where = v.InferOutput<typeof Where>

/** The caller's eyes on the live components; `component` by key where one is named. */
export async function readerFor(
  c: Context<AppEnv>,
  key?: string,
): Promise<{ readonly reader: Reader; readonly component: Component | undefined }> {
  const live = await liveApp(c)
  const { actor } = c.var
  const components = Object.fromEntries(
    Object.values(live.components).map(({ component }) => [component.id, component]),
  )
  const reader: Reader = {
    schema: actor.workspaceId,
    components,
    roles: live.roles,
    actor,
    context: { now: Date.now() },
  }
  return { reader, component: key === undefined ? undefined : liveComponentByKey(live, key)?.component }
}

/** Where the bucket keeps a file. */
export const objectKey = (workspaceId: string, fileId: string): string => `${workspaceId}/${fileId}`
