import { beforeAll, expect, it } from 'vitest'
import * as v from 'valibot'
import { ComponentDocument } from '#domain/components/document.ts'
import { workflowOf } from '#domain/workflows/testing.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { tellProblem } from './problem-trail.ts'

const control = { id: 'due_c', kind: 'date', name: 'due', parent: null, order: 'a0', config: { property: 'due_a' } }
const DOCUMENT = v.parse(ComponentDocument, {
  component: {
    schema: 1,
    id: 'invoice',
    key: 'invoice',
    title: 'Invoice',
    model: {
      properties: {
        due_a: { id: 'due_a', name: 'due', title: 'Due date', order: 'a0', type: 'date' },
        invoice_a: { id: 'invoice_a', name: 'invoice', title: 'Invoice', order: 'a1', type: 'string' },
      },
    },
  },
  pages: {
    form: { schema: 1, id: 'form', key: 'form', title: 'Form', order: 'a0', controls: { due_c: control } },
  },
  workflows: {
    approval: workflowOf(
      { ask: [{ id: 'note', kind: 'finish' }] },
      { id: 'approval', key: 'approval', title: 'Approval' },
    ),
  },
})
const trailOf = (path: string) =>
  tellProblem(
    {
      code: 'reference_missing',
      severity: 'error',
      path: ['components', 'invoice', ...path.split('/').filter(Boolean)],
    },
    DOCUMENT,
  ).trail

beforeAll(() => messagesReady('en'))

it.each([
  ['pages/form/controls/due_c/config/readOnly/fx', 'Invoice › Form › Read-only of Due date'],
  ['pages/form/controls/due_c/config/property', 'Invoice › Form › Property of Due date'],
  ['pages/form/title', 'Invoice › Form'],
  ['component/model/properties/due_a/default', 'Invoice › Model › Due date'],
  ['component/model/properties/invoice_a/default', 'Invoice › Model › Invoice'],
  ['component/key', 'Invoice › Component'],
  ['workflows/approval/title', 'Invoice › Approval'],
])('%s is at %s', (path, trail) => {
  expect(trailOf(path).join(' › ')).toBe(trail)
})

it('of a step names workflow, stage and step', () => {
  const stage = DOCUMENT.workflows['approval']?.stages['ask']?.title
  expect(trailOf('workflows/approval/steps/note/kind').slice(0, 3)).toEqual(['Invoice', 'Approval', stage])
})
