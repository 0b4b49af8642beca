import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'

/** Finishes `work` after the answer is sent. It must not be what the answer promises; a failure is only logged. */
export function background(c: Context<AppEnv>, work: Promise<unknown>): void {
  const logged = work.catch((error: unknown) => {
    console.error(
      JSON.stringify({
        level: 'error',
        requestId: c.get('requestId'),
        event: 'background.failed',
        error: String(error),
      }),
    )
  })
  try {
    c.executionCtx.waitUntil(logged)
  } catch {
    // Outside workerd there is nothing to keep alive: the process stays.
  }
}
