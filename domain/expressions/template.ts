import type { Json } from '../lib/json.ts'
import type { Problem } from '../lib/problem.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { parseInstant } from '../lib/time.ts'
import { check } from './check.ts'
import { compile, run } from './compile.ts'
import { type Context, DEFAULT_FUEL, type EvaluationError, MAX_TEXT } from './frame.ts'
import { rename } from './rename.ts'
import { type ExprType, OPEN_SCOPE, type Scope } from './scope.ts'
import { problem } from './syntax.ts'
import { tokens } from './tokens.ts'

/** A stretch of a template: plain text, or an expression with its range (without the braces) in the template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'expression'
      readonly text: string
      readonly from: number
      readonly to: number
      readonly closed: boolean
    }

export const MAX_TEMPLATE = 20_000
export const MAX_TEMPLATE_EXPRESSIONS = 100

/** Where the expression that starts at `from` ends: at `}}` outside of texts and braces of its own; null when it never does. */
function endOf(template: string, from: number): number | null {
  // Most expressions end at the first pair; a longer stretch is looked at only when that one lies inside a text or a map.
  for (let end = template.indexOf('}}', from); end >= 0; end = template.indexOf('}}', end + 1)) {
    let open = 0
    const found = tokens(template.slice(from, end))
    for (const token of found) {
      const char = template.charAt(from + token.from)
      if (token.kind === 'punctuation') open += char === '{' ? 1 : char === '}' ? -1 : 0
    }
    const last = found.at(-1)
    const inText = last?.kind === 'string' && !isClosed(template.slice(from + last.from, from + last.to))
    if (open <= 0 && !inText) return end
    if (end - from > 2_000) return null
  }
  return null
}

const isClosed = (literal: string): boolean =>
  /^[rRbB]?("""[^]*"""|'''[^]*'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')$/.test(literal)

/** Splits `Hello {{ name }}!`. Never fails: an expression that is not closed goes to the end. */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let at = 0
  for (let open = template.indexOf('{{'); open >= 0; open = template.indexOf('{{', at)) {
    const from = open + 2
    const end = endOf(template, from)
    const to = end ?? template.length
    if (open > at) parts.push({ kind: 'text', text: template.slice(at, open) })
    parts.push({ kind: 'expression', text: template.slice(from, to), from, to, closed: end !== null })
    at = end === null ? template.length : to + 2
  }
  if (at < template.length) parts.push({ kind: 'text', text: template.slice(at) })
  return parts
}

/** Everything wrong with a template, ranges counted in the template. Adds `template_unclosed` and `template_too_long` {max}. */
export function checkTemplate(template: string, scope: Scope): Problem[] {
  if (template.length > MAX_TEMPLATE) {
    return [problem('template_too_long', { from: MAX_TEMPLATE, to: template.length }, { max: MAX_TEMPLATE })]
  }
  const parts = parseTemplate(template).filter((part) => part.kind === 'expression')
  const beyond = parts[MAX_TEMPLATE_EXPRESSIONS]
  if (beyond)
    return [problem('template_too_long', { from: beyond.from, to: beyond.to }, { max: MAX_TEMPLATE_EXPRESSIONS })]
  return parts.flatMap(({ text, from, to, closed }) =>
    closed
      ? check(text, scope).problems.map((each) => ({ ...each, range: moved(each.range, from) }))
      : [problem('template_unclosed', { from: from - 2, to })],
  )
}

const moved = (range: Problem['range'], by: number) => ({ from: (range?.from ?? 0) + by, to: (range?.to ?? 0) + by })

/**
 * Fills a template. Null becomes nothing; with a locale, numbers, dates and datetimes are written as its people do. Never throws.
 * All expressions together share `context.fuel`.
 */
export function renderTemplate(
  template: string,
  values: { readonly [name: string]: unknown },
  { scope = OPEN_SCOPE, ...context }: Context & { readonly scope?: Scope },
): Result<string, EvaluationError> {
  if (template.length > MAX_TEMPLATE)
    return fail({ code: 'template_too_long', severity: 'error', path: [], params: { max: MAX_TEMPLATE } })
  const parts = parseTemplate(template)
  const count = parts.filter((part) => part.kind === 'expression').length
  if (count > MAX_TEMPLATE_EXPRESSIONS) {
    return fail({ code: 'template_too_long', severity: 'error', path: [], params: { max: MAX_TEMPLATE_EXPRESSIONS } })
  }
  let text = ''
  for (const part of parts) {
    const filled = part.kind === 'text' ? ok(part.text) : fill(part.text, values, scope, share(context, count))
    if (!filled.ok) return filled
    text += filled.value
    if (text.length > MAX_TEXT)
      return fail({ code: 'expression_text_too_long', severity: 'error', path: [], params: { max: MAX_TEXT } })
  }
  return ok(text)
}

/** An even part of the fuel for each expression. */
const share = (context: Context, count: number): Context => ({
  ...context,
  fuel: Math.floor((context.fuel ?? DEFAULT_FUEL) / count),
})

function fill(
  text: string,
  values: { readonly [name: string]: unknown },
  scope: Scope,
  context: Context,
): Result<string, EvaluationError> {
  const compiled = compile(text, scope)
  if (!compiled.ok) return fail(compiled.error[0] ?? { code: 'expression_failed', severity: 'error', path: [] })
  const value = run(compiled.value, values, context)
  if (!value.ok) return value
  try {
    return ok(shown(value.value, compiled.value.type, context))
  } catch {
    // Only Intl throws, on a locale or a time zone that nobody knows.
    return fail({
      code: 'expression_locale',
      severity: 'error',
      path: [],
      params: { locale: context.locale ?? null, timeZone: context.timeZone ?? null },
    })
  }
}

/** A value as people read it. */
function shown(value: Json, type: ExprType, context: Context): string {
  const { locale, timeZone = 'UTC' } = context
  if (value === null) return ''
  if (typeof value === 'string') {
    if (locale === undefined || (type !== 'date' && type !== 'datetime')) return value
    const at = parseInstant(type === 'date' ? `${value}T00:00Z` : value)
    if (at === null) return value
    const style =
      type === 'date'
        ? ({ dateStyle: 'medium', timeZone: 'UTC' } as const)
        : ({ dateStyle: 'medium', timeStyle: 'short', timeZone } as const)
    return new Intl.DateTimeFormat(locale, style).format(at)
  }
  if (typeof value === 'number' && locale !== undefined) {
    // No thousands separators: a year or a number of an invoice is not a quantity. `format()` writes quantities.
    return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 15 }).format(value)
  }
  if (Array.isArray(value)) return value.map((item: Json) => shown(item, 'any', context)).join(', ')
  if (typeof value === 'object')
    return 'name' in value && typeof value.name === 'string' ? value.name : JSON.stringify(value)
  return String(value)
}

/** `rename` in every expression of a template. */
export function renameInTemplate(template: string, from: string, to: string): string {
  return parseTemplate(template)
    .map((part) => (part.kind === 'text' ? part.text : `{{${rename(part.text, from, to)}${part.closed ? '}}' : ''}`))
    .join('')
}
