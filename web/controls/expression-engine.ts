import { evaluate } from '#domain/expressions/evaluate.ts'
import { renderTemplate } from '#domain/expressions/template.ts'
import { settle, settleActs, type Work } from '#domain/controls/settle.ts'
import { pageScope, rowScope } from '#domain/controls/scope.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import type { PageView } from '#domain/sites/view.ts'
import { formatTag, timeZone } from '#web/ui/reader.ts'
import type { Engine } from './expressions.ts'

type Values = Parameters<Engine['evaluate']>[1]

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
  const scopeFor = (values: Values) => ({ ...context(), scope: 'record' in values ? onRow : page })
  const work = (read: () => Values): Work => ({
    evaluate(text) {
      const values = read()
      const result = evaluate(text, values, scopeFor(values))
      return result.ok ? result.value : null
    },
    fill(template) {
      const values = read()
      const result = renderTemplate(template, values, scopeFor(values))
      return result.ok ? result.value : ''
    },
  })
  return {
    evaluate: (text, values) => work(() => values).evaluate(text),
    settle: (control, values) => settle(control, work(values)),
    settleActs: (actions, values) =>
      settleActs(
        actions,
        work(() => values),
      ),
  }
}
