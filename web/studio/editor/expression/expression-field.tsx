import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { check } from '#domain/expressions/check.ts'
import type { Limits } from '#domain/expressions/limits.ts'
import { typeName, type ExprType, type Scope } from '#domain/expressions/scope.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Problem } from '#domain/lib/problem.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { valueText } from '../evaluation-model.ts'
import { messages } from '../messages.ts'
import type { ExpressionEditor } from './expression-editor.ts'
import { problemText, typeText } from './problem-text.ts'
import { Tokens } from './tokens.tsx'

type Props = {
  label: string
  hideLabel?: boolean
  value: string
  expected: ExprType
  /** What the place takes of that type. */
  limits?: Limits | undefined
  scope: Scope
  /** The component whose row `record` is; null where no row is at hand. */
  rows: string | null
  onChange: (text: string) => void
  /** Values beside those of the record and the user; where they do not suffice for a value, its type is shown alone. */
  values?: JsonObject | undefined
  /** Back to a fixed value; left out where only an expression will do. */
  onBack?: (() => void) | undefined
}

/** Whether somebody has just asked for an expression: where it appears, they go on writing. */
let wanted = false

/** The button beside a fixed value that turns it into an expression. */
export const UseExpression = ({ label, onUse }: { label: string; onUse: () => void }) => (
  <button
    type="button"
    class="fx-off push"
    aria-label={`fx ${messages.t.inspector.useExpression(label)}`}
    title={messages.t.inspector.useExpression(label)}
    onClick={() => {
      wanted = true
      onUse()
    }}
  >
    fx
  </button>
)

/** An expression: coloured, completed, checked against the type its place asks for, with its value under it. */
export function ExpressionField({
  label,
  hideLabel,
  value,
  expected,
  limits,
  scope,
  rows,
  values,
  onChange,
  onBack,
}: Props) {
  const t = messages.t.inspector
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<ExpressionEditor | null>(null)
  const ready = useSignal(false)
  const latest = useRef({ onChange, scope, limits })
  latest.current = { onChange, scope, limits }
  const { problems, type } = check(value, scope, expected, limits)
  const empty = value.trim() === ''
  const wrong = !empty && problems.length > 0

  useEffect(() => {
    let gone = false
    const asked = wanted
    wanted = false
    void import('./expression-editor.ts').then(({ mountExpressionEditor }) => {
      if (gone || !host.current) return
      editor.current = mountExpressionEditor(host.current, {
        text: value,
        label: t.expression(label),
        describedBy: `${id}-note`,
        scope: () => latest.current.scope,
        choices: () => latest.current.limits?.choices ?? [],
        onChange: (text) => latest.current.onChange(text),
      })
      ready.value = true
      if (asked) requestAnimationFrame(() => editor.current?.focus())
    })
    return () => {
      gone = true
      editor.current?.close()
      editor.current = null
    }
    // Mounted once: later texts, scopes and labels reach the editor below.
  }, [id])

  useEffect(() => editor.current?.show(value, problems), [value, problems, ready.value])

  return (
    <div class="field">
      {!hideLabel && (
        <span class="label" id={`${id}-label`}>
          {label}
        </span>
      )}
      <div class={classNames('fx', wrong && 'is-invalid')}>
        <div class="fx-editor" ref={host} hidden={!ready.value} />
        {!ready.value && (
          <code>
            <Tokens text={value} />
          </code>
        )}
        {onBack ? (
          <button type="button" class="fxb" aria-label={t.useValue(label)} title={t.useValue(label)} onClick={onBack}>
            fx
          </button>
        ) : (
          <span class="fxb" aria-hidden>
            fx
          </span>
        )}
      </div>
      <div id={`${id}-note`}>
        {wrong ? (
          <Wrong text={value} problem={problems[0]} onFix={onChange} />
        ) : (
          !empty && <Value text={value} scope={scope} rows={rows} type={type} values={values} />
        )}
      </div>
    </div>
  )
}

function Wrong({
  text,
  problem,
  onFix,
}: {
  text: string
  problem: Problem | undefined
  onFix: (text: string) => void
}) {
  if (!problem) return null
  const { range, params } = problem
  const suggestion = params?.['suggestion']
  return (
    <span class="err">
      <Icon drawing={errorIcon} />
      <span>
        {problemText(problem)}{' '}
        {typeof suggestion === 'string' && range && (
          <button
            type="button"
            class="fix"
            onClick={() => onFix(text.slice(0, range.from) + suggestion + text.slice(range.to))}
          >
            {messages.t.inspector.useSuggestion(suggestion)}
          </button>
        )}
      </span>
    </span>
  )
}

type ValueProps = { text: string; scope: Scope; rows: string | null; type: ExprType; values: JsonObject | undefined }

function Value({ text, scope, rows, type, values }: ValueProps) {
  const { evaluation } = useEditor()
  const result = evaluation.evaluate(text, scope, rows, values)
  const why = result.ok || values !== undefined ? '' : problemText(result.error)
  return (
    <span class="value">
      <b class="trunc">
        {result.ok ? (result.value === null ? messages.t.inspector.noValue : valueText(result.value)) : why}
      </b>
      <span class="ty">{typeText(typeName(type))}</span>
    </span>
  )
}
