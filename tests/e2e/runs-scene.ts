import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiClient } from '#dev/api-client.ts'
import { OWNER as OWNER_MODEL, workflowOf } from '#domain/workflows/testing.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import type { Login } from './signed-in.ts'

const OWNER: Login = { email: 'aoife@example.org', password: 'a long enough password' }

/** A service that fails as long as it is told to. */
export type Moody = { readonly url: string; fails: boolean; readonly stop: () => Promise<void> }

export async function startMoody(): Promise<Moody> {
  const server: Server = createServer((_, response) => {
    const text = JSON.stringify(moody.fails ? { error: 'no more paper' } : { order: 'PO-4711' })
    response.writeHead(moody.fails ? 422 : 200, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const moody: Moody = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
    fails: false,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return moody
}

const event = (name: string) => ({ for: 'event', event: name })

/** Purchase approval, with events in the place of people: small ones go straight to the order. */
export function approval(url: string): Workflow {
  const workflow = workflowOf(
    {
      request: [
        { id: 'note', kind: 'set', config: { values: { asked: { fx: 'input.amount' } } } },
        {
          id: 'small',
          kind: 'if',
          config: { condition: 'input.amount <= 500' },
          slots: { yes: [{ id: 'skip_approve', kind: 'go', config: { stage: 'order' } }] },
        },
      ],
      approve: [
        {
          id: 'both',
          kind: 'parallel',
          config: {
            branches: [
              { id: 'budget', title: 'Budget' },
              { id: 'legal', title: 'Legal' },
            ],
          },
          slots: {
            budget: [{ id: 'owner', kind: 'wait', config: event('budget.approved') }],
            legal: [
              {
                id: 'over',
                kind: 'if',
                config: { condition: 'input.amount > 10000' },
                slots: { yes: [{ id: 'review', kind: 'wait', config: event('legal.approved') }] },
              },
            ],
          },
        },
      ],
      order: [
        {
          id: 'create',
          kind: 'call',
          config: { method: 'POST', url, body: '{"amount": input.amount}' },
        },
        { id: 'arrive', kind: 'wait', config: event('delivery.confirmed') },
        { id: 'end', kind: 'finish' },
      ],
    },
    { id: 'approval', key: 'purchase-approval', title: 'Purchase approval', onFailure: 'hold' },
  )
  const titles: { readonly [id: string]: string } = {
    note: 'Note the amount',
    small: 'Is it small?',
    both: 'Ask both',
    owner: 'Budget owner',
    over: 'Over 10,000?',
    review: 'Legal reviews',
    create: 'Create the order',
    arrive: 'Goods arrive',
    end: 'Ordered',
  }
  const stages: { readonly [id: string]: string } = { request: 'Request', approve: 'Approve', order: 'Order' }
  return {
    ...workflow,
    steps: Object.fromEntries(
      Object.entries(workflow.steps).map(([id, step]) => [id, { ...step, title: titles[id] ?? '' }]),
    ),
    stages: Object.fromEntries(
      Object.entries(workflow.stages).map(([id, stage]) => [id, { ...stage, title: stages[id] ?? id }]),
    ),
  }
}

/** An owner with a published component that has a workflow. */
export async function publishWorkflow(url: string, workflow: Workflow) {
  const owner = new ApiClient(url)
  await owner.call('POST', '/api/auth/setup', { ...OWNER, name: 'Aoife Byrne', workspaceName: 'Kestrel' })
  const { id } = await owner.call<{ id: string }>('POST', '/api/components', {
    title: 'Request',
  })
  const total = OWNER_MODEL.model.properties['total_a']
  await owner.call('POST', `/api/components/${id}/edits`, {
    base: 1,
    edits: [{ op: 'insert', path: ['component', 'model', 'properties', 'total_a'], value: total }],
  })
  await saveWorkflow(owner, id, workflow)
  await owner.publish([id], [], 'Purchase approval')
  return { owner, componentId: id, login: OWNER }
}

export async function saveWorkflow(owner: ApiClient, componentId: string, workflow: Workflow): Promise<void> {
  const { revision, document } = await owner.component(componentId)
  const op = workflow.id in document.workflows ? 'set' : 'insert'
  await owner.call('POST', `/api/components/${componentId}/edits`, {
    base: revision,
    edits: [{ op, path: ['workflows', workflow.id], value: workflow }],
  })
}
