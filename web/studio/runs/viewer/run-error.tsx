import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { RunError as Failure } from '#domain/workflows/events.ts'
import type { Machine } from '#domain/workflows/machine.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { fieldLabel } from '../../editor/workflow/steps-text.ts'
import { messages as steps } from '../../editor/workflow/messages.ts'
import { messages } from '../messages.ts'
import { errorSentence } from '../run-words.ts'
import { titleOf } from './step-names.ts'
import { Values } from './values.tsx'

type Props = { error: Failure; machine: Machine; workflow: Workflow | null }

/** The text of a setting that a failure names: `condition`, `values.total.fx`, `people.users`. */
export function settingText(config: JsonObject, field: string): string | null {
  let at: Json | undefined = config
  for (const part of field.split('.')) {
    if (typeof at !== 'object' || at === null) return null
    at = (at as { readonly [name: string]: Json })[part]
  }
  return typeof at === 'string' ? at : null
}

/** Why something failed: in words, where in the step, at which signs of the expression, and the value in the way. */
export function RunError({ error, machine, workflow }: Props) {
  const t = messages.t.viewer
  const { code, message, step, field, range, value } = error
  const sentence = errorSentence(error)
  const node = step === undefined ? undefined : machine.nodes[step]
  const text = node && field !== undefined ? settingText(node.config, field) : null
  return (
    <div class="sec run-error" role="group" aria-label={t.error}>
      <p class="medium">{sentence}</p>
      {message !== '' && message !== sentence && message !== code && <p class="mono fs-2 wrap">{message}</p>}
      <dl class="dl fs-2">
        {step !== undefined && (
          <>
            <dt>{t.inStep}</dt>
            <dd>{titleOf(workflow, step)}</dd>
          </>
        )}
        {field !== undefined && field !== '' && (
          <>
            <dt>{t.inField}</dt>
            <dd>{node ? fieldLabel(node.kind, field.split('.')[0] ?? field, steps.t) : field}</dd>
          </>
        )}
      </dl>
      {text !== null && (
        <code class="run-expression">
          {range ? (
            <>
              {text.slice(0, range.from)}
              <mark title={t.atSigns(range.from + 1, range.to)}>{text.slice(range.from, range.to)}</mark>
              {text.slice(range.to)}
            </>
          ) : (
            text
          )}
        </code>
      )}
      {value !== undefined && value !== null && (
        <>
          <span class="fs-2 muted">{t.value}</span>
          <Values value={value} />
        </>
      )}
    </div>
  )
}
