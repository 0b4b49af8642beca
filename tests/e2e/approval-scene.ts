import pg from 'pg'
import * as v from 'valibot'
import { insertInvoices, makeInvoices, putOnSite } from '#dev/seed.ts'
import type { ComponentDocument, Page } from '#domain/components/document.ts'
import { ordered } from '#domain/components/model.ts'
import { Workflow } from '#domain/workflows/definition.ts'
import { invited, type Member, setUpAs } from './members.ts'
import type { Platform } from './platform.ts'

/** A workspace with invoices whose approval is asked of people, and a button on the form that starts it. */
export type ApprovalScene = {
  readonly url: string
  readonly component: string
  readonly formPage: string
  readonly documentId: string
  readonly mo: Member
  readonly jana: Member
  readonly aoife: Member
  readonly tomasz: Member
  readonly invoices: readonly { readonly id: string; readonly name: string }[]
  /** Starts a workflow by its key; answers the run's id. */
  start(workflow: string, record: string | null, input: object): Promise<string>
  query<Row extends pg.QueryResultRow>(text: string, params?: readonly unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

type StepGiven = { id: string; kind: string; stage: string; parent?: string; slot?: string; config: object }

const workflowOf = (id: string, title: string, stages: readonly string[], steps: readonly StepGiven[]) =>
  v.parse(Workflow, {
    schema: 1,
    id,
    key: id.replaceAll('_', '-'),
    title,
    order: 'a0',
    stages: Object.fromEntries(
      stages.map((name, i) => [name.toLowerCase(), { id: name.toLowerCase(), title: name, order: `a${i}` }]),
    ),
    steps: Object.fromEntries(
      steps.map((step, i) => [
        step.id,
        { parent: null, name: step.id, order: `a${String(i).padStart(3, '0')}`, ...step },
      ]),
    ),
  })

/** `purchase_approval` asks `input.approver`; `team_approval` asks everybody who is an ordinary user, and the first decides. */
function workflowsOf(state: string) {
  const options = [
    { id: 'approve', title: 'Approve', tone: 'primary' },
    { id: 'reject', title: 'Reject', tone: 'danger', comment: true },
    { id: 'change', title: 'Ask for a change' },
  ]
  const set = (value: number) => ({ values: { [state]: value } })
  const note = { values: { noted: true } }
  return [
    workflowOf(
      'purchase_approval',
      'Purchase approval',
      ['Request', 'Approval', 'Order'],
      [
        { id: 'request', kind: 'set', stage: 'request', config: note },
        {
          id: 'ask',
          kind: 'ask',
          stage: 'approval',
          config: {
            title: 'Approve {{ record.invoiceName }}?',
            text: '{{ user.name }} wants this. The budget has room for it this quarter.',
            people: { users: 'input.approver' },
            options,
            deadline: { amount: 30, unit: 'hours' },
            late: 'escalate',
            escalateTo: { users: 'input.later' },
          },
        },
        { id: 'approved', kind: 'update-record', stage: 'approval', parent: 'ask', slot: 'approve', config: set(1) },
        { id: 'rejected', kind: 'update-record', stage: 'approval', parent: 'ask', slot: 'reject', config: set(2) },
        { id: 'ordered', kind: 'set', stage: 'order', config: note },
      ],
    ),
    workflowOf(
      'team_approval',
      'Team approval',
      ['Approval'],
      [
        {
          id: 'ask',
          kind: 'ask',
          stage: 'approval',
          config: {
            title: 'Who checks {{ record.invoiceName }}?',
            people: { users: '[input.one, input.other]' },
            options,
          },
        },
      ],
    ),
  ]
}

export async function approvalScene({ url, databaseUrl }: Platform): Promise<ApprovalScene> {
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  const query = async <Row extends pg.QueryResultRow>(text: string, params: readonly unknown[] = []) =>
    (await database.query<Row>(text, [...params])).rows
  const mo = await setUpAs('Mo Okafor', url)
  const owner = mo.api
  const { id: documentId } = await makeInvoices(owner)
  await insertInvoices(owner, databaseUrl, documentId, 12)
  const { document, revision } = await owner.component(documentId)
  const form = formOf(document)
  const state = Object.values(document.component.model.properties).find(({ type }) => type === 'integer')?.id ?? ''

  const invite = (name: string) => invited(name, { by: mo, query })
  const jana = await invite('Jana Krause')
  const aoife = await invite('Aoife Byrne')
  const tomasz = await invite('Tomasz Wilk')

  const placed = (id: string, kind: string, order: string, config: object) => ({
    op: 'insert',
    path: ['pages', form.id, 'controls', id],
    value: { id, kind, name: id, parent: null, order, config },
  })
  await owner.call('POST', `/api/components/${documentId}/edits`, {
    base: revision,
    edits: [
      ...workflowsOf(state).map((value) => ({ op: 'insert', path: ['workflows', value.id], value })),
      { op: 'set', path: ['component', 'access'], value: 'members' },
      placed('submit', 'button', 'zy', {
        label: 'Submit for approval',
        command: {
          kind: 'start-workflow',
          workflow: 'purchase_approval',
          input: { approver: jana.id, later: tomasz.id },
        },
      }),
      placed('approvals', 'confirmation', 'zz', { label: 'Approval' }),
    ],
  })
  await putOnSite(owner, documentId)
  const component = document.component.key
  const { records: invoices } = await owner.call<{ records: { id: string; name: string }[] }>(
    'GET',
    `/api/records/${component}?sort=invoiceNumber`,
  )
  return {
    url,
    component,
    formPage: form.key,
    documentId,
    mo,
    jana,
    aoife,
    tomasz,
    invoices,
    query,
    start: async (workflow, record, input) =>
      (await owner.call<{ id: string }>('POST', `/api/workflows/${component}/${workflow}/runs`, { record, input })).id,
    stop: () => database.end(),
  }
}

function formOf({ pages }: ComponentDocument): Page {
  const form = ordered(pages).find(({ controls }) =>
    Object.values(controls).some(({ config }) => typeof config['property'] === 'string'),
  )
  if (!form) throw new Error('The template has no form')
  return form
}
