import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeData } from './postgres.ts'
import { ROOT } from './tools.ts'

const FOLDER = join(ROOT, '.data')

/** What `npm start` keeps between runs. */
export const DATA = {
  postgres: join(FOLDER, 'postgres'),
  /** Objects and files: the state of `wrangler dev`. */
  worker: join(FOLDER, 'worker'),
  /** Bindings handed to `wrangler dev`; a file, because command lines can be read by others. */
  bindings: join(FOLDER, 'bindings.env'),
  sessionSecret: join(FOLDER, 'session-secret'),
  /** Hash of the sources that web/dist was built from. */
  webBuild: join(FOLDER, 'web-build'),
} as const

/** Forgets the database, files and objects of earlier runs. Throws PostgresRunning while they are in use. */
export const forgetData = async (): Promise<void> => {
  await removeData(DATA.postgres)
  rmSync(DATA.worker, { recursive: true, force: true })
}

/** The secret that signs local sessions, the same in every run so that nobody is signed out by a restart. */
export const sessionSecret = (): string => {
  if (!existsSync(DATA.sessionSecret)) writePrivate(DATA.sessionSecret, randomBytes(32).toString('base64url'))
  return readFileSync(DATA.sessionSecret, 'utf8')
}

/** Writes a file that only its owner may read. */
export const writePrivate = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { mode: 0o600 })
}
