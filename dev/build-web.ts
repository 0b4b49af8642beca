import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { DATA, writePrivate } from './local-data.ts'
import { type LeashedProcess, startLeashed } from './processes.ts'
import { captureTool, ROOT, TOOLS } from './tools.ts'

const CONFIG = ['-c', 'web/vite.config.ts']

/** Everything the build can see: a change anywhere else leaves web/dist as it is. */
const SOURCES = ['web/**/*', 'domain/**/*.ts', 'package-lock.json']

/** Whatever we are run for, a test say, what is built is what is deployed. */
const PRODUCTION = { NODE_ENV: 'production' }

/** Builds web/dist, unless nothing has changed since the last build. Throws with the build's own words when it fails. */
export const buildWeb = async (): Promise<'built' | 'unchanged'> => {
  const hash = await sourceHash()
  const last = existsSync(DATA.webBuild) ? readFileSync(DATA.webBuild, 'utf8') : ''
  if (last === hash && existsSync(join(ROOT, 'web/dist/build/account.json'))) return 'unchanged'
  const { code, output } = await captureTool('vite', ['build', ...CONFIG], PRODUCTION)
  if (code !== 0) throw new Error(`The web build failed:\n${output}`)
  writePrivate(DATA.webBuild, hash)
  return 'built'
}

/** Rebuilds web/dist whenever a source changes, until stopped. What is there stays until its successor is. */
export const watchWeb = (onOutput: (text: string) => void): LeashedProcess => {
  // From now on nobody knows what it was built from.
  rmSync(DATA.webBuild, { force: true })
  return startLeashed(
    {
      command: process.execPath,
      args: [TOOLS.vite, 'build', '--watch', '--logLevel', 'warn', ...CONFIG],
      cwd: ROOT,
      signal: 'SIGTERM',
      graceMs: 2_000,
    },
    process.env,
    onOutput,
  )
}

const sourceHash = async (): Promise<string> => {
  const hash = createHash('sha256')
  const files: string[] = []
  for await (const entry of glob(SOURCES, { cwd: ROOT, withFileTypes: true, exclude: ['web/dist/**'] })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name))
  }
  for (const file of files.toSorted())
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}
