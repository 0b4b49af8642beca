import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { runs } from '#dev/testing/runs.ts'
import type { Property } from '#domain/components/model.ts'
import type { Sql } from '../client.ts'
import { hasColumn } from './columns.ts'
import type { Models } from './plan-migration.ts'
import { migrator, testDatabase, type Migrator } from './testing/migrator.ts'
import { randomModel, randomProperty } from './testing/random-model.ts'
import { valuesOf } from './testing/random-values.ts'

// Random sequences of models over the same few ids, so that properties come, change, go and come back.

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

const COMPONENTS = ['invoice', 'company'] as const
const PROPERTY_IDS = ['alpha', 'beta', 'gamma'] as const

/** Required only with a default, and then not unique: random rows must not block the way. */
function lenient(property: Property): Property {
  const { required, unique, default: fallback, virtual: _, ...rest } = property
  const rules = required && fallback !== undefined ? { required, default: fallback } : unique ? { unique } : {}
  return { ...rest, ...rules } as Property
}

const model = randomModel(
  PROPERTY_IDS.map((id) => randomProperty(id, COMPONENTS).map(lenient)),
  3,
)

const models: fc.Arbitrary<Models> = fc.tuple(model, model, fc.nat(9)).map(([invoice, company, dice]) => {
  const both: Models = {
    invoice: { id: 'invoice', title: 'Invoice', model: invoice },
    company: { id: 'company', title: 'Company', model: company },
  }
  const needsCompany = Object.values(invoice.properties).some((p) => 'component' in p && p.component === 'company')
  return dice === 0 && !needsCompany ? { invoice: both['invoice'] as Models[string] } : both
})

/** Adds a few rows; those that break a rule of the model are left out, as the app would refuse them. */
async function addRows(at: Migrator, live: Models, seed: number): Promise<void> {
  for (const component of Object.values(live)) {
    const ids: string[] = (await at.rows(component.id)).map((row) => String(row['id']))
    for (let i = 0; i < 3; i++) {
      const values: Record<string, unknown> = {}
      for (const p of Object.values(component.model.properties)) {
        if (!hasColumn(p)) continue
        const pool = p.type === 'catalog' ? (p.component === component.id ? ids.slice(0, 1) : []) : valuesOf(p)
        values[p.id] = pool[(seed + i) % pool.length] ?? null
      }
      await at.insert(component.id, values).then(
        (id) => ids.push(id),
        () => undefined,
      )
    }
  }
}

test(
  'after every step the tables are as if made anew, and going back brings every value back',
  { timeout: runs(240_000) },
  async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(models, { minLength: 4, maxLength: 6 }), async (sequence) => {
        const at = migrator(sql, `ws_walk${String(++run).padStart(5, '0')}`)
        let previous: Models = {}
        for (const [i, next] of sequence.entries()) {
          const before = Object.fromEntries(
            await Promise.all(Object.keys(previous).map(async (id) => [id, await at.rows(id)] as const)),
          )
          const { changes } = await at.plan(next)
          // What the data forbids is told beforehand and never half done; the walk goes on from where it was.
          if (changes.some(({ safety }) => safety === 'blocked')) continue
          await at.migrate(next)
          const fresh = migrator(sql, `ws_made${String(run).padStart(5, '0')}${i}`)
          await fresh.migrate(next)
          const shape = JSON.stringify(await fresh.shapes()).replaceAll(fresh.schema, at.schema)
          expect(JSON.parse(JSON.stringify(await at.shapes()))).toEqual(JSON.parse(shape))

          const back = await at.plan(previous)
          if (i > 0 && !back.changes.some(({ safety }) => safety === 'blocked')) {
            await at.migrate(previous)
            for (const [id, rows] of Object.entries(before)) {
              const columns = Object.values(previous[id]?.model.properties ?? {})
                .filter(hasColumn)
                .map((p) => p.id)
              const after = new Map((await at.rows(id)).map((row) => [row['id'], row]))
              for (const row of rows) {
                // What was empty may have been filled by a default meanwhile; what was there is there again.
                for (const column of columns)
                  if (row[column] !== null)
                    expect([column, after.get(row['id'])?.[column]]).toEqual([column, row[column]])
              }
            }
            expect((await at.plan(next)).changes.filter(({ safety }) => safety === 'blocked')).toEqual([])
            await at.migrate(next)
          }
          previous = next
          await addRows(at, next, i * 5 + run)
        }
      }),
      { numRuns: runs(25) },
    )
  },
)
