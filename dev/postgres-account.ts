import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The account PostgreSQL runs under when we are root, which it refuses to be. Undefined: run as ourselves. */
export type Account = { readonly uid: number; readonly gid: number }

/** Whom to run PostgreSQL as. Throws when we are root and the machine has no unprivileged account. */
export const postgresAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody" to run it as.',
  )
}

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return found.status === 0 ? Number(found.stdout) : undefined
}

/** Whether the account can enter a folder: a checkout below /root, for one, is closed to everybody else. */
const canEnter = (folder: string, account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0

/**
 * The place where data meant for `wanted` can live: `wanted` itself, or, when the account cannot get there, a folder of
 * the same checkout below /var/tmp. Creates it and hands it to the account.
 */
export const dataFolder = (wanted: string, account: Account | undefined): string => {
  mkdirSync(dirname(wanted), { recursive: true })
  const folder = account === undefined || canEnter(dirname(wanted), account) ? wanted : join(refuge(wanted), 'postgres')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  return folder
}

/** The `native` folder of the PostgreSQL package, or a copy of it in the refuge when the account cannot get there. */
export const programFolder = (wanted: string, account: Account | undefined): string => {
  if (account === undefined || canEnter(wanted, account)) return wanted
  const { version }: { version: string } = JSON.parse(readFileSync(join(wanted, '../package.json'), 'utf8'))
  const copy = join(refuge(wanted), `programs-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}-${process.pid}`
  cpSync(wanted, unfinished, { recursive: true, verbatimSymlinks: true })
  if (existsSync(copy)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, copy)
  return copy
}

/** A folder outside the checkout that everybody may enter and only root may write. */
const refuge = (wanted: string): string => {
  const folder = join('/var/tmp', `aqtra-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== 0)
    throw new Error(`${folder} belongs to somebody else; remove it and try again.`)
  return folder
}
