import type { CommandOf } from '#domain/controls/commands.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { Json } from '#domain/lib/json.ts'
import { ServerError } from '#web/server/server-error.ts'
import { type CommandHost, saveForm } from './run-command.ts'
import type { Row } from './target.ts'

type Start = CommandOf<'start-workflow'>

/** Keys of presses whose answer was lost: the next press asks whether it had started, and starts no second one. */
const unsure = new Map<string, string>()

/**
 * Starts a workflow, once a press. What it is started on is named, or the row, or the page's record, which is saved first where
 * something on it is not: a workflow sees what the reader sees.
 */
export async function startWorkflow(command: Start, host: CommandHost, row?: Row): Promise<boolean> {
  const workflow = host.view.workflows[command.workflow ?? '']
  if (!workflow) return false
  const { component, key: workflowKey, title } = workflow
  const isOwn = !row && command.record === undefined && component === host.view.component.key
  if (isOwn && needsSaving(host) && !(await saveForm(host))) return false
  const record = recordOf(command, host, component, row)
  const input = Object.fromEntries(
    Object.entries(command.input ?? {}).map(([name, value]): [string, Json] => [
      name,
      isFx(value) ? ((host.expressions.value(value.fx, row?.record) ?? null) as Json) : value,
    ]),
  )
  const what = JSON.stringify([component, workflowKey, record, input])
  const key = unsure.get(what) ?? crypto.randomUUID()
  unsure.set(what, key)
  try {
    await (await host.records.workflows()).start(component, workflowKey, { record, input }, key)
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    if (error.code !== 'offline') unsure.delete(what)
    host.failed(error)
    return false
  }
  unsure.delete(what)
  host.started(title)
  host.refresh()
  return true
}

/** A page that only shows has nothing to save. */
const needsSaving = ({ form, view }: CommandHost): boolean =>
  form.changed.peek().length > 0 || (form.record.peek() === null && holdsInputs(view.page.controls))

const holdsInputs = (controls: CommandHost['view']['page']['controls']): boolean =>
  Object.values(controls).some(({ kind, config }) => kind !== 'data-grid' && typeof config['property'] === 'string')

function recordOf(command: Start, { form, view, expressions }: CommandHost, owner: string, row?: Row): string | null {
  if (command.record !== undefined) {
    const given = expressions.value(command.record.fx, row?.record)
    return typeof given === 'string' && given !== '' ? given : null
  }
  if (row) return row.component === owner ? row.record.id : null
  return owner === view.component.key ? (form.record.peek()?.id ?? null) : null
}
