import type * as v from 'valibot'
import type { FieldProblem } from './errors.ts'

/** A message that is a key of the problem dictionary: our own schemas speak in codes. */
const CODE = /^[a-z]+(_[a-z]+)+$/

const BY_TYPE: { readonly [type: string]: string } = {
  string: 'value_not_text',
  number: 'value_not_number',
  finite: 'value_not_number',
  boolean: 'value_not_boolean',
  integer: 'value_not_integer',
  safe_integer: 'value_not_integer',
  min_length: 'value_too_short',
  max_length: 'value_too_long',
  non_empty: 'value_required',
  min_value: 'value_too_small',
  max_value: 'value_too_large',
  email: 'email_malformed',
  picklist: 'value_not_an_option',
  literal: 'value_not_an_option',
  array: 'value_not_list',
  object: 'value_not_object',
  strict_object: 'value_not_object',
  record: 'value_not_object',
}

const blanks = (issue: v.BaseIssue<unknown>): FieldProblem['params'] => {
  const { requirement } = issue
  if (typeof requirement !== 'number' && typeof requirement !== 'string') return undefined
  if (issue.type === 'min_length' || issue.type === 'min_value') return { min: requirement }
  if (issue.type === 'max_length' || issue.type === 'max_value') return { max: requirement }
  return undefined
}

const codeOf = (issue: v.BaseIssue<unknown>): string => {
  if (CODE.test(issue.message)) return issue.message
  // valibot reports a strict object's unknown key as an issue that expects `never`.
  if (issue.expected === 'never') return 'field_unknown'
  if (issue.input === undefined) return 'value_required'
  return BY_TYPE[issue.type] ?? 'value_malformed'
}

/** What valibot found, as field problems: the code of our own schemas, or the nearest to a built-in check. */
export const fieldProblems = (issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] =>
  issues.slice(0, MAX_FIELDS).map((issue) => {
    const params = blanks(issue)
    return {
      path: (issue.path ?? []).map((item) => String(item.key)).join('.'),
      code: codeOf(issue),
      ...(params ? { params } : {}),
    }
  })

/** Nobody reads more at once, and a hostile body could have a million. */
const MAX_FIELDS = 100
