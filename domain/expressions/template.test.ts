import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scope } from './scope.ts'
import { checkTemplate, parseTemplate, renameInTemplate, renderTemplate } from './template.ts'

const scope: Scope = {
  variables: {
    name: 'string',
    total: 'double',
    due: 'date',
    at: 'datetime',
    customer: { record: { id: 'string', name: 'string' } },
  },
}
const values = {
  name: 'Ada',
  total: 1234.5,
  due: '2026-11-21',
  at: '2026-11-21T23:30:00Z',
  customer: { id: 'c', name: 'Byron' },
}
const fill = (template: string, more = {}) => {
  const result = renderTemplate(template, values, { now: 0, scope, ...more })
  return result.ok ? result.value : result.error.code
}

describe('templates', () => {
  it.each<[string, string]>([
    ['Hello {{ name }}!', 'Hello Ada!'],
    ['{{name}}{{ total }}', 'Ada1234.5'],
    ['{{ null }}', ''],
    ['{{ "}}" }} and {{ \'{{\' }}', '}} and {{'],
    ['{{ {"a": {"b": "x"}}.a.b }}', 'x'],
    ['no expression }} here', 'no expression }} here'],
    ['{{ customer }}', 'Byron'],
    ['{{ [1, 2] }}', '1, 2'],
    ['{{ name + }}', 'expression_syntax'],
    ['{{ due }} {{ at }}', '2026-11-21 2026-11-21T23:30:00.000Z'],
  ])('%s → %s', (template, expected) => {
    expect(fill(template)).toBe(expected)
  })

  it('writes numbers and dates as people of the locale do', () => {
    expect(fill('{{ total }} · {{ format(total, 2) }} · {{ due }}', { locale: 'de' })).toBe(
      '1234,5 · 1.234,50 · 21.11.2026',
    )
    expect(fill('{{ at }}', { locale: 'de', timeZone: 'Asia/Tokyo' })).toBe('22.11.2026, 08:30')
    expect(fill('{{ total }}', { locale: 'not a locale' })).toBe('expression_locale')
  })

  it('tells problems where they are', () => {
    const template = 'Dear 😀 {{ nmae }}, {{ total + name }}: {{ due'
    expect(
      checkTemplate(template, scope).map(({ code, range }) => [code, range && template.slice(range.from, range.to)]),
    ).toEqual([
      ['expression_unknown_name', 'nmae'],
      ['expression_no_overload', 'total + name'],
      ['template_unclosed', '{{ due'],
    ])
  })

  it('renames in expressions only', () => {
    expect(renameInTemplate('total {{ total }} {{ "total" + customer.total', 'total', 'sum')).toBe(
      'total {{ sum }} {{ "total" + customer.total',
    )
  })

  it('loses nothing of any text, and fills text without braces with itself', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{', '}', '"', "'", '\\', 'name', '"""'))
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (template) => {
          const back = parseTemplate(template).map((part) =>
            part.kind === 'text' ? part.text : `{{${part.text}${part.closed ? '}}' : ''}`,
          )
          expect(back.join('')).toBe(template)
          if (!template.includes('{{')) expect(fill(template)).toBe(template)
        },
      ),
    )
  })
})
