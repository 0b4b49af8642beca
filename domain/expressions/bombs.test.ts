import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { evaluate } from './evaluate.ts'
import { MAX_TEXT } from './frame.ts'
import { OPEN_SCOPE } from './scope.ts'
import { renderTemplate } from './template.ts'
import { toPredicate } from './to-predicate.ts'

const TEN = '[1,2,3,4,5,6,7,8,9,10]'
const nested = (levels: number, body: string): string =>
  levels === 0 ? body : `${TEN}.map(v${levels}, ${nested(levels - 1, body)})`
const failure = (text: string, values = {}) => {
  const result = evaluate(text, values, { now: 0 })
  return result.ok ? result.value : result.error.code
}

describe('expressions built to do harm end in a typed error', () => {
  it.each<[string, string, string]>([
    ['loops in loops', nested(8, '1'), 'expression_too_costly'],
    ['loops without operators', nested(8, 'v1'), 'expression_too_costly'],
    ['text that doubles', `["x"]${'.map(s, s + s)'.repeat(40)}`, 'expression_text_too_long'],
    [
      'text made by replace',
      `"${'a'.repeat(900)}"${'.replace("a", "aaaaaaaaaaaaaaaaaaaaaaaa")'.repeat(5)}`,
      'expression_text_too_long',
    ],
    ['lists that double', `["x"]${'.map(l, [l, l])'.repeat(60)}`, 'expression_too_costly'],
    [
      'lists compared that double',
      `[1]${'.map(l, [l, l])'.repeat(50)} == [1]${'.map(l, [l, l])'.repeat(50)}`,
      'expression_too_costly',
    ],
    ['lists added to themselves', `[[1]]${'.map(l, l + l)'.repeat(60)}`, 'expression_too_costly'],
    ['long text split into characters in a loop', nested(4, 'big.split("").length()'), 'expression_too_costly'],
    ['long texts compared in a loop', nested(4, '(big + "a") < (big + "b") ? 1 : 2'), 'expression_too_costly'],
    ['parentheses', `${'('.repeat(900)}1${')'.repeat(900)}`, 'expression_too_deep'],
    ['brackets', `${'['.repeat(900)}1${']'.repeat(900)}`, 'expression_too_deep'],
    ['members', `a${'.a'.repeat(900)}`, 'expression_too_deep'],
    ['not', `${'!'.repeat(1_990)}true`, 'expression_too_deep'],
    ['minus', `${'- '.repeat(990)}1`, 'expression_too_deep'],
    ['conditions', `${'true ? 1 : '.repeat(150)}1`, 'expression_too_deep'],
    ['length', `1${' + 1'.repeat(600)}`, 'expression_too_long'],
    ['a pattern that backtracks', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("(a+)+$")', 'expression_unknown_function'],
    ['an unknown function', 'cel.bind(x, 1, x)', 'expression_unknown_function'],
  ])('%s', (_, text, code) => {
    expect(failure(text, { big: 'x'.repeat(100_000) })).toBe(code)
  })

  it('takes long chains that people do write', () => {
    expect(failure(Array(240).fill('true').join(' && '))).toBe(true)
    expect(failure(Array(400).fill('1').join(' + '))).toBe(400)
  })

  it('holds for values of the host too', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    const twin: { self?: unknown } = {}
    twin.self = twin
    expect(failure('circle', { circle })).toBe('expression_too_costly')
    expect(failure('circle == other', { circle, other: twin })).toBe('expression_too_costly')
    expect(failure('big.map(a, big.map(b, 1))', { big: Array(50_000).fill(1) })).toBe('expression_too_costly')
    expect(failure('join(big, "")', { big: Array(1_000).fill('x'.repeat(1_000)) })).toBe('expression_text_too_long')
    expect(failure('upper(a)', { a: 'ß'.repeat(MAX_TEXT / 2 + 1) })).toBe('expression_text_too_long')
  })

  it('checks, pushes down and fills templates within the same bounds', () => {
    const bomb = nested(8, '1')
    expect(check(bomb, OPEN_SCOPE).problems).toEqual([])
    const scope = { variables: { status: 'int' }, columns: ['status'] } as const
    expect(toPredicate(`status == ${nested(6, '1')}.length()`, scope, {}, { now: 0 })).toMatchObject({
      ok: false,
      error: [{ code: 'expression_too_costly' }],
    })
    expect(renderTemplate(`{{ ${bomb} }}`.repeat(50), {}, { now: 0 })).toMatchObject({
      ok: false,
      error: { code: 'expression_too_costly' },
    })
    expect(renderTemplate('{{'.repeat(9_000), {}, { now: 0 }).ok).toBe(false)
    expect(renderTemplate(`{{ "${'x'.repeat(190)}" }}`.repeat(101), {}, { now: 0 })).toMatchObject({ ok: false })
  })

  it('conditions inside conditions do not multiply in a predicate', () => {
    let text = 'status == 1'
    for (let i = 0; i < 40; i++) text = `(${text} ? a : b)`
    const scope = { variables: { status: 'int', a: 'bool', b: 'bool' }, columns: ['status', 'a', 'b'] } as const
    const made = toPredicate(text, scope, {}, { now: 0 })
    expect(made.ok && JSON.stringify(made.value).length).toBeLessThan(20_000)
  })
})
