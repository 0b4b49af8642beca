import { core } from './core/app.ts'
import { createGateway } from './gateway/app.ts'
import { pages } from './pages/pages.ts'

export * from '#durable-objects/index.ts'

/** The worker: every layer meets here and nowhere else. */
export default createGateway({ features: core, pages })
