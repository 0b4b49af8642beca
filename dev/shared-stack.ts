import { type Stack, startTestStack } from './stack.ts'

let shared: Promise<Stack> | undefined
let users = 0

/** The one test stack of this process: started for its first user, stopped when the last one releases it. */
export const shareTestStack = async (): Promise<{ stack: Stack; release: () => Promise<void> }> => {
  users++
  shared ??= startTestStack()
  const stack = await shared
  return {
    stack,
    release: async () => {
      if (--users > 0) return
      shared = undefined
      await stack.stop()
    },
  }
}
