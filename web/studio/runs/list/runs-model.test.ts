import { describe, expect, test } from 'vitest'
import type { RunRow } from '#workers/api.ts'
import { NO_ROWS, withFresh, withNews, withPage } from './rows.ts'
import { isFiltered, readQuery, searched, toRequest, writeQuery } from './run-query.ts'

const row = (id: string, over: Partial<RunRow> = {}): RunRow => ({
  id,
  componentId: 'c',
  workflowId: 'w',
  machine: 'h',
  release: 1,
  status: 'waiting',
  key: null,
  cause: { by: 'user' },
  by: null,
  record: null,
  stage: null,
  startedAt: `2026-11-21T09:00:0${id}.000Z`,
  movedAt: '2026-11-21T09:00:00.000Z',
  endedAt: null,
  error: null,
  incident: null,
  held: false,
  ...over,
})
const ids = (list: readonly RunRow[]) => list.map(({ id }) => id)

describe('the address of the list', () => {
  test('carries the filter and nothing else', () => {
    const query = { workflow: 'approve', status: 'failed', time: '24h', key: 'a b&c' }
    expect(writeQuery(query)).toBe('?workflow=approve&status=failed&time=24h&key=a+b%26c')
    expect(readQuery(Object.fromEntries(new URLSearchParams(writeQuery(query))))).toEqual(query)
    expect(readQuery({ nonsense: 'x', time: 'for ever', status: '' })).toEqual({})
    expect([isFiltered({}), isFiltered({ who: 'u' })]).toEqual([false, true])
  })

  test('asks the server for an instant where it says how long ago', () => {
    expect(toRequest({ time: '1h', status: 'open' }, Date.parse('2026-11-21T10:00:00Z')).toString()).toBe(
      'status=open&since=2026-11-21T09%3A00%3A00.000Z',
    )
  })

  test('tells a record from a key', () => {
    const id = '0191a2b3-0000-7000-8000-000000000001'
    expect([searched(id), searched('REQ-1184'), searched('')]).toEqual([{ record: id }, { key: 'REQ-1184' }, {}])
  })
})

describe('news of runs', () => {
  const start = withPage(NO_ROWS, [row('3'), row('2'), row('1')])

  test('change a row where it stands and mark it', () => {
    const next = withNews(start, [row('2', { status: 'failed' })], ['2'])
    expect(next.shown.map(({ id, status }) => `${id} ${status}`)).toEqual(['3 waiting', '2 failed', '1 waiting'])
    expect([...next.moved]).toEqual(['2'])
  })

  test('let new runs wait until they are asked for', () => {
    const next = withNews(start, [row('5'), row('4')], ['4', '5'])
    expect([ids(next.shown), ids(next.fresh)]).toEqual([
      ['3', '2', '1'],
      ['5', '4'],
    ])
    expect(ids(withFresh(next).shown)).toEqual(['5', '4', '3', '2', '1'])
  })

  test('take away what no longer fits the filter', () => {
    expect(ids(withNews(start, [], ['2', 'unknown']).shown)).toEqual(['3', '1'])
    expect(ids(withNews(start, [], null).shown)).toEqual(['3', '2', '1'])
  })

  test('a page that overlaps shows nobody twice', () => {
    expect(ids(withPage(start, [row('1'), row('0')]).shown)).toEqual(['3', '2', '1', '0'])
  })
})
