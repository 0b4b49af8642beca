import { generateKeyBetween } from 'fractional-indexing'
import { ApiClient } from '#dev/api-client.ts'
import { makeId } from '#domain/lib/names.ts'
import type { Edit } from '#domain/components/edit.ts'
import { propertiesOf } from '#domain/components/model.ts'
import { quoteIdentifier, tableOf } from '#db/records/identifiers.ts'
import { ROUNDS } from '../compare.ts'
import { median, type Figure } from '../figure.ts'
import type { Scene } from '../scene.ts'

const ROWS = 100_000
const PROPERTIES = 20

const random = (title: string) => makeId(title, crypto.getRandomValues(new Uint8Array(6)))

/** `publish`: twenty new properties, five of them indexed, on a table of 100,000 rows, beside the same statements run by psql's protocol. */
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
    floors.push(await bareSql(scene, table, round))
    await addProperties(owner, id, round)
    const at = performance.now()
    await owner.publish([id], [], `Round ${round}`)
    times.push(performance.now() - at)
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
    floor: { name: 'the same DDL, one connection', value: floor },
    ratio: value / floor,
  }
}

const TYPES = [
  { type: 'string', sql: 'text', value: '' },
  { type: 'number', sql: 'numeric', value: 0 },
  { type: 'date', sql: 'date', value: '2026-01-01' },
  { type: 'boolean', sql: 'boolean', value: false },
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

/** The least a person could type for the same change: one ALTER TABLE and the indexes, in one transaction. */
async function bareSql(scene: Scene, table: string, round: number): Promise<number> {
  const names = Array.from({ length: PROPERTIES }, (_, n) => ({
    name: `f${round}_${n}`,
    kind: TYPES[n % TYPES.length] ?? TYPES[0],
    n,
  }))
  const columns = names.map(
    ({ name, kind, n }) =>
      `add column ${name} ${kind.sql}${n % 2 === 0 ? ` not null default '${String(kind.value)}'` : ''}`,
  )
  const at = performance.now()
  await scene.query('begin')
  await scene.query(`alter table ${table} ${columns.join(', ')}`)
  for (const { name, n } of names) if (n % 4 === 0) await scene.query(`create index on ${table} (${name})`)
  await scene.query('commit')
  return performance.now() - at
}
