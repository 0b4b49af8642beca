import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isProblemCode } from '../localization/problems/sentence.ts'
import { fieldProblems } from './issues.ts'
import { Title } from './names.ts'

const found = (schema: v.GenericSchema, input: unknown) => {
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  return result.success ? [] : fieldProblems(result.issues)
}

const Body = v.strictObject({
  title: Title,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  tags: v.optional(v.array(v.pipe(v.string(), v.maxLength(3)))),
  kind: v.optional(v.picklist(['a', 'b'])),
})

describe('field problems', () => {
  test.each([
    [{}, ['title value_required', 'count value_required']],
    [{ title: ' ', count: 1 }, ['title title_required']],
    [{ title: 'x', count: 1.5 }, ['count value_not_integer']],
    [{ title: 'x', count: 'one' }, ['count value_not_number']],
    [{ title: 'x', count: 1, tags: ['ok', 'long'] }, ['tags.1 value_too_long']],
    [{ title: 'x', count: 1, tags: 'no' }, ['tags value_not_list']],
    [{ title: 'x', count: 1, kind: 'c' }, ['kind value_not_an_option']],
    [{ title: 'x', count: 1, extra: 1 }, ['extra field_unknown']],
    ['text', [' value_not_object']],
  ])('%j', (input, expected) => {
    const problems = found(Body, input)
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
    for (const { code } of problems) expect(isProblemCode(code)).toBe(true)
  })

  test('carry the bound that was broken', () => {
    expect(found(Body, { title: 'x', count: 0 })).toEqual([
      { path: 'count', code: 'value_too_small', params: { min: 1 } },
    ])
  })

  test('are never more than a hundred', () => {
    expect(
      found(
        v.array(v.string()),
        Array.from({ length: 1_000 }, () => 1),
      ),
    ).toHaveLength(100)
  })
})
