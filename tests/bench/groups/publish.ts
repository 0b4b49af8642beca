import { generateKeyBetween } from 'fractional-indexing'
import { ApiClient } from '#dev/api-client.ts'
import { makeId } from '#domain/lib/names.ts'
import type { Edit } from '#domain/components/edit.ts'
import { propertiesOf } from '#domain/components/model.ts'
import type { HttpRequest } from '#dev/neon-queries.ts'
import { quoteIdentifier, tableOf } from '#db/records/identifiers.ts'
import { ROUNDS } from '../compare.ts'
import { median, type Figure } from '../figure.ts'
import type { Scene } from '../scene.ts'

const ROWS = 100_000
const PROPERTIES = 20

const random = (title: string) => makeId(title, crypto.getRandomValues(new Uint8Array(6)))

/**
 * `publish`: twenty new properties, ten of them required and five indexed, on a table of 100,000 rows: the plan, its confirmation, the
 * publication with all it writes down, until it is told done. Beside it the very statements that changed the table.
 */
export async function publishFigure(scene: Scene): Promise<Figure> {
  const { owner } = scene
  const times: number[] = []
  const floors: number[] = []
  const { id } = await owner.call<{ id: string }>('POST', '/api/components', {
    title: 'Ledger',
    template: 'invoice-inventory',
  })
  await owner.publish([id], [], 'Bench')
  const table = tableOf(scene.workspaceId, id)
  const { document } = await owner.component(id)
  const number = Object.values(document.component.model.properties).find((property) => property.unique)
  const required = propertiesOf(document.component.model).filter(
    (property) => property.required && property.id !== number?.id,
  )
  const fill = required.map((property) => ({
    column: quoteIdentifier(property.id),
    value:
      property.type === 'string'
        ? `'x'`
        : property.type === 'datetime'
          ? 'now()'
          : property.type === 'date'
            ? 'current_date'
            : '0',
  }))
  await scene.query(
    `insert into ${table} (id, name${number ? `, ${quoteIdentifier(number.id)}` : ''}${fill.map((f) => `, ${f.column}`).join('')})
     select uuidv7(), 'L' || n${number ? `, 'L' || n` : ''}${fill.map((f) => `, ${f.value}`).join('')} from generate_series(1, ${ROWS}) n`,
  )
  await scene.query(`analyze ${table}`)

  for (let round = 0; round < ROUNDS; round++) {
    await addProperties(owner, id, round)
    const stop = scene.stack.record()
    const at = performance.now()
    await owner.publish([id], [], `Round ${round}`)
    times.push(performance.now() - at)
    floors.push(await bareSql(scene, changesOf(stop(), table, round)))
  }
  const value = median(times)
  const floor = median(floors)
  return {
    bench: 'records',
    figure: 'publish',
    system: 'aqtra',
    concurrency: 1,
    value,
    unit: 'ms',
    floor: { name: 'the same DDL by itself', value: floor },
    ratio: value / floor,
  }
}

const TYPES = [
  { type: 'string', value: '' },
  { type: 'number', value: 0 },
  { type: 'date', value: '2026-01-01' },
  { type: 'boolean', value: false },
] as const

async function addProperties(owner: ApiClient, id: string, round: number): Promise<void> {
  const { document, revision } = await owner.component(id)
  let order = propertiesOf(document.component.model).at(-1)?.order ?? null
  const edits = Array.from({ length: PROPERTIES }, (_, n): Edit => {
    order = generateKeyBetween(order, null)
    const property = random(`r${round}p${n}`)
    const kind = TYPES[n % TYPES.length] ?? TYPES[0]
    return {
      op: 'insert',
      path: ['component', 'model', 'properties', property],
      value: {
        id: property,
        name: `r${round}p${n}`,
        title: `Round ${round}, ${n}`,
        type: kind.type,
        order,
        required: n % 2 === 0,
        ...(n % 2 === 0 ? { default: kind.value } : {}),
        ...(n % 4 === 0 ? { query: true } : {}),
      },
    }
  })
  await owner.call('POST', `/api/components/${id}/edits`, { base: revision, edits })
}

/** The statements of a publication that changed the table, for twins of its properties. */
function changesOf(asked: readonly HttpRequest[], table: string, round: number): string[] {
  const changes = asked
    .flatMap((request) => ('queries' in request ? request.queries : [request]))
    .map(({ query }) => query)
    .filter((query) => /^(alter table|create index) /i.test(query) && query.includes(table))
    .map((query) => query.replaceAll(`"r${round}p`, `"f${round}p`))
  if (changes.length < 1 + PROPERTIES / 4)
    throw new Error(`The publication changed the table by ${changes.length} statements`)
  return changes
}

/** Runs the statements in one transaction over one connection. */
async function bareSql(scene: Scene, statements: readonly string[]): Promise<number> {
  const at = performance.now()
  await scene.query('begin')
  for (const statement of statements) await scene.query(statement)
  await scene.query('commit')
  return performance.now() - at
}
