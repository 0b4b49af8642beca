import type { Context } from 'hono'
import type { Reader } from '#db/records/reader.ts'
import type { Component } from '#domain/components/document.ts'
import * as v from 'valibot'
import type { AppEnv } from '../../env.ts'
import { liveApp, liveComponentByKey } from '../lib/live-app.ts'
import { readerOf } from '../lib/viewer.ts'

/** The property an upload is for: a component's key and a property's name. */
export const Where = v.object({ component: v.string(), property: v.string() })
export type Where = v.InferOutput<typeof Where>

/** The site a logo is for. */
export const ForSite = v.object({ site: v.string() })

/** The caller's eyes on the live components; `component` by key where one is named. */
export async function readerFor(
  c: Context<AppEnv>,
  key?: string,
): Promise<{ readonly reader: Reader; readonly component: Component | undefined }> {
  const live = await liveApp(c)
  return {
    reader: readerOf(c, live),
    component: key === undefined ? undefined : liveComponentByKey(live, key)?.component,
  }
}

/** Where the bucket keeps a file. */
export const objectKey = (workspaceId: string, fileId: string): string => `${workspaceId}/${fileId}`
