import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '#dev/ports.ts'
import { startLeashed } from '#dev/processes.ts'
import { captureTool, QUIET_WRANGLER, ROOT } from '#dev/tools.ts'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)
const COMPATIBILITY = 'compatibilityDate = "2026-10-20", compatibilityFlags = ["nodejs_compat"]'

/** A worker's modules in a folder, its entry first. */
export type Bundle = { readonly folder: string; readonly modules: readonly string[] }

export type Serving = { readonly url: string; readonly stop: () => Promise<void> }

/** Bundles the gateway as a deployment would. */
export async function bundleGateway(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-bench-'))
  const { code, output } = await captureTool(
    'wrangler',
    ['deploy', '--dry-run', '--minify', '--outdir', folder, '-c', 'wrangler.toml'],
    QUIET_WRANGLER,
  )
  if (code !== 0) throw new Error(`The gateway cannot be bundled:\n${output}`)
  const modules = readdirSync(folder).filter((name) => !name.endsWith('.map') && name !== 'README.md')
  return { folder, modules: modules.toSorted((a, b) => Number(b === 'index.js') - Number(a === 'index.js')) }
}

/** Bundles a floor: the least worker that does the same work. */
export async function bundleFloor(name: string): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-bench-'))
  await build({
    entryPoints: [join(ROOT, 'tests/bench/floors', `${name}.ts`)],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker'],
    external: ['node:*', 'cloudflare:*'],
  })
  return { folder, modules: ['index.js'] }
}

const text = (value: string) => JSON.stringify(value)

const moduleLine = (name: string) => {
  if (name.endsWith('.wasm')) return `(name = ${text(name)}, wasm = embed ${text(name)})`
  if (/\.(html|txt|css|json)$/.test(name)) return `(name = ${text(name)}, text = embed ${text(name)})`
  if (name.endsWith('.bin')) return `(name = ${text(name)}, data = embed ${text(name)})`
  return `(name = ${text(name)}, esModule = embed ${text(name)})`
}

/** Serves the bundled gateway with every binding it has in production; what workerd lacks is a stub that is never measured. */
export const serveGateway = (bundle: Bundle, variables: { readonly [name: string]: string }): Promise<Serving> => {
  writeFileSync(join(bundle.folder, 'limiter.mjs'), 'export default () => ({ limit: async () => ({ success: true }) })')
  writeFileSync(
    join(bundle.folder, 'absent.mjs'),
    'export default { fetch: () => new Response(null, { status: 404 }) }',
  )
  mkdirSync(join(bundle.folder, 'objects'), { recursive: true })
  const bindings = [
    ...Object.entries(variables).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`),
    '(name = "PUBLICATION", durableObjectNamespace = "Publication")',
    '(name = "LIVE_ROOM", durableObjectNamespace = "LiveRoom")',
    '(name = "WORKFLOW", durableObjectNamespace = "Workflow")',
    '(name = "SCHEDULE", durableObjectNamespace = "Schedule")',
    '(name = "WORKFLOW_QUEUE", durableObjectNamespace = "WorkflowQueue")',
    '(name = "LIMITER", wrapped = (moduleName = "bench:limiter"))',
    '(name = "FILES", r2Bucket = "absent")',
    '(name = "ASSETS", service = "assets")',
    '(name = "PYTHON", service = "absent")',
  ]
  const worker = `(
      modules = [${bundle.modules.map(moduleLine).join(', ')}],
      ${COMPATIBILITY},
      bindings = [${bindings.join(', ')}],
      durableObjectNamespaces = [(className = "Publication", uniqueKey = "bench-publication", enableSql = true), (className = "LiveRoom", uniqueKey = "bench-live-room", enableSql = true), (className = "Workflow", uniqueKey = "bench-workflow", enableSql = true), (className = "Schedule", uniqueKey = "bench-schedule", enableSql = true), (className = "WorkflowQueue", uniqueKey = "bench-workflow-queue", enableSql = true)],
      durableObjectStorage = (localDisk = "objects"),
      globalOutbound = "network"
    )`
  const services = [
    `(name = "absent", worker = (modules = [(name = "absent.mjs", esModule = embed "absent.mjs")], ${COMPATIBILITY}))`,
    `(name = "assets", disk = ${text(join(ROOT, 'web/dist'))})`,
    `(name = "objects", disk = (path = ${text(join(bundle.folder, 'objects'))}, writable = true))`,
  ]
  return serve(
    bundle,
    worker,
    services,
    '[(modules = [(name = "bench:limiter", internal = true, esModule = embed "limiter.mjs")])]',
  )
}

/** Serves a floor. */
export const serveFloor = (bundle: Bundle, variables: { readonly [name: string]: string } = {}): Promise<Serving> => {
  const bindings = Object.entries(variables).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`)
  return serve(
    bundle,
    `(modules = [${bundle.modules.map(moduleLine).join(', ')}], ${COMPATIBILITY}, bindings = [${bindings.join(', ')}], globalOutbound = "network")`,
    [],
    '[]',
  )
}

/** Serves a floor that has one class of objects, bound as `OBJECT`. */
export const serveObjectFloor = (bundle: Bundle, className: string): Promise<Serving> => {
  mkdirSync(join(bundle.folder, 'objects'), { recursive: true })
  const worker = `(
      modules = [${bundle.modules.map(moduleLine).join(', ')}],
      ${COMPATIBILITY},
      bindings = [(name = "OBJECT", durableObjectNamespace = ${text(className)})],
      durableObjectNamespaces = [(className = ${text(className)}, uniqueKey = "bench-floor", enableSql = true)],
      durableObjectStorage = (localDisk = "objects"),
      globalOutbound = "network"
    )`
  const disk = `(name = "objects", disk = (path = ${text(join(bundle.folder, 'objects'))}, writable = true))`
  return serve(bundle, worker, [disk], '[]')
}

async function serve(
  { folder }: Bundle,
  worker: string,
  services: readonly string[],
  extensions: string,
): Promise<Serving> {
  const port = await freePort()
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = ${worker}), (name = "network", network = (allow = ["public", "private"])), ${services.join(', ')}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
  extensions = ${extensions}
);
`
  writeFileSync(join(folder, 'config.capnp'), config)
  let output = ''
  const running = startLeashed(
    // What workers log goes nowhere: nobody may read it at the cost of what is measured. What workerd itself has to say is heard.
    {
      command: '/bin/sh',
      args: ['-c', 'exec "$0" serve config.capnp --experimental >/dev/null', workerdBinary()],
      cwd: folder,
      signal: 'SIGTERM',
      graceMs: 2_000,
    },
    process.env,
    (piece) => (output = (output + piece).slice(-8_000)),
  )
  const url = `http://127.0.0.1:${port}`
  let ended = false
  void running.exited.then(() => (ended = true))
  for (;;) {
    if (ended) throw new Error(`workerd ended:\n${output}`)
    if (await answers(`${url}/health`)) break
    await delay(5)
  }
  return {
    url,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The executable itself: its package's `bin` is a script that starts it. */
const workerdBinary = (): string => {
  const platform = `@cloudflare/workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`
  return require.resolve(`${platform}/bin/workerd`)
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
