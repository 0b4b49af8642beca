import type { Command, CommandOf } from '#domain/controls/commands.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { FilterScalar } from '#domain/controls/rows.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { Expressions } from './expressions.ts'
import type { FormModel } from './form-model.ts'
import { RecordFailure, type RecordSource } from './records.ts'

/** A record an act was asked for on, and the key of its component: a page may list several. */
export type Row = { readonly component: string; readonly record: RecordJson }

/** A page to open; component and page by their keys. */
export type Target = {
  readonly component: string
  readonly page: string
  readonly record: string | null
  readonly params: { readonly [name: string]: FilterScalar }
  readonly as: 'page' | 'dialog' | 'side'
}

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
  /** A command did not work out. */
  failed(failure: RecordFailure): void
}

/** Where an `open` command leads; null where its page is gone or out of reach. */
export function targetOf(command: CommandOf<'open'>, { view, expressions }: Pick<CommandHost, 'view' | 'expressions'>, row?: Row): Target | null {
  const component = view.references[command.component ?? view.component.id]
  const page = command.page === undefined ? component?.pages[0] : component?.pages.find((each) => each.id === command.page)
  if (!component || !page) return null
  const record = command.record === undefined ? null : expressions.value(command.record.fx, row?.record)
  const params = Object.entries(command.params ?? {}).map(([name, value]) => [name, isFx(value) ? scalar(expressions.value(value.fx, row?.record)) : value] as const)
  return {
    component: component.key,
    page: page.key,
    record: typeof record === 'string' && record !== '' ? record : null,
    params: Object.fromEntries(params),
    as: command.as ?? (page.presentation === 'dialog' ? 'dialog' : 'page'),
  }
}

/** A reference counts as its id; what no address can carry is left out. */
const scalar = (value: unknown): FilterScalar => {
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') return value.id
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Does a command and what follows it. Problems are told by the host; nothing is thrown. */
export async function runCommand(command: Command, host: CommandHost, row?: Row): Promise<void> {
  const done = await DO[command.kind](command as never, host, row)
  if (done && 'then' in command && command.then) await runCommand(command.then, host, row)
}

type Executors = { readonly [Kind in Command['kind']]: (command: CommandOf<Kind>, host: CommandHost, row?: Row) => Promise<boolean> | boolean }

/** Each answers whether it came to its end, so that what follows may follow. */
const DO: Executors = {
  async save(_, host) {
    const isNew = host.form.record.peek() === null
    const result = await host.form.save()
    if (result === 'wrong') host.wrong()
    if (result !== 'saved') return false
    const record = host.form.record.peek()
    if (record) host.saved(record, isNew)
    return true
  },
  open(command, host, row) {
    const target = targetOf(command, host, row)
    if (target) host.open(target)
    return target !== null
  },
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
      if (!(error instanceof RecordFailure)) throw error
      host.failed(error)
      return false
    }
    host.deleted(record, () => host.records.restore(component, record.id))
    host.refresh()
    return true
  },
}
