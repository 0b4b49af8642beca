import { setTimeout as delay } from 'node:timers/promises'
import { DATA, sessionSecret, writePrivate } from './local-data.ts'
import { claimPort, freePort } from './ports.ts'
import { type LeashedProcess, startLeashed } from './processes.ts'
import { QUIET_WRANGLER, ROOT, TOOLS } from './tools.ts'

export type WorkerBindings = {
  readonly DATABASE_URL: string
  readonly NEON_LOCAL?: string
  readonly UPSTASH_REDIS_REST_URL: string
  readonly UPSTASH_REDIS_REST_TOKEN: string
  /** For tests whose services stand on this machine. */
  readonly PRIVATE_ADDRESSES?: 'allow'
}

/** Where a local worker keeps its objects and files, and the bindings it is handed. */
export type WorkerHome = { readonly state: string; readonly bindings: string }

/** Whether open pages reload after a rebuild: then it is another entry that is served, around that of production. */
export type WorkerEntry = 'workers/index.ts' | 'workers/hot/worker.ts'

/** The worker of `npm start`. */
const START: WorkerHome = { state: DATA.worker, bindings: DATA.bindings }

/** Both workers under `wrangler dev`. Resolves once they answer. That of `npm start` is on port 8787 or `PORT` when it is free. */
export const startWorker = async (
  bindings: WorkerBindings,
  onOutput: (text: string) => void,
  { home = START, entry = 'workers/index.ts' }: { home?: WorkerHome; entry?: WorkerEntry } = {},
): Promise<LeashedProcess & { readonly url: string }> => {
  const port = home === START ? await claimPort(Number(process.env.PORT ?? 8787)) : await freePort()
  const inspectorPort = await freePort()
  const all = { ...bindings, SESSION_SECRET: sessionSecret(), MAIL: 'outbox', PUBLIC_URL: `http://localhost:${port}` }
  writePrivate(
    home.bindings,
    Object.entries(all)
      .map(([name, value]) => `${name}='${value}'\n`)
      .join(''),
  )
  let output = ''
  const worker = startLeashed(
    {
      command: process.execPath,
      args: [TOOLS.wrangler, 'dev', entry, '-c', 'wrangler.toml', '-c', 'workers/python/wrangler.toml']
        .concat(['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', String(inspectorPort)])
        .concat(['--persist-to', home.state, '--env-file', home.bindings, '--log-level', 'warn'])
        .concat(['--show-interactive-dev-session=false']),
      cwd: ROOT,
      signal: 'SIGTERM',
      graceMs: 5_000,
    },
    { ...process.env, ...QUIET_WRANGLER },
    (text) => {
      output = (output + text).slice(-20_000)
      onOutput(text)
    },
  )
  let gone = false
  void worker.exited.then(() => (gone = true))
  while (!(await answers(`http://127.0.0.1:${port}/health`))) {
    if (gone) throw new Error(`The worker did not start:\n${output}`)
    await delay(50)
  }
  return { ...worker, url: `http://localhost:${port}` }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}
