import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { compile as compileExpression } from '../expressions/compile.ts'
import { fits, type ExprType } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { compile } from './machine.ts'
import { checkStepConfig, isWork, slotsOf, STEP_SCHEMAS, STEPS, withDefaults } from './registry.ts'
import { type Entry, STEP_KINDS, type StepField, type StepKind, StepProblem } from './step.ts'
import { OWNER, play, workflowOf } from './testing.ts'
import { expressionsIn, isShown, referencesIn } from './walk-step.ts'

/** A value of each input that says something, with a mark wherever an expression or a template may stand. */
const FULL: { readonly [Input in StepField['input']]: (field: StepField) => Json } = {
  text: () => 'Hello {{ "MARK" }}',
  expression: (field) => (field.input === 'expression' ? expressionOf(field.type) : ''),
  number: (field) => (field.input === 'number' ? field.min : 0),
  toggle: () => true,
  choice: (field) => (field.input === 'choice' ? (field.options[0] ?? '') : ''),
  span: () => ({ amount: 2, unit: 'days' }),
  name: () => 'yes',
  values: () => ({ x: { fx: '"MARK"' }, y: 1 }),
  properties: () => ({ total_a: { fx: 'MARK_NUMBER' } }),
  texts: () => ({ 'X-Header': '{{ "MARK" }}' }),
  people: () => ({ users: '"MARK"', roles: ['boss'] }),
  options: () => [{ id: 'yes', title: 'Yes' }],
  cases: () => [{ id: 'one', equals: 1 }],
  branches: () => [{ id: 'left' }, { id: 'right' }],
  stage: () => 's',
  workflow: () => 'other',
  page: () => 'form',
}

const expressionOf = (type: ExprType): string =>
  type === 'bool'
    ? '"MARK" == ""'
    : type === 'datetime'
      ? 'run.startedAt /* MARK */'
      : typeof type === 'object'
        ? '["MARK"]'
        : '"MARK"'

const fullOf = (kind: StepKind): JsonObject =>
  Object.fromEntries(Object.entries(STEPS[kind].fields).map(([name, field]) => [name, FULL[field.input](field)]))

/** Paths of every text with a mark in it. */
function marks(value: Json, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return value.includes('MARK') ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => marks(inner as Json, [...path, key]))
}

/** Kinds that do something without any setting. */
const NEEDS_NOTHING: { readonly [Kind in StepKind]: boolean } = {
  ask: false,
  notify: false,
  'update-record': false,
  call: false,
  workflow: false,
  set: false,
  if: false,
  switch: false,
  parallel: false,
  each: false,
  wait: false,
  go: false,
  finish: true,
  fail: true,
  reset: true,
}

describe.each(STEP_KINDS)('%s', (kind) => {
  const definition = STEPS[kind]

  test('is kept under its own name', () => expect(definition.kind).toBe(kind))

  test('has a configuration that survives JSON, full and with nothing but defaults', () => {
    for (const config of [fullOf(kind), withDefaults({ kind, config: {} }), {}]) {
      expect(checkStepConfig({ kind, config })).toEqual([])
      expect(v.parse(STEP_SCHEMAS[kind], JSON.parse(JSON.stringify(config)))).toEqual(config)
    }
  })

  test('takes no entry it does not know', () => {
    expect(checkStepConfig({ kind, config: { nonsense: 1 } }).map(({ code }) => code)).toEqual(['field_unknown'])
  })

  test('shows entries by others that it has, for values they may have', () => {
    for (const { when } of Object.values(definition.fields)) {
      if (!when) continue
      const by = definition.fields[when.field]
      expect(by?.input).toBe('choice')
      if (by?.input === 'choice') for (const value of when.is) expect(by.options).toContain(value)
    }
  })

  test('has slots of different ids, of its own and of every step that works', () => {
    for (const config of [{}, fullOf(kind)]) {
      const ids = slotsOf({ kind, config }).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.includes('undo')).toBe(isWork(kind))
      expect(ids.includes('failed')).toBe(isWork(kind))
    }
  })

  test('has every expression and template found by the walker, and nothing else', () => {
    const config = fullOf(kind)
    const found = expressionsIn({ kind, config }).map(({ path }) => path.join('.'))
    expect(found.toSorted()).toEqual(marks(config, ['config']).toSorted())
  })

  test('has every reference found by the walker', () => {
    const found = referencesIn({ kind, config: fullOf(kind) }).map(({ kind: of, path }) => `${of} ${path[1]}`)
    const expected = Object.entries(definition.fields).flatMap(([name, { input }]) =>
      input === 'stage' || input === 'workflow' || input === 'page'
        ? [`${input} ${name}`]
        : input === 'properties'
          ? [`property ${name}`]
          : [],
    )
    expect(found).toEqual(expected)
  })

  test('without any setting fails with a code, or works', () => {
    const run = play(compile(workflowOf({ s: [{ id: 'a', kind }] }), OWNER, 'h1'))
    const code = run.state.ending?.error?.code ?? null
    if (NEEDS_NOTHING[kind]) expect(code).not.toBe('step_not_configured')
    else expect(run.state.ending).toMatchObject({ as: 'failed', error: { code: 'step_not_configured', step: 'a' } })
  })

  test('asks at run time for nothing but what is marked as required', () => {
    const required = Object.entries(definition.fields).filter(([, field]) => field.required)
    const all: JsonObject = { ...withDefaults({ kind, config: {} }) }
    const config = Object.fromEntries(
      Object.entries({
        ...all,
        ...Object.fromEntries(required.map(([name, field]) => [name, FULL[field.input](field)])),
      }).filter(([name]) => {
        const field = definition.fields[name]
        return field && isShown({ kind, config: all }, field)
      }),
    )
    expect(() => enter(kind, config as JsonObject)).not.toThrow()
  })

  test('gives what its output type says', () => {
    const entry = enter(kind, withDefaults({ kind, config: fullOf(kind) }))
    if (entry.do === 'next' || entry.do === 'branch') expect(fits(typeOf(entry.output), definition.output)).toBe(true)
    const work: Entry['do'] = 'work'
    expect(entry.do === work).toBe(isWork(kind))
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry)
  })
})

/** Entered with expressions that give plain values. */
const enter = (kind: StepKind, config: JsonObject): Entry =>
  STEPS[kind].enter(config as never, {
    now: 0,
    expression: (field, text) => {
      if (text.trim() === '') throw new StepProblem('expression_empty', field)
      return text.startsWith('[')
        ? ['a']
        : text.includes('startedAt')
          ? '2026-11-21T00:00:00Z'
          : text.includes('==')
            ? true
            : 'a'
    },
    text: (_, template) => template,
    value: (_, value) => value as Json,
    values: (_, values) => values as JsonObject,
  })

function typeOf(value: Json): ExprType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return { list: 'any' }
  if (typeof value === 'object')
    return { record: Object.fromEntries(Object.entries(value).map(([name, item]) => [name, typeOf(item as Json)])) }
  return typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'double' : 'string'
}

test('every output can be named in expressions', () => {
  const all = STEP_KINDS.map((kind, i) => ({ id: `n${i}`, kind }))
  const { scope } = compile(workflowOf({ s: all }), OWNER, 'h1')
  for (const { id } of all) expect(compileExpression(`steps.${id}`, scope).ok).toBe(true)
})
