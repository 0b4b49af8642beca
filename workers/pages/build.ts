import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'

/** An entry of Vite's manifest. */
type Chunk = {
  readonly file: string
  readonly name?: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = { readonly [source: string]: Chunk }

/** Where a front's built files are: its script, its styles, and what to fetch ahead. Addresses start at the root. */
export type Built = { readonly script: string; readonly styles: readonly string[]; readonly preload: readonly string[] }

const FRONTS = { workplace: 'workplace/client.tsx', account: 'workplace/account/entry.ts' } as const
export type Front = keyof typeof FRONTS

/** A deployment's files never change while its isolates live. */
const manifests = new Map<Front, Promise<Manifest>>()

/**
 * The built files of a front, and of the modules it will import at once.
 * @param ahead sources, relative to web/, or chunk names, of lazily imported modules that this answer is going to need
 */
export async function builtOf(c: Context<AppEnv>, front: Front, ahead: readonly string[] = []): Promise<Built> {
  const manifest = await manifestOf(c, front)
  const seen = new Set<string>()
  const styles = new Set<string>()
  const visit = (source: string) => {
    const chunk = manifest[source]
    if (!chunk || seen.has(source)) return
    seen.add(source)
    for (const style of chunk.css ?? []) styles.add(`/${style}`)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  const entry = FRONTS[front]
  visit(entry)
  for (const source of ahead)
    visit(manifest[source] ? source : (Object.keys(manifest).find((key) => manifest[key]?.name === source) ?? source))
  const script = `/${manifest[entry]?.file ?? ''}`
  const preload = [...seen]
    .flatMap((source) => manifest[source]?.file ?? [])
    .map((file) => `/${file}`)
    .filter((file) => file !== script)
  return { script, styles: [...styles], preload }
}

function manifestOf(c: Context<AppEnv>, front: Front): Promise<Manifest> {
  let manifest = manifests.get(front)
  if (!manifest) {
    manifest = read(c, front)
    manifests.set(front, manifest)
    manifest.catch(() => manifests.delete(front))
  }
  return manifest
}

async function read(c: Context<AppEnv>, front: Front): Promise<Manifest> {
  const answer = await c.env.ASSETS.fetch(new Request(new URL(`/build/${front}.json`, c.req.url)))
  if (!answer.ok) throw new Error(`The web build has no manifest of ${front}`)
  return answer.json()
}
