import { createRequire } from 'node:module'
import type { TestProject } from 'vitest/node'

// Loaded by Node itself: every project's Vite would load its own copy, and the edge project's for workerd at that.
const { shareTestStack }: typeof import('./shared-stack.ts') = createRequire(import.meta.url)('./shared-stack.ts')

/** Vitest's global set-up of every project that needs services; what it returns is the tear-down. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { stack, release } = await shareTestStack()
  project.provide('databaseUrl', stack.databaseUrl)
  project.provide('neonHttp', stack.neonHttp)
  project.provide('redisUrl', stack.redisUrl)
  project.provide('redisToken', stack.redisToken)
  return release
}
