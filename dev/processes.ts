import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `leash.ts` is told, as JSON in its first argument. */
export type LeashedCommand = {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
  /** Sent first when the command has to end. */
  readonly signal: 'SIGINT' | 'SIGTERM'
  /** Time between that signal and the kill of the whole group. */
  readonly graceMs: number
  /** A folder to delete once the command has ended, even when its owner was killed. */
  readonly removeAfter?: string
}

export type LeashedProcess = {
  /** Resolves when the command and all it started are gone. */
  readonly exited: Promise<void>
  /** Ends the command politely, then by force; resolves like `exited`. */
  readonly stop: () => Promise<void>
}

const LEASH = fileURLToPath(new URL('leash.ts', import.meta.url))

/**
 * Starts a command that dies with this process, even when this process is killed outright.
 * `onOutput` gets every piece of its standard output and error.
 */
export const startLeashed = (
  command: LeashedCommand,
  environment: NodeJS.ProcessEnv,
  onOutput: (text: string) => void,
): LeashedProcess => {
  const leash = spawn(process.execPath, [LEASH, JSON.stringify(command)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
  })
  leash.stdin.on('error', () => {})
  for (const stream of [leash.stdout, leash.stderr]) stream.setEncoding('utf8').on('data', onOutput)

  const exited = new Promise<void>((resolve) => {
    leash.once('error', () => resolve())
    leash.once('exit', () => {
      // Killed alone, the leash would leave its command behind.
      if (leash.pid !== undefined) killGroup(leash.pid)
      resolve()
    })
  })
  return {
    exited,
    stop: () => {
      leash.stdin.end()
      return exited
    },
  }
}

const killGroup = (leader: number) => {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nobody is left in the group.
  }
}
