import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '#dev/ports.ts'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { ROOT } from '#dev/tools.ts'
import { build } from 'esbuild'
import { WebSocket } from 'ws'

const require = createRequire(import.meta.url)
const text = (value: string) => JSON.stringify(value)

/** API and objects without pages, in a workerd of its own that can be killed and started again over what it left on disk. */
export type MortalPlatform = {
  readonly databaseUrl: string
  readonly url: string
  readonly start: () => Promise<void>
  /** SIGKILL: nothing is flushed, nobody is told. */
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
}

const ENTRY = `
import { Hono } from 'hono'
import { core } from '#workers/core/app.ts'
import { createGateway } from '#workers/gateway/app.ts'
export * from '#durable-objects/index.ts'
export { WorkflowWorker } from '#workers/core/workflows/workflow-worker.ts'
export default createGateway({ features: core, pages: new Hono() })`

/** @param variables bindings in place of the usual ones, an unreachable database for example */
export async function makePlatform(variables: { readonly [name: string]: string } = {}): Promise<MortalPlatform> {
  const shared = services()
  const databaseUrl = await createDatabase(shared)
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-faults-'))
  mkdirSync(join(folder, 'objects'))
  await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker'],
    external: ['node:*', 'cloudflare:*'],
    logLevel: 'error',
  })
  const port = await freePort()
  writeFileSync(
    join(folder, 'config.capnp'),
    configuration(port, folder, {
      DATABASE_URL: databaseUrl,
      NEON_LOCAL: shared.neonHttp,
      UPSTASH_REDIS_REST_URL: shared.redisUrl,
      UPSTASH_REDIS_REST_TOKEN: shared.redisToken,
      SESSION_SECRET: 'a secret for tests that is long enough',
      MAIL: 'outbox',
      REQUEST_LOG: 'off',
      // The services that steps call stand on this machine.
      PRIVATE_ADDRESSES: 'allow',
      ...variables,
    }),
  )
  const url = `http://127.0.0.1:${port}`
  let running: ChildProcess | undefined
  const kill = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running?.once('exit', resolve))
    running.kill('SIGKILL')
    await gone
  }
  return {
    databaseUrl,
    url,
    start: async () => {
      running = spawn(workerd(), ['serve', 'config.capnp', '--experimental'], { cwd: folder, stdio: 'ignore' })
      while (
        !(await fetch(`${url}/health`).then(
          (r) => r.ok,
          () => false,
        ))
      ) {
        if (running.exitCode !== null) throw new Error('workerd ended')
        await delay(30)
      }
    },
    kill,
    remove: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration(port: number, folder: string, variables: { readonly [name: string]: string }): string {
  writeFileSync(join(folder, 'limiter.mjs'), 'export default () => ({ limit: async () => ({ success: true }) })')
  writeFileSync(join(folder, 'absent.mjs'), 'export default { fetch: () => new Response(null, { status: 404 }) }')
  const compatibility = 'compatibilityDate = "2026-10-20", compatibilityFlags = ["nodejs_compat"]'
  const bindings = Object.entries(variables).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`)
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "index.js", esModule = embed "index.js")],
      ${compatibility},
      bindings = [${bindings.join(', ')},
        (name = "PUBLICATION", durableObjectNamespace = "Publication"), (name = "LIVE_ROOM", durableObjectNamespace = "LiveRoom"),
        (name = "WORKFLOW", durableObjectNamespace = "Workflow"),
        (name = "SCHEDULE", durableObjectNamespace = "Schedule"), (name = "WORKFLOW_QUEUE", durableObjectNamespace = "WorkflowQueue"),
        (name = "LIMITER", wrapped = (moduleName = "test:limiter")), (name = "FILES", r2Bucket = "absent"),
        (name = "ASSETS", service = "absent"), (name = "PYTHON", service = "absent")],
      durableObjectNamespaces = [
        (className = "Publication", uniqueKey = "publication", enableSql = true), (className = "LiveRoom", uniqueKey = "live-room", enableSql = true),
        (className = "Workflow", uniqueKey = "workflow", enableSql = true),
        (className = "Schedule", uniqueKey = "schedule", enableSql = true), (className = "WorkflowQueue", uniqueKey = "workflow-queue", enableSql = true)],
      durableObjectStorage = (localDisk = "objects"),
      globalOutbound = "network")),
    (name = "absent", worker = (modules = [(name = "absent.mjs", esModule = embed "absent.mjs")], ${compatibility})),
    (name = "network", network = (allow = ["public", "private"])),
    (name = "objects", disk = (path = ${text(join(folder, 'objects'))}, writable = true))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
  extensions = [(modules = [(name = "test:limiter", internal = true, esModule = embed "limiter.mjs")])]
);
`
}

/** The executable itself; its package's `bin` is a script that starts it. */
const workerd = (): string =>
  require.resolve(`@cloudflare/workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}/bin/workerd`)

/** A signed-in browser, as far as the API goes. */
export type Client = {
  readonly send: <T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: { readonly [name: string]: string },
  ) => Promise<{ readonly status: number; readonly body: T }>
  /** The live room's socket. @throws where it is refused, with the status in the message */
  readonly listen: (headers?: {
    readonly [name: string]: string
  }) => Promise<{ readonly heard: unknown[]; readonly close: () => void }>
}

export function openClient({ url }: Pick<MortalPlatform, 'url'>): Client {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    send: async (method, path, body, headers = {}) => {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          origin: url,
          cookie: cookie(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        cookies.set(name, value)
      }
      const answer = await response.text()
      return { status: response.status, body: answer === '' ? null : JSON.parse(answer) }
    },
    listen: async (headers = {}) => {
      const heard: unknown[] = []
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live?studio=1`, {
        headers: { cookie: cookie(), origin: url, ...headers },
      })
      socket.on('message', (frame) => heard.push(JSON.parse(String(frame))))
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      socket.on('error', () => {}) // its server will be killed
      return { heard, close: () => socket.terminate() }
    },
  }
}
