import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Sql } from '#db/client.ts'
import { readPage } from '#db/queries/records.ts'
import { runs } from '#dev/testing/runs.ts'
import type { Actor } from '#domain/auth/can.ts'
import { SYSTEM_PROPERTIES } from '#domain/components/model.ts'
import { compileQuery, querySlots } from './compile-query.ts'
import { readCursor } from './cursor.ts'
import type { Models } from './plan-migration.ts'
import type { Reader } from './reader.ts'
import { migrator, testDatabase, type Migrator } from './testing/migrator.ts'
import { Naive } from './testing/naive.ts'
import { PARAMS } from './testing/random-condition.ts'
import { randomComponents } from './testing/random-model.ts'
import { questionThrows, randomQuestion, type Question } from './testing/random-question.ts'
import { randomRows, rowsOf, type Rows } from './testing/random-rows.ts'
import { CREATED_AT, storeRows, WRITER } from './testing/store-rows.ts'

// Random components with random rows, asked many random questions each: making the tables is what takes long.

const MODELS = 45
const QUESTIONS = 40
/** Then it ends with what it has tried, or with the smallest counterexample that it has found. */
const LONGEST_MS = runs(60_000)

const context = { now: Date.parse(CREATED_AT), timeZone: 'Europe/Berlin' }
const OWNER: Actor = {
  userId: WRITER,
  workspaceId: 'ws_property',
  email: 'o@example.com',
  name: 'Owner',
  role: 'owner',
  roleIds: [],
}

let sql: Sql
beforeAll(async () => {
  sql = await testDatabase()
})

let made: { readonly models: string; readonly tables: Migrator } | undefined
let count = 0

/** The tables of these components; those made last are kept while their rows and questions are being shrunk. */
async function tablesOf(components: Models): Promise<Migrator> {
  const models = JSON.stringify(components)
  if (made?.models === models) return made.tables
  await made?.tables.drop()
  made = undefined
  const tables = migrator(sql, `ws_property${++count}`)
  await tables.migrate(components)
  made = { models, tables }
  return tables
}

type Page = { readonly records: unknown[]; readonly next?: string; readonly count?: number }

/** All pages of a question, walked by cursor. */
async function walk(reader: Reader, question: Question): Promise<Page[]> {
  const { componentId, words, limit } = question
  const shape = {
    ...question,
    sort: [...question.sort],
    fields: question.fields && [...question.fields],
    params: PARAMS,
  }
  const first = compileQuery(reader, componentId, { ...shape, words: words.length, nulls: null })
  const pages: Page[] = []
  for (let cursor: string | undefined; pages.length < 50;) {
    const position = cursor === undefined ? null : readCursor(cursor, first.order, first.keyTypes)
    const nulls = position && position.keys.map((key) => key === null)
    const statement = compileQuery(reader, componentId, { ...shape, words: words.length, nulls })
    const page: Page = JSON.parse(await readPage(sql, statement, querySlots(words, limit, position), limit))
    pages.push(page)
    cursor = page.next
    if (cursor === undefined) return pages
    expect(page.records).toHaveLength(limit)
  }
  throw new Error('the pages do not end')
}

async function compare(reader: Reader, rows: Rows, question: Question): Promise<number> {
  const expected = new Naive(reader, rows).answer(question.componentId, question)
  const pages = await walk(reader, question)
  expect(pages.flatMap(({ records }) => records)).toEqual(expected)
  expect(pages.map((page) => page.count)).toEqual(pages.map(() => (question.count ? expected.length : undefined)))
  return expected.length
}

const ASKED = { sort: [], fields: [], filter: '', words: 0, count: false, params: {}, nulls: null }

/** What is out of sight is not known by any name: neither found, nor ordered by, nor shown. */
function refuses(reader: Reader, { componentId, hidden }: Question): void {
  if (!hidden) return
  const path = hidden.join('.')
  const ask = (part: object) => () => compileQuery(reader, componentId, { ...ASKED, ...part })
  expect(ask({ filter: `${path} == null` })).toThrow(expect.objectContaining({ code: 'invalid_filter' }))
  expect(ask({ sort: [path] })).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  if (!Object.hasOwn(SYSTEM_PROPERTIES, hidden.at(-1) ?? ''))
    expect(ask({ fields: [path] })).toThrow(expect.objectContaining({ code: 'invalid_request' }))
}

/** A counterexample as what it means; the choices it was made of say nothing. */
const told = (what: object): string =>
  Object.entries(what)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')

function report<T>({ failed, seed, counterexamplePath, numShrinks, errorInstance }: fc.RunDetails<T>): void {
  if (!failed) return
  const again = JSON.stringify({ seed, path: counterexamplePath })
  throw new Error(`not what looking at every record comes to (shrunk ${numShrinks} times, again with ${again})`, {
    cause: errorInstance,
  })
}

const world = fc.record({
  components: randomComponents,
  rows: randomRows(4),
  questions: fc.noBias(fc.array(questionThrows, { minLength: 1, maxLength: QUESTIONS, size: 'max' })),
})

test(
  'a compiled query answers what looking at every record comes to, on random models, records, rules and questions',
  { timeout: 2 * LONGEST_MS },
  async () => {
    let [asked, answered] = [0, 0]
    await fc.assert(
      fc.asyncProperty(world, async ({ components, rows: choices, questions }) => {
        const { schema } = await tablesOf(components)
        const rows = rowsOf(components, choices)
        const base = { schema, components, context }
        await storeRows(sql, { ...base, roles: [], actor: OWNER }, rows)
        for (const numbers of questions) {
          const question = randomQuestion(numbers, base)
          const { roles, actor } = question
          const reader = { ...base, roles, actor }
          try {
            refuses(reader, question)
            const found = await compare(reader, rows, question)
            asked++
            if (found > 0) answered++
          } catch (error) {
            throw new Error(told({ question, components, rows }), { cause: error })
          }
        }
      }),
      { numRuns: runs(MODELS), reporter: report, interruptAfterTimeLimit: LONGEST_MS },
    )
    await made?.tables.drop()
    // Questions that find nothing prove little.
    expect(answered / asked).toBeGreaterThan(0.3)
  },
)
