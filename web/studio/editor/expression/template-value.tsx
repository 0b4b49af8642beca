import { checkTemplate } from '#domain/expressions/template.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { problemText } from './problem-text.ts'

type Props = {
  template: string
  scope: Scope
  /** As for an expression: what cannot be worked out with them is left out. */
  values?: JsonObject | undefined
}

/** What words with `{{ expressions }}` come to, or what is wrong with them. */
export function TemplateValue({ template, scope, values }: Props) {
  const { evaluation } = useEditor()
  const [problem] = checkTemplate(template, scope)
  if (problem) {
    return (
      <span class="err">
        <Icon drawing={errorIcon} />
        <span>{problemText(problem)}</span>
      </span>
    )
  }
  const result = evaluation.fill(template, values && { scope, values })
  if (!result.ok && values) return null
  return (
    <span class="value">
      <b class="trunc">{result.ok ? result.value : problemText(result.error)}</b>
    </span>
  )
}
