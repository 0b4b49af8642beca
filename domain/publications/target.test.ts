import { describe, expect, test } from 'vitest'
import { documentChanges, isEmpty, isForbidden, safetyText, shapeText, targetOf } from './target.ts'
import type { PlannedChange } from './plan.ts'
import { component, site } from './testing.ts'

const BASE = { components: { a: 'h1', b: 'h2' }, sites: { s: 'h3' } }

test('the target is the live manifest with the chosen drafts in their places', () => {
  const drafts = [
    { id: 'a', kind: 'component', hash: 'new', deleted: false },
    { id: 'b', kind: 'component', hash: 'h2', deleted: true },
    { id: 's', kind: 'component', hash: 'h4', deleted: false },
    { id: 's', kind: 'site', hash: 'h3', deleted: true },
  ] as const
  expect(targetOf(BASE, drafts)).toEqual({ components: { a: 'new', s: 'h4' }, sites: {} })
  expect(BASE.components.b).toBe('h2')
})

describe('changes of documents', () => {
  const a = component('a')

  test('tell pages apart from their component', () => {
    const renamed = { ...a, pages: { ...a.pages, a_list: { ...a.pages['a_list']!, title: 'All' } } }
    expect(documentChanges({ components: { a }, sites: {} }, { components: { a: renamed }, sites: {} })).toEqual([
      { kind: 'page', id: 'a_list', title: 'a › All', change: 'changed' },
    ])
  })

  test('name what comes and what goes', () => {
    const changes = documentChanges(
      { components: { a }, sites: { s: site('s') } },
      { components: { b: component('b') }, sites: {} },
    )
    expect(changes.map(({ kind, id, change }) => `${kind} ${id} ${change}`)).toEqual([
      'component a removed',
      'component b added',
      'page a_list removed',
      'page b_list added',
      'site s removed',
    ])
  })

  test('do not mind the order of keys', () => {
    const shuffled = {
      pages: a.pages,
      workflows: a.workflows,
      component: Object.fromEntries(Object.entries(a.component).toReversed()) as typeof a.component,
    }
    expect(documentChanges({ components: { a }, sites: {} }, { components: { a: shuffled }, sites: {} })).toEqual([])
  })
})

const change = (more: Partial<PlannedChange>): PlannedChange => ({
  kind: 'index_added',
  safety: 'safe',
  componentId: 'a',
  title: 'a',
  params: {},
  sql: '',
  ...more,
})

describe('what a builder agrees to', () => {
  test('does not change with counts of rows, but with what they mean', () => {
    expect(safetyText([change({ params: { rows: 1 } })])).toBe(safetyText([change({ params: { rows: 2 } })]))
    expect(safetyText([change({})])).not.toBe(safetyText([change({ safety: 'loses' })]))
  })

  test('changes with the base, the target, the statements and the problems', () => {
    const texts = [
      shapeText(1, BASE, ['x'], []),
      shapeText(null, BASE, ['x'], []),
      shapeText(1, { ...BASE, sites: {} }, ['x'], []),
      shapeText(1, BASE, ['y'], []),
      shapeText(1, BASE, ['x'], [{ code: 'c', severity: 'warning', path: [] }]),
    ]
    expect(new Set(texts).size).toBe(texts.length)
  })
})

test('an error, or rows in the way, forbid publishing; warnings and losses do not', () => {
  const problem = { code: 'c', path: [] }
  expect(isForbidden({ problems: [{ ...problem, severity: 'warning' }], changes: [change({ safety: 'loses' })] })).toBe(
    false,
  )
  expect(isForbidden({ problems: [{ ...problem, severity: 'error' }], changes: [] })).toBe(true)
  expect(isForbidden({ problems: [], changes: [change({ safety: 'blocked' })] })).toBe(true)
  expect(isEmpty({ documents: [], changes: [] })).toBe(true)
})
