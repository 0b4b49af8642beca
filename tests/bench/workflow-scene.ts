import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import type { JsonObject } from '#domain/lib/json.ts'
import { Workflow } from '#domain/workflows/definition.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import type { Scene } from './scene.ts'

/** A step of a workflow to be measured, in a stage's one sequence or in a slot of the step before. */
type Sketch = { readonly kind: StepKind; readonly config: JsonObject; readonly inside?: readonly Sketch[] }

/** A workflow of one stage. */
export function sketch(id: string, steps: readonly Sketch[]): Workflow {
  const made: { [id: string]: JsonObject } = {}
  const place = (list: readonly Sketch[], parent: string | null) => {
    for (const [i, { kind, config, inside }] of list.entries()) {
      const step = `s${Object.keys(made).length}`
      const order = `a${String(i).padStart(5, '0')}`
      made[step] = {
        id: step,
        kind,
        name: step,
        stage: 'main',
        parent,
        order,
        config,
        ...(parent === null ? {} : { slot: 'body' }),
      }
      if (inside) place(inside, step)
    }
  }
  place(steps, null)
  return v.parse(Workflow, {
    schema: 1,
    id,
    key: id.replaceAll('_', '-'),
    title: id,
    order: 'a0',
    stages: { main: { id: 'main', title: 'Main', order: 'a0' } },
    steps: made,
  })
}

/** Publishes workflows with the component of the scene. */
export async function publishWorkflows({ owner, componentId }: Scene, workflows: readonly Workflow[]): Promise<void> {
  const { revision } = await owner.component(componentId)
  await owner.call('POST', `/api/components/${componentId}/edits`, {
    base: revision,
    edits: workflows.map((value) => ({ op: 'insert', path: ['workflows', value.id], value })),
  })
  await owner.publish([componentId], [], 'Workflows')
}

/** A service that steps call: answers a number plus one, and counts. */
export type Service = { readonly url: string; readonly calls: () => number; readonly stop: () => Promise<void> }

export async function startService(): Promise<Service> {
  let calls = 0
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      calls++
      const { n = 0 } = body === '' ? {} : (JSON.parse(body) as { n?: number })
      const answer = JSON.stringify({ n: n + 1 })
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: () => calls,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
