import type { Sql } from '#db/client.ts'
import { readDocuments } from '#db/queries/releases.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Limits } from '#domain/workflows/definition.ts'
import { compile, type Machine } from '#domain/workflows/machine.ts'
import type { WorkflowPlace } from './api.ts'
import type { RunStore } from './run-store.ts'

export type Shelved = {
  readonly machine: Machine
  readonly keepDays: number
  readonly limits: Limits
  readonly document: ComponentDocument
}

/** The definitions that runs of an object stand on, compiled once each. They never change, so they are kept. */
export class MachineShelf {
  readonly #sql: Sql
  readonly #store: RunStore
  readonly #kept = new Map<string, Shelved>()

  constructor(sql: Sql, store: RunStore) {
    this.#sql = sql
    this.#store = store
  }

  peek(hash: string): Shelved | undefined {
    return this.#kept.get(hash)
  }

  /** @throws where no such document was ever published, or it lacks the workflow */
  async get(place: WorkflowPlace, hash: string): Promise<Shelved> {
    const known = this.#kept.get(hash)
    if (known) return known
    const draft = this.#store.draft(hash)
    const document =
      draft === null
        ? ((await readDocuments(this.#sql, place.workspaceId, [hash])).get(hash) as ComponentDocument | undefined)
        : (JSON.parse(draft) as ComponentDocument)
    const workflow = document?.workflows[place.workflowId]
    if (!document || !workflow) throw new Error(`no workflow ${place.workflowId} in ${hash}`)
    const { title, model } = document.component
    const { keepDays, limits } = workflow
    const shelved = { machine: compile(workflow, { title, model }, hash), keepDays, limits, document }
    this.#kept.set(hash, shelved)
    return shelved
  }
}
