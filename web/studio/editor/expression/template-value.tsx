import { checkTemplate } from '#domain/expressions/template.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon } from '#web/ui/icons.ts'
import { useEditor } from '../context.ts'
import { problemText } from './problem-text.ts'

/** What words with `{{ expressions }}` come to, or what is wrong with them. */
export function TemplateValue({ template, scope }: { template: string; scope: Scope }) {
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
  const result = evaluation.fill(template)
  return (
    <span class="value">
      <b class="trunc">{result.ok ? result.value : problemText(result.error)}</b>
    </span>
  )
}
