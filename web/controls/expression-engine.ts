import { evaluate } from '#domain/expressions/evaluate.ts'
import { renderTemplate } from '#domain/expressions/template.ts'
import { pageScope, rowScope } from '#domain/controls/scope.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { PageView } from '#domain/sites/view.ts'
import { formatTag, timeZone } from '#web/ui/reader.ts'
import type { Engine } from './expressions.ts'

/**
 * The expression language for one page. A mistake of a builder's never breaks a page: the value is null, the text empty.
 * @param now epoch ms at the moment of evaluation
 */
export function engineFor(view: PageView, now: () => number): Engine {
  const { component, can } = view
  const page: Scope = { ...pageScope(component), open: true }
  const onRow: Scope = { ...rowScope(page, component), variables: { ...page.variables, record: 'any' }, open: true }
  const context = () => ({
    now: now(),
    timeZone: timeZone.value,
    locale: formatTag.value,
    functions: {
      can: (action: unknown) =>
        typeof action === 'string' && Object.hasOwn(can, action) && can[action as keyof typeof can],
    },
  })
  return {
    evaluate(text, values) {
      const result = evaluate(text, values, { ...context(), scope: 'record' in values ? onRow : page })
      return result.ok ? result.value : null
    },
    fill(template, values) {
      const result = renderTemplate(template, values, { ...context(), scope: page })
      return result.ok ? result.value : ''
    },
  }
}
