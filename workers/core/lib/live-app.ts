import type { Context } from 'hono'
import { type LivePointer, readDocuments, readLivePointer, readManifest } from '#db/queries/releases.ts'
import type { Sql } from '#db/client.ts'
import type { Role } from '#domain/auth/roles.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Hash, LiveApp, Manifest } from '#domain/publications/release.ts'
import type { Site } from '#domain/sites/site.ts'
import type { AppEnv } from '../../env.ts'
import { background } from './background.ts'
import { confirmPointer, dropPointer, sharePointer } from './live-pointer.ts'
import { Lru } from './lru.ts'

/** The live app with the workspace's roles. `number` is 0 and everything empty before the first publication. */
export type LiveWorkspace = LiveApp & { readonly accessVersion: number; readonly roles: readonly Role[] }

/** Where to look beyond this isolate's memory. */
type Source = Pick<AppEnv['Bindings'], 'UPSTASH_REDIS_REST_URL' | 'UPSTASH_REDIS_REST_TOKEN'> & {
  readonly sql: Sql
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** From here on a use asks again behind the answer, so that a busy isolate never waits. */
const ASK_AGAIN_MS = 4_000
/** Nothing older is served without asking first … */
const FRESH_MS = 5_000
/** … unless nobody can be asked: pages outlive a database that is down for so long. */
const STALE_MS = 60_000

type Entry = { live: LiveWorkspace; checkedAt: number; asking: Promise<LiveWorkspace> | undefined }

const entries = new Lru<Entry>(500)
/** When a workspace was forgotten: what was asked until then is not kept. */
const forgottenAt = new Lru<number>(500)
/** Immutable, so kept without expiry: documents by workspace and hash, releases by workspace and number. */
const documents = new Lru<ComponentDocument | Site>(4_000)
const releases = new Lru<LiveApp>(200)

/**
 * What the caller's workspace serves now, at most five seconds old; as new as the database when the caller asks not to be
 * served from memory (`Cache-Control: no-cache` or `max-age=0`, which browsers send with a reload).
 * @throws AppError `not_found` where the workspace is gone
 */
export function liveApp(c: Context<AppEnv>): Promise<LiveWorkspace> | LiveWorkspace {
  // `c.var` would copy all there is.
  const { workspaceId } = c.get('actor')
  const entry = entries.peek(workspaceId)
  if (entry && Date.now() - entry.checkedAt < ASK_AGAIN_MS && !wantsNewest(c)) return entry.live
  return liveAppOf(sourceOf(c), workspaceId, wantsNewest(c))
}

/**
 * Whether the reader asked to be served anew. `no-cache` beside a condition is not such a wish: browsers add it to every request that a
 * script gave an `If-Match` or `If-None-Match` (Fetch, HTTP-network-or-cache fetch, step 8).
 */
function wantsNewest({ req: { method, raw } }: Context<AppEnv>): boolean {
  const wish = method === 'GET' ? raw.headers.get('cache-control') : null
  if (wish === null) return false
  return wish.includes('max-age=0') || (wish.includes('no-cache') && !raw.headers.has('if-none-match'))
}

const sourceOf = (c: Context<AppEnv>): Source => ({
  sql: c.var.sql,
  UPSTASH_REDIS_REST_URL: c.env.UPSTASH_REDIS_REST_URL,
  UPSTASH_REDIS_REST_TOKEN: c.env.UPSTASH_REDIS_REST_TOKEN,
  waitUntil: (work) => background(c, work),
})

/** `liveApp` for callers without a request of that workspace. */
export async function liveAppOf(source: Source, workspaceId: string, newest = false): Promise<LiveWorkspace> {
  const entry = entries.get(workspaceId)
  if (!entry) return firstUse(source, workspaceId)
  const age = Date.now() - entry.checkedAt
  if (newest) return ask(source, workspaceId, entry, true)
  if (age < ASK_AGAIN_MS) return entry.live
  const asking = ask(source, workspaceId, entry, false)
  if (age < FRESH_MS) {
    source.waitUntil(asking.catch(() => undefined))
    return entry.live
  }
  return asking.catch((error: unknown) => {
    if (age < STALE_MS && !(error instanceof AppError)) return entry.live
    throw error
  })
}

const firstUses = new Map<string, Promise<LiveWorkspace>>()

/** Callers that arrive while the first one is asking share its answer. */
function firstUse(source: Source, workspaceId: string): Promise<LiveWorkspace> {
  const running = firstUses.get(workspaceId)
  if (running) return running
  const asking = readLive(source, workspaceId).finally(() => {
    if (firstUses.get(workspaceId) === asking) firstUses.delete(workspaceId)
  })
  firstUses.set(workspaceId, asking)
  return asking
}

/** One question at a time per workspace. A caller who wants the newest does not take the word of Redis. */
function ask(source: Source, workspaceId: string, entry: Entry, newest: boolean): Promise<LiveWorkspace> {
  if (entry.asking && !newest) return entry.asking
  const asking = askAgain(source, workspaceId, entry, newest).finally(() => {
    if (entry.asking === asking) entry.asking = undefined
  })
  entry.asking = asking
  return asking
}

async function askAgain(source: Source, workspaceId: string, entry: Entry, newest: boolean): Promise<LiveWorkspace> {
  const askedAt = Date.now()
  if (!newest && (await confirmPointer(source, workspaceId, entry.live))) {
    entry.checkedAt = askedAt
    return entry.live
  }
  return readLive(source, workspaceId)
}

async function readLive(source: Source, workspaceId: string): Promise<LiveWorkspace> {
  const checkedAt = Date.now()
  const pointer = await readLivePointer(source.sql, workspaceId)
  if (!pointer) {
    entries.delete(workspaceId)
    throw new AppError('not_found')
  }
  const known = entries.peek(workspaceId)
  // An answer to an earlier question must not replace that to a later one.
  if (known && known.checkedAt > checkedAt) return known.live
  const live = known && isSame(known.live, pointer) ? known.live : await assemble(source.sql, workspaceId, pointer)
  if ((forgottenAt.peek(workspaceId) ?? 0) >= checkedAt) return live
  entries.set(workspaceId, { live, checkedAt, asking: undefined })
  source.waitUntil(sharePointer(source, workspaceId, live))
  return live
}

const isSame = (live: LiveWorkspace, { release, accessVersion }: LivePointer): boolean =>
  live.number === (release?.number ?? 0) && live.hash === (release?.hash ?? '') && live.accessVersion === accessVersion

const NOTHING: LiveApp = { number: 0, hash: '', components: {}, sites: {} }

async function assemble(
  sql: Sql,
  workspaceId: string,
  { release, accessVersion, roles }: LivePointer,
): Promise<LiveWorkspace> {
  const app = release === null ? NOTHING : await readRelease(sql, workspaceId, release)
  return { ...app, accessVersion, roles }
}

async function readRelease(
  sql: Sql,
  workspaceId: string,
  { number, hash, manifest }: { readonly number: number; readonly hash: Hash; readonly manifest: Manifest },
): Promise<LiveApp> {
  const kept = releases.get(`${workspaceId}/${number}`)
  if (kept) return kept
  const wanted = [...Object.values(manifest.components), ...Object.values(manifest.sites)]
  const missing = wanted.filter((documentHash) => documents.peek(`${workspaceId}/${documentHash}`) === undefined)
  const read = await readDocuments(sql, workspaceId, missing)
  for (const [documentHash, document] of read) documents.set(`${workspaceId}/${documentHash}`, document)
  const documentOf = (documentHash: Hash) => {
    const document = read.get(documentHash) ?? documents.get(`${workspaceId}/${documentHash}`)
    if (!document) throw new Error(`release ${number} of ${workspaceId} lacks document ${documentHash}`)
    return document
  }
  const of = <T>(part: { readonly [id: string]: Hash }) =>
    Object.fromEntries(Object.entries(part).map(([id, documentHash]) => [id, documentOf(documentHash) as T]))
  const app: LiveApp = {
    number,
    hash,
    components: of<ComponentDocument>(manifest.components),
    sites: of<Site>(manifest.sites),
  }
  releases.set(`${workspaceId}/${number}`, app)
  return app
}

const byKey = new WeakMap<LiveApp['components'], ReadonlyMap<string, ComponentDocument>>()

/** The component that addresses call `key`, or undefined. */
export function liveComponentByKey(app: Pick<LiveApp, 'components'>, key: string): ComponentDocument | undefined {
  let index = byKey.get(app.components)
  if (!index) {
    index = new Map(Object.values(app.components).map((document) => [document.component.key, document]))
    byKey.set(app.components, index)
  }
  return index.get(key)
}

/**
 * A component as an earlier (or the live) release has it, by the key of that release: for callers that opened their form
 * before a publication (`Aqtra-Release`). Null where there is no such release or component.
 */
export async function releaseComponent(
  c: Context<AppEnv>,
  number: number,
  key: string,
): Promise<ComponentDocument | null> {
  const { workspaceId } = c.var.actor
  const live = entries.peek(workspaceId)?.live
  if (live?.number === number) return liveComponentByKey(live, key) ?? null
  const kept = releases.get(`${workspaceId}/${number}`)
  if (kept) return liveComponentByKey(kept, key) ?? null
  const release = await readManifest(c.var.sql, workspaceId, number)
  if (!release) return null
  return liveComponentByKey(await readRelease(c.var.sql, workspaceId, { number, ...release }), key) ?? null
}

/** Forgets what this isolate and Redis hold of a workspace's pointer: its app or its roles have just changed. */
export async function forgetLiveApp(
  env: Pick<Source, 'UPSTASH_REDIS_REST_URL' | 'UPSTASH_REDIS_REST_TOKEN'>,
  workspaceId: string,
): Promise<void> {
  entries.delete(workspaceId)
  firstUses.delete(workspaceId)
  forgottenAt.set(workspaceId, Date.now())
  await dropPointer(env, workspaceId)
}
