import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '#dev/ports.ts'
import { type LeashedProcess, startLeashed } from '#dev/processes.ts'
import { ROOT } from '#dev/tools.ts'
import type { Serving } from './workerd.ts'

const PACKAGES = {
  restate: ['@restatedev/restate-server@1.7.12', '@restatedev/restate-sdk@1.17.2'],
  dbos: ['@dbos-inc/dbos-sdk@5.3.0', 'pg'],
}

/** Installs a peer in a folder of its own, from the npm registry; nothing of it stays in the project. */
async function install(peer: keyof typeof PACKAGES): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `aqtra-bench-${peer}-`))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...PACKAGES[peer]], {
    cwd: folder,
  })
  return folder
}

const run = (folder: string, command: string, args: readonly string[], env: { readonly [name: string]: string }) =>
  startLeashed(
    { command, args: [...args], cwd: folder, signal: 'SIGTERM', graceMs: 3_000 },
    { ...process.env, ...env },
    () => {},
  )

async function answers(ask: () => Promise<Response>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const ok = await ask().then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await delay(100)
  }
  throw new Error(`${what} does not answer`)
}

const stopAll = async (processes: readonly LeashedProcess[], folder: string) => {
  for (const each of processes) await each.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Restate with the measured work, called through its ingress. */
export async function serveRestate(serviceUrl: string): Promise<Serving> {
  const folder = await install('restate')
  const [node, ingress, admin, port] = [await freePort(), await freePort(), await freePort(), await freePort()]
  writeFileSync(
    join(folder, 'restate.toml'),
    `bind-ip = "127.0.0.1"
bind-port = ${node}
advertised-address = "http://127.0.0.1:${node}/"
disable-telemetry = true
[ingress]
bind-address = "127.0.0.1:${ingress}"
[admin]
bind-address = "127.0.0.1:${admin}"
`,
  )
  copyFileSync(join(ROOT, 'tests/bench/peers/restate-service.mjs'), join(folder, 'service.mjs'))
  const binary = join(
    folder,
    `node_modules/@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
  )
  const processes = [
    run(folder, binary, ['--config-file', 'restate.toml', '--base-dir', 'data', '--node-name', 'n1'], {}),
    run(folder, process.execPath, ['service.mjs'], { PORT: String(port), SERVICE_URL: serviceUrl }),
  ]
  const register = () =>
    fetch(`http://127.0.0.1:${admin}/deployments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uri: `http://127.0.0.1:${port}` }),
    })
  await answers(register, 'Restate')
  return { url: `http://127.0.0.1:${ingress}`, stop: () => stopAll(processes, folder) }
}

/** DBOS with the measured work, on the Postgres of the scene. */
export async function serveDbos(serviceUrl: string, databaseUrl: string): Promise<Serving> {
  const folder = await install('dbos')
  const port = await freePort()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('create database dbos_bench').catch(() => {})
  await client.end()
  const own = new URL(databaseUrl)
  own.pathname = '/dbos_bench'
  copyFileSync(join(ROOT, 'tests/bench/peers/dbos-server.mjs'), join(folder, 'server.mjs'))
  const processes = [
    run(folder, process.execPath, ['server.mjs'], {
      PORT: String(port),
      SERVICE_URL: serviceUrl,
      DATABASE_URL: own.toString(),
    }),
  ]
  const url = `http://127.0.0.1:${port}`
  await answers(() => fetch(url), 'DBOS')
  return { url, stop: () => stopAll(processes, folder) }
}
