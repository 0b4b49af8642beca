import { expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import { viewOf } from '#web/controls/testing-view.ts'
import { pageRuntime } from './page-runtime.ts'

it('knows the values of a page before it is drawn: drawing an input changes nothing that expressions read', () => {
  const loose = { id: 'note_aaaaaa', kind: 'text-field', name: 'note', parent: null, order: 'z', config: {} } as Control
  const refuse = () => Promise.reject(new Error('not asked for'))
  const { form } = pageRuntime({
    mode: 'canvas',
    view: viewOf({ [loose.id]: loose }),
    record: null,
    records: {
      query: refuse,
      get: refuse,
      create: refuse,
      update: refuse,
      remove: refuse,
      restore: refuse,
      workflows: refuse,
    },
    user: { id: 'u', name: 'Mo', email: 'mo@kestrel.example', role: 'owner' },
    now: () => 0,
  })
  const before = form.values.peek()
  expect(before).toHaveProperty('note', null)
  form.field('note')
  expect(form.values.peek()).toBe(before)
})
