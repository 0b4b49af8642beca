/**
 * Runs one command that must never outlive the process that asked for it. Started by `processes.ts` as the leader of a
 * process group of its own; its standard input is a pipe that closes when the owner dies, whatever killed the owner.
 * Then the command gets its polite signal, and after the grace period the whole group is killed.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { LeashedCommand } from './processes.ts'

const { command, args, cwd, uid, gid, signal, graceMs, removeAfter }: LeashedCommand = JSON.parse(process.argv[2] ?? '')

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(cwd === undefined ? {} : { cwd }),
  ...(uid === undefined ? {} : { uid }),
  ...(gid === undefined ? {} : { gid }),
})

/** The command itself is gone: take along whatever it started, this process included. */
const clearGroup = () => {
  if (removeAfter !== undefined) rmSync(removeAfter, { recursive: true, force: true, maxRetries: 5 })
  process.kill(-process.pid, 'SIGKILL')
}
child.once('exit', clearGroup)
child.once('error', clearGroup)

let ending = false
const end = () => {
  if (ending) return
  ending = true
  child.kill(signal)
  setTimeout(clearGroup, graceMs)
}
process.stdin.once('close', end).resume()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end)
// The owner's end of the output pipes may be gone already; that must not stop an orderly end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
