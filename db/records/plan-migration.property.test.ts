import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Property } from '#domain/components/model.ts'
import type { PropertyType } from '#domain/components/property.ts'
import type { Sql } from '../client.ts'
import { hasColumn } from './columns.ts'
import type { Models } from './plan-migration.ts'
import { migrator, testDatabase, type Migrator } from './testing/migrator.ts'

// Random sequences of models over the same few ids, so that properties come, change, go and come back.

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

const COMPONENTS = ['invoice', 'company'] as const
const PROPERTY_IDS = ['alpha', 'beta', 'gamma'] as const

const option = fc.boolean()
const flags = fc.record({ query: option, unique: option })
const number = { minMax: fc.constantFrom({}, { min: 0 }, { max: 1_000_000 }, { min: -5, max: 1_000_000 }) }

const OF_TYPE: { readonly [T in PropertyType]: fc.Arbitrary<object> } = {
  string: fc.constantFrom(
    {},
    { maxLength: 500 },
    { maxLength: 60, minLength: 0 },
    { multiline: true },
    {
      options: [
        { value: 'a', label: 'A' },
        { value: "it's", label: 'B' },
      ],
    },
  ),
  integer: fc.oneof(
    number.minMax,
    fc.constant({
      options: [
        { value: 0, label: 'No' },
        { value: 7, label: 'Seven' },
      ],
    }),
  ),
  number: number.minMax,
  boolean: fc.constant({}),
  date: fc.constantFrom({}, { min: '1900-01-01' }),
  time: fc.constant({}),
  datetime: fc.constantFrom({}, { max: '2999-01-01T00:00:00Z' }),
  uri: fc.constant({}),
  file: fc.constant({}),
  catalog: fc.record({ component: fc.constantFrom(...COMPONENTS) }),
  array: fc.record({ component: fc.constantFrom(...COMPONENTS) }),
}
const DEFAULTS: { readonly [T in PropertyType]?: string | number | boolean } = {
  string: 'a',
  integer: 7,
  number: 1.5,
  boolean: true,
  date: '2026-01-02',
  time: '10:00:00',
  datetime: '2026-01-02T03:04:05Z',
  uri: 'https://example.com',
}

const property = (id: string): fc.Arbitrary<Property> =>
  fc.constantFrom(...(Object.keys(OF_TYPE) as PropertyType[])).chain((type) =>
    fc.tuple(OF_TYPE[type], flags, option, fc.nat(3)).map(([config, { query, unique }, required, n]) => {
      const fallback = DEFAULTS[type]
      // Required only with a default, and then not unique: random rows must not block the way.
      const rules =
        required && fallback !== undefined
          ? { required: true, default: fallback }
          : unique && type !== 'boolean'
            ? { unique }
            : {}
      return { id, name: `${id}${n}`, title: `${id} ${n}`, order: 'a0', type, query, ...config, ...rules } as Property
    }),
  )

const model = fc
  .tuple(...PROPERTY_IDS.map((id) => fc.option(property(id), { nil: undefined, freq: 3 })), option)
  .map(([a, b, c, keyed]) => {
    const list = [a, b, c].filter((p) => p !== undefined) as Property[]
    const members = list.filter((p) => hasColumn(p) && p.type !== 'boolean').map(({ id }) => id)
    const keys = keyed && members.length >= 2 ? { both: { id: 'both', properties: members } } : {}
    return {
      properties: Object.fromEntries(list.map((p) => [p.id, p])),
      keys,
      nameFrom: list[0] && hasColumn(list[0]) ? list[0].id : null,
    }
  })

const models: fc.Arbitrary<Models> = fc.tuple(model, model, fc.nat(9)).map(([invoice, company, dice]) => {
  const both: Models = {
    invoice: { id: 'invoice', title: 'Invoice', model: invoice },
    company: { id: 'company', title: 'Company', model: company },
  }
  const needsCompany = Object.values(invoice.properties).some((p) => 'component' in p && p.component === 'company')
  return dice === 0 && !needsCompany ? { invoice: both['invoice'] as Models[string] } : both
})

const VALUES: { readonly [T in PropertyType]?: (n: number) => unknown } = {
  string: (n) =>
    [
      '12',
      ' 7 ',
      '2026-03-04',
      'true',
      'plain',
      '3.5',
      '08:30',
      '2026-03-04T05:06:07Z',
      'https://a.example',
      '9'.repeat(30),
    ][n % 10],
  integer: (n) => n,
  number: (n) => n + 0.25 * (n % 3),
  boolean: (n) => n % 2 === 0,
  date: (n) => `2026-05-${String(1 + (n % 28)).padStart(2, '0')}`,
  time: (n) => `1${n % 10}:00:00`,
  datetime: (n) => `2026-05-${String(1 + (n % 28)).padStart(2, '0')}T00:00:00Z`,
  uri: (n) => `https://example.com/${n}`,
  file: (n) => `file_${String(n).padStart(20, '0')}`,
}

/** Adds a few rows; those that break a rule of the model are left out, as the app would refuse them. */
async function addRows(at: Migrator, live: Models, seed: number): Promise<void> {
  for (const component of Object.values(live)) {
    const ids: string[] = (await at.rows(component.id)).map((row) => String(row['id']))
    for (let i = 0; i < 3; i++) {
      const values: Record<string, unknown> = {}
      for (const p of Object.values(component.model.properties)) {
        if (!hasColumn(p)) continue
        const options = 'options' in p ? p.options : undefined
        if (p.type === 'catalog') values[p.id] = p.component === component.id ? (ids[0] ?? null) : null
        else values[p.id] = options ? options[(seed + i) % options.length]?.value : VALUES[p.type]?.(seed + i)
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
  { timeout: 240_000 },
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
      { numRuns: 25 },
    )
  },
)
