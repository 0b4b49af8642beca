import { describe, expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import type { CommandOf } from '#domain/controls/commands.ts'
import type { RecordJson } from '#domain/records/query.ts'
import { ServerError } from '#web/server/server-error.ts'
import { engineFor } from './expression-engine.ts'
import { expressionsOver } from './expressions.ts'
import { FormModel } from './form-model.ts'
import type { RecordSource, WorkflowSource } from './records.ts'
import { type CommandHost, runCommand } from './run-command.ts'
import type { Row } from './target.ts'
import { invoice, viewOf } from './testing-view.ts'

const input: Control = {
  id: 'number_field',
  kind: 'text-field',
  name: 'numberField',
  parent: null,
  order: 'a0',
  config: { property: 'number_x' },
}
const START = { kind: 'start-workflow', workflow: 'approval_x' } as const satisfies CommandOf<'start-workflow'>

/** A page with an invoice's form, and what it asked of workflows, in order. */
function page(record: RecordJson | null) {
  const log: string[] = []
  const keys: string[] = []
  const failures: ServerError[] = []
  const refuse = () => Promise.reject(new Error('not asked for'))
  const workflows: WorkflowSource = {
    ofRecord: refuse,
    answer: refuse,
    async start(component, workflow, given, key) {
      keys.push(key)
      log.push(`start ${component} ${workflow} ${JSON.stringify(given)}`)
      const failure = failures.shift()
      if (failure) throw failure
    },
  }
  const records: RecordSource = {
    query: refuse,
    get: refuse,
    remove: refuse,
    restore: refuse,
    workflows: async () => workflows,
    async create(_, values) {
      log.push('create')
      return invoice(values)
    },
    async update(_, __, version, values) {
      log.push('update')
      return invoice({ ...record, ...values, version: version + 1 })
    },
  }
  const view = viewOf({ number_field: input })
  const form = new FormModel({ view, record, params: {}, records, newKey: () => 'k' })
  const expressions = expressionsOver(
    () => ({ ...form.values.value, params: {} }),
    engineFor(view, () => 0),
  )
  const host: CommandHost = {
    view,
    form,
    expressions,
    records,
    open: () => void log.push('open'),
    back: () => void log.push('back'),
    refresh: () => void log.push('refresh'),
    saved: () => void log.push('saved'),
    wrong: () => void log.push('wrong'),
    deleted: () => {},
    started: (workflow) => void log.push(`started ${workflow}`),
    failed: ({ code }) => void log.push(`failed ${code}`),
  }
  return {
    host,
    form,
    log,
    keys,
    failures,
    run: (command: object, row?: Row) => runCommand(command as never, host, row),
  }
}
const ID = invoice().id

describe('starting a workflow', () => {
  it('is done on the page’s record, says so, and goes on with what follows', async () => {
    const { run, log } = page(invoice())
    await run({ ...START, input: { who: 'jana', total: { fx: 'total' } }, then: { kind: 'back' } })
    expect(log).toEqual([
      `start invoice approval {"record":"${ID}","input":{"who":"jana","total":10}}`,
      'started Approval',
      'refresh',
      'back',
    ])
  })

  it('saves first what is typed: a new record, or changes of the one that is open', async () => {
    const fresh = page(null)
    fresh.form.field('number').value.value = 'INV-7'
    await fresh.run(START)
    expect(fresh.log.slice(0, 2)).toEqual(['create', 'saved'])
    expect(fresh.log[2]).toContain(`"record":"${ID}"`)

    const changed = page(invoice())
    changed.form.field('number').value.value = 'INV-8'
    await changed.run(START)
    expect(changed.log.slice(0, 3)).toEqual(['update', 'saved', expect.stringContaining('start')])
  })

  it('on a row takes the row, and leaves the form alone', async () => {
    const { run, log, form } = page(invoice())
    form.field('number').value.value = 'typed'
    await run(START, { component: 'invoice', record: invoice({ id: 'row' }) })
    expect(log[0]).toBe('start invoice approval {"record":"row","input":{}}')
  })

  it('starts anew with every press, and once where the answer to a press was lost', async () => {
    const { run, keys, failures, log } = page(invoice())
    await run(START)
    await run(START)
    expect(new Set(keys).size).toBe(2)
    failures.push(new ServerError('offline'))
    await run({ ...START, then: { kind: 'back' } })
    expect(log.at(-1)).toBe('failed offline')
    await run(START)
    expect(keys[3]).toBe(keys[2])
    failures.push(new ServerError('forbidden'))
    await run(START)
    await run(START)
    expect(new Set(keys.slice(3)).size).toBe(3)
  })

  it('does nothing where the workflow is gone', async () => {
    const { run, log } = page(invoice())
    await run({ kind: 'start-workflow', workflow: 'gone_x', then: { kind: 'back' } })
    await run({ kind: 'start-workflow' })
    expect(log).toEqual([])
  })
})
