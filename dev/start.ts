/**
 * `npm start`: the whole platform on this machine. `--fresh` forgets earlier data, `--empty` does too and leaves out the demo
 * workspace, `--hot` rebuilds on every change and reloads open pages.
 */
import { buildWeb, watchWeb } from './build-web.ts'
import { startBackend } from './backend.ts'
import { forgetData } from './local-data.ts'
import { migrate } from './migrate.ts'
import { PostgresRunning } from './postgres.ts'
import { seed } from './seed.ts'
import { startWorker, type WorkerBindings } from './worker.ts'

/** Ends everything that runs, newest first; once, however often it is asked. */
const stops: (() => Promise<void>)[] = []
let stopping: Promise<void> | undefined
const stopAll = (): Promise<void> =>
  (stopping ??= (async () => {
    for (const stop of stops.toReversed()) await stop()
  })())

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    await stopAll()
    process.exit(0)
  })
}

/** Something that should run forever has ended by itself. */
const endsAll = (name: string, exited: Promise<void>): void => {
  void exited.then(async () => {
    if (stopping !== undefined) return
    console.error(`${name} has ended unexpectedly.`)
    await stopAll()
    process.exit(1)
  })
}

const print = (text: string): void => {
  if (stopping === undefined) process.stderr.write(text)
}

const startMigratedBackend = async (): Promise<WorkerBindings> => {
  const backend = await startBackend(process.env)
  stops.push(backend.stop)
  endsAll('PostgreSQL', backend.exited)
  await migrate(backend.bindings.DATABASE_URL)
  return backend.bindings
}

const start = async (): Promise<void> => {
  const empty = process.argv.includes('--empty')
  if (empty || process.argv.includes('--fresh')) await forgetData()
  const [bindings] = await Promise.all([startMigratedBackend(), buildWeb()])
  const hot = process.argv.includes('--hot')
  const worker = await startWorker(bindings, print, { entry: hot ? 'workers/hot/worker.ts' : 'workers/index.ts' })
  stops.push(worker.stop)
  endsAll('The worker', worker.exited)
  if (hot) {
    const web = watchWeb(print)
    stops.push(web.stop)
    endsAll('The web build', web.exited)
  }
  const demo = empty ? undefined : await seed(worker.url, bindings.DATABASE_URL)
  const login = demo && `sign in as ${demo.email} with ${demo.password}`
  console.log(`Studio ${worker.url}/studio   Workplace ${worker.url}/   ${login ?? 'with your own account'}`)
}

try {
  await start()
} catch (error) {
  await stopAll()
  console.error(error instanceof PostgresRunning ? error.message : error)
  process.exit(1)
}
