import { core } from './core/app.ts'
import { tidyUp } from './core/lib/tidy-up.ts'
import { deliverOwed } from './core/mail/deliver.ts'
import { drainAllRecordChanges } from './core/workflows/record-changes.ts'
import type { Bindings } from './env.ts'
import { createGateway } from './gateway/app.ts'
import { pages } from './pages/pages.ts'

export * from '#durable-objects/index.ts'
/** Objects find it by this name. */
export { WorkflowWorker } from './core/workflows/workflow-worker.ts'

/** As wrangler.toml writes it. */
const EVERY_MINUTE = '* * * * *'

const gateway = createGateway({ features: core, pages })

/** The worker: every layer meets here and nowhere else. */
export default {
  fetch: gateway.fetch,
  /** Every minute: changes of records that nobody saw to. Every five: letters still owed, what has expired, at night files nobody attached. */
  async scheduled({ cron, scheduledTime }, env, ctx) {
    if (cron === EVERY_MINUTE) await drainAllRecordChanges(env, ctx)
    else await Promise.all([deliverOwed(env), tidyUp(env, scheduledTime)])
  },
} satisfies ExportedHandler<Bindings>
