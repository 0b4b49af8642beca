import { describe, expect, it } from 'vitest'
import type { RecordJson } from '#domain/records/query.ts'
import { FormModel } from './form-model.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { RecordSource, Values } from './records.ts'
import { invoice, viewOf } from './testing-view.ts'

const problem = (code: 'invalid_values' | 'version_mismatch', more: object) =>
  new ServerError(code, { type: '', title: code, status: 422, code, requestId: '', ...more })

/** A store of one invoice that answers as the server does. */
function store(stored: RecordJson | null) {
  const calls: string[] = []
  const failures: ServerError[] = []
  let current = stored
  const answer = (values: Values): RecordJson => {
    const failure = failures.shift()
    if (failure) throw failure
    current = invoice({ ...current, ...values, version: (current?.version ?? 0) + 1 })
    return current
  }
  const refuse = () => Promise.reject(new Error('not asked for'))
  const records: RecordSource = {
    query: refuse,
    get: refuse,
    remove: refuse,
    restore: refuse,
    workflows: refuse,
    async create(_, values, key) {
      calls.push(`create ${key} ${JSON.stringify(values)}`)
      return answer(values)
    },
    async update(_, __, version, values) {
      calls.push(`update ${version} ${JSON.stringify(values)}`)
      return answer(values)
    },
  }
  return { calls, failures, records }
}

let keys = 0
const formOf = (record: RecordJson | null, records: RecordSource, params = {}) =>
  new FormModel({ view: viewOf({}), record, params, records, newKey: () => `key${++keys}` })

describe('a form', () => {
  it('creates once and updates from then on', async () => {
    const { calls, records } = store(null)
    const form = formOf(null, records)
    form.field('number').value.value = 'INV-1'
    expect(await form.save()).toBe('saved')
    form.field('total').value.value = 12
    expect(form.changed.value.map(({ name }) => name)).toEqual(['total'])
    expect(await form.save()).toBe('saved')
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['create', 'update'])
    expect(calls[1]).toBe('update 1 {"total":12}')
    expect(form.changed.value).toEqual([])
  })

  it('tries again under the same key, so that a lost answer makes no second record', async () => {
    const { calls, failures, records } = store(null)
    failures.push(new ServerError('offline'))
    const form = formOf(null, records)
    form.field('number').value.value = 'INV-1'
    expect(await form.save()).toBe('failed')
    expect(form.field('number').value.value).toBe('INV-1')
    expect(await form.save()).toBe('saved')
    expect(calls[0]).toBe(calls[1])
    expect(form.failure.value).toBeNull()
  })

  it('takes another key for other values', async () => {
    const { calls, failures, records } = store(null)
    failures.push(new ServerError('offline'))
    const form = formOf(null, records)
    form.field('number').value.value = 'INV-1'
    await form.save()
    form.field('number').value.value = 'INV-2'
    await form.save()
    expect(calls[0]?.split(' ')[1]).not.toBe(calls[1]?.split(' ')[1])
  })

  it('stores nothing while something is wrong, and says it at the field', async () => {
    const { calls, records } = store(null)
    const form = formOf(null, records)
    form.field('total').value.value = -1
    expect(await form.save()).toBe('wrong')
    expect(form.wrong.value.map(({ name }) => name)).toEqual(['number', 'total'])
    expect(form.field('total').error.value).toBe('Must be at least 0.')
    expect(calls).toEqual([])
  })

  it('puts the server’s problems at their fields', async () => {
    const { failures, records } = store(invoice())
    failures.push(
      problem('invalid_values', { fields: [{ path: 'number', code: 'value_not_unique', message: 'Taken.' }] }),
    )
    const form = formOf(invoice(), records)
    form.field('number').value.value = 'INV-2'
    expect(await form.save()).toBe('wrong')
    expect(form.field('number').error.value).toBe('Taken.')
    expect(form.field('number').value.value).toBe('INV-2')
  })

  it('keeps both people’s changes when they changed different fields, and asks where they changed the same', async () => {
    const { calls, failures, records } = store(invoice({ version: 2, total: 99, due: '2026-12-24' }))
    failures.push(
      problem('version_mismatch', {
        extra: {
          current: invoice({ version: 2, total: 99, due: '2026-12-24' }),
          by: { id: 'user_1', name: 'Olga Owner' },
        },
      }),
    )
    const form = formOf(invoice(), records)
    form.field('total').value.value = 20
    form.field('number').value.value = 'INV-9'
    expect(await form.save()).toBe('conflict')
    expect(form.conflict.value?.fields.map(({ name }) => name)).toEqual(['total'])
    expect(form.conflict.value?.by).toBe('Olga Owner')
    form.resolve(new Set())
    expect([form.field('total'), form.field('number'), form.field('due')].map(({ value }) => value.value)).toEqual([
      99,
      'INV-9',
      '2026-12-24',
    ])
    expect(await form.save()).toBe('saved')
    expect(calls.at(-1)).toBe('update 2 {"number":"INV-9"}')
  })

  it('begins with parameters named like its properties, and goes back to what was stored', () => {
    const { records } = store(null)
    expect(formOf(null, records, { total: 5 }).field('total').value.value).toBe(5)
    const form = formOf(invoice(), records, { total: 5 })
    form.field('total').value.value = 1
    form.discard()
    expect(form.field('total').value.value).toBe(10)
  })

  it('sends references as ids, and says nothing of a reference that is the same', async () => {
    const { calls, records } = store(invoice())
    const form = formOf(invoice({ customer: { id: 'c1', name: 'A' } }), records)
    form.field('customer').value.value = { id: 'c1', name: 'renamed' }
    expect(form.changed.value).toEqual([])
    form.field('customer').value.value = { id: '00000000-0000-7000-8000-000000000002', name: 'B' }
    await form.save()
    expect(calls).toEqual(['update 1 {"customer":"00000000-0000-7000-8000-000000000002"}'])
  })
})
