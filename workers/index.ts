import { core } from './core/app.ts'
import { tidyUp } from './core/lib/tidy-up.ts'
import { deliverOwed } from './core/mail/deliver.ts'
import type { Bindings } from './env.ts'
import { createGateway } from './gateway/app.ts'
import { pages } from './pages/pages.ts'

export * from '#durable-objects/index.ts'
/** Objects find it by this name. */
export { WorkflowWorker } from './core/workflows/workflow-worker.ts'

const gateway = createGateway({ features: core, pages })

/** The worker: every layer meets here and nowhere else. */
export default {
  fetch: gateway.fetch,
  /** Every five minutes: letters still owed, what has expired, at night files nobody attached. */
  async scheduled({ scheduledTime }, env) {
    await Promise.all([deliverOwed(env), tidyUp(env, scheduledTime)])
  },
} satisfies ExportedHandler<Bindings>
