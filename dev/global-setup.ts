import type { TestProject } from 'vitest/node'
import { type Stack, startTestStack } from './stack.ts'

/** The run's one stack and how many projects use it. */
type Shared = { readonly stack: Promise<Stack>; users: number }

// Each project loads this file anew, so what they share hangs on the process.
const SHARED = Symbol.for('aqtra.test-stack')
const registry = globalThis as { [SHARED]?: Shared | undefined }

/** Vitest's global set-up of every project that needs services; what it returns is the tear-down. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const shared = (registry[SHARED] ??= { stack: startTestStack(), users: 0 })
  shared.users++
  const stack = await shared.stack
  project.provide('databaseUrl', stack.databaseUrl)
  project.provide('neonHttp', stack.neonHttp)
  project.provide('redisUrl', stack.redisUrl)
  project.provide('redisToken', stack.redisToken)
  return async () => {
    if (--shared.users > 0) return
    registry[SHARED] = undefined
    await stack.stop()
  }
}
