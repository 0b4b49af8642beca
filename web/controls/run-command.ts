import type { Command, CommandOf } from '#domain/controls/commands.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { Expressions } from './expressions.ts'
import type { FormModel } from './form-model.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { RecordSource } from './records.ts'
import { targetOf, type Row, type Target } from './target.ts'

export { targetOf, type Row, type Target } from './target.ts'

/** What commands act on. */
export type CommandHost = {
  readonly view: PageView
  readonly form: FormModel
  readonly expressions: Expressions
  readonly records: RecordSource
  open(target: Target): void
  back(): void
  refresh(): void
  /** The form was stored. @param isNew whether the record is a new one */
  saved(record: RecordJson, isNew: boolean): void
  /** A save told what is wrong beside the fields: leads the reader there. */
  wrong(): void
  /** A record is gone; `restore` brings it back. */
  deleted(record: RecordJson, restore: () => Promise<void>): void
  /** A workflow was started; by its title. */
  started(workflow: string): void
  /** A command did not work out. */
  failed(failure: ServerError): void
}

/** Does a command and what follows it. Problems are told by the host; nothing is thrown. */
export async function runCommand(command: Command, host: CommandHost, row?: Row): Promise<void> {
  const done = await DO[command.kind](command as never, host, row)
  if (done && 'then' in command && command.then) await runCommand(command.then, host, row)
}

/** Stores the form; false where it did not come to that. */
export async function saveForm(host: CommandHost): Promise<boolean> {
  const isNew = host.form.record.peek() === null
  const result = await host.form.save()
  if (result === 'wrong') host.wrong()
  if (result !== 'saved') return false
  const record = host.form.record.peek()
  if (record) host.saved(record, isNew)
  return true
}

type Executors = {
  readonly [Kind in Command['kind']]: (
    command: CommandOf<Kind>,
    host: CommandHost,
    row?: Row,
  ) => Promise<boolean> | boolean
}

/** Each answers whether it came to its end, so that what follows may follow. */
const DO: Executors = {
  save: (_, host) => saveForm(host),
  open(command, host, row) {
    const target = targetOf(command, host, row)
    if (target) host.open(target)
    return target !== null
  },
  'start-workflow': async (command, host, row) =>
    (await import('./start-workflow.ts')).startWorkflow(command, host, row),
  back(_, host) {
    host.back()
    return true
  },
  refresh(_, host) {
    host.refresh()
    return true
  },
  async delete(_, host, row) {
    const record = row?.record ?? host.form.record.peek()
    if (!record) return false
    const component = row?.component ?? host.view.component.key
    try {
      await host.records.remove(component, record.id, record.version)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      host.failed(error)
      return false
    }
    host.deleted(record, () => host.records.restore(component, record.id))
    host.refresh()
    return true
  },
}
