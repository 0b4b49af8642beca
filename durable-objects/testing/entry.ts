import { WorkerEntrypoint } from 'cloudflare:workers'
import type { Hearers } from '../workflow/api.ts'

// What the tests of objects run in: the objects, and of the worker above them only what says that nobody else listens. Work that is
// carried out is tested with the whole platform (tests/).
export * from '../index.ts'

export class WorkflowWorker extends WorkerEntrypoint {
  async told(): Promise<Hearers> {
    return { ends: false }
  }
}
