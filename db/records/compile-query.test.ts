import { beforeAll, expect, test } from 'vitest'
import type { Sql } from '#db/client.ts'
import { readPage } from '#db/queries/records.ts'
import type { Component } from '#domain/components/document.ts'
import type { Property } from '#domain/components/model.ts'
import { compileQuery, querySlots, searchWords } from './compile-query.ts'
import type { Reader } from './reader.ts'
import { migrator, testDatabase } from './testing/migrator.ts'
import { CREATED_AT, storeRows, WRITER } from './testing/store-rows.ts'

const property = (id: string, type: Property['type']) => ({ id, name: id, title: id, order: 'a0', type }) as Property
const PROPERTIES = [property('large', 'number'), property('small', 'number'), property('text', 'string')]
const measure: Component = {
  schema: 1,
  id: 'measure',
  key: 'measure',
  title: 'Measure',
  description: '',
  icon: 'cube',
  access: 'private',
  model: { properties: Object.fromEntries(PROPERTIES.map((each) => [each.id, each])), keys: {}, nameFrom: null },
}
const ID = '0190b5b2-7c1a-7abc-8def-000000000001'
const ROW = { large: 1e200, small: 1e-200, text: 'İstanbul ΟΔΟΣ Straße' }
const reader: Reader = {
  schema: 'ws_compiled',
  components: { measure },
  roles: [],
  actor: { userId: WRITER, workspaceId: 'ws_compiled', email: '', name: '', role: 'owner', roleIds: [] },
  context: { now: Date.parse(CREATED_AT) },
}

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
  await migrator(sql, reader.schema).migrate({ measure })
  await storeRows(sql, reader, { measure: [{ id: ID, values: ROW, deleted: false }] })
})

/** How many records a question finds: one or none. */
async function found(filter: string, search = ''): Promise<number> {
  const words = searchWords(search)
  const shape = { filter, sort: [], fields: [], count: false, params: {}, words: words.length, nulls: null }
  const page = await readPage(sql, compileQuery(reader, 'measure', shape), querySlots(words, 5, null), 5)
  return (JSON.parse(page) as { records: unknown[] }).records.length
}

test.each([
  'large * large == null',
  'small * small == 0.0',
  '(large + large) / small == null',
  '(small * 1.0) / large == 0.0',
  'large * 1e100 > 1e299',
  '(large * 1e108) * 1.5 + (large * 1e108) * 1.5 == null',
])('what leaves the range of decimals is null, and what is too small is zero: %s', async (filter) => {
  expect(await found(filter)).toBe(1)
})

test.each([
  'coalesce("zebra", id) == "zebra"',
  'coalesce(id, "zebra") == id',
  '(text == "" ? id : "none") == "none"',
  `"${ID}" in [coalesce(text == "" ? "none" : id, "none")]`,
  'createdBy > id',
  'id <= updatedBy && id < "zebra"',
])('ids are texts beside texts and in order beside ids: %s', async (filter) => {
  expect(await found(filter)).toBe(1)
})

test('letters change their case one by one, in filters as in the words of a search', async () => {
  expect(await found('lower(text) == lower("İstanbul ΟΔΟΣ Straße")')).toBe(1)
  expect(await found('upper(text) == upper("İstanbul ΟΔΟΣ Straße")')).toBe(1)
  expect(await found('', 'ΟΔΟΣ')).toBe(1)
  expect(await found('', 'İSTANBUL straße')).toBe(1)
})
