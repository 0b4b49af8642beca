import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Sql } from '../client.ts'
import {
  COLUMN_RULES,
  constraintMeaning,
  constraintName,
  indexName,
  joinKeyName,
  joinTableName,
  joinTargetIndexName,
  primaryKeyName,
  quoteIdentifier,
  quoteLiteral,
} from './identifiers.ts'
import { testDatabase } from './testing/migrator.ts'

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,47}$/)

describe('names', () => {
  test('fit into 63 bytes, and say what they stand for', () => {
    fc.assert(
      fc.property(id, id, id, fc.constantFrom(...COLUMN_RULES), (component, property, target, rule) => {
        const join = joinTableName(component, property, target)
        const all = [
          join,
          joinKeyName(join),
          joinTargetIndexName(join),
          primaryKeyName(component),
          constraintName(property, rule),
        ]
        for (const kind of ['unique', 'key', 'index'] as const) {
          all.push(indexName(component, property, kind))
          expect(constraintMeaning(indexName(component, property, kind))).toEqual({ rule: kind, subject: property })
        }
        expect(constraintMeaning(constraintName(property, rule))).toEqual({ rule, subject: property })
        for (const name of all) expect(name.length).toBeLessThanOrEqual(63)
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })

  test('of other tables stand for nothing', () => {
    for (const name of ['users_email', 'drafts_pkey', 'invoice$pk', '', '$source', 'a$b$c$d'])
      expect(constraintMeaning(name)).toBeNull()
  })

  test('tell join tables apart whose ids begin alike', () => {
    const long = 'a_very_long_component_id_that_goes_on_and_on_x'
    expect(joinTableName(`${long}1`, 'lines', 'item')).not.toBe(joinTableName(`${long}2`, 'lines', 'item'))
    expect(joinTableName('invoice', 'lines', 'item')).not.toBe(joinTableName('invoice', 'lines', 'product'))
  })
})

describe('quoting', () => {
  test('gives Postgres back exactly the text that went in', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((value) => !value.includes('\u0000') && value.isWellFormed())
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.constantFrom("'; drop table x; --", '\\', "\\'", "a'b\\'c", '$$', 'ä€😀')),
        async (value) => {
          const [row] = await sql.query(`SELECT ${quoteLiteral(value)} AS value`)
          expect(row?.['value']).toBe(value)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('keeps identifiers whole', async () => {
    const [row] = await sql.query(`SELECT 1 AS ${quoteIdentifier('we"ird; name')}`)
    expect(row).toEqual({ 'we"ird; name': 1 })
  })

  test('refuses what Postgres would cut or cannot hold', () => {
    for (const name of ['', 'x'.repeat(64), 'a\u0000b']) expect(() => quoteIdentifier(name)).toThrow(RangeError)
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'a\u0000'])
      expect(() => quoteLiteral(value)).toThrow(RangeError)
  })

  test('writes numbers of any size', async () => {
    for (const value of [-1, 0.1, 1e21, -1e-7, Number.MAX_SAFE_INTEGER]) {
      const [row] = await sql.query(`SELECT (${quoteLiteral(value)})::float8 AS value`)
      expect(row?.['value']).toBe(value)
    }
  })
})
