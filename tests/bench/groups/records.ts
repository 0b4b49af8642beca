import { setTimeout as delay } from 'node:timers/promises'
import type { HttpQuery } from '#dev/neon-queries.ts'
import { quoteIdentifier, tableOf } from '#db/records/identifiers.ts'
import { compare, type Side } from '../compare.ts'
import type { Figure } from '../figure.ts'
import type { Shot } from '../load.ts'
import { startScene, type Scene } from '../scene.ts'
import { bundleFloor, serveFloor, type Serving } from '../workerd.ts'
import type { Group } from '../run.ts'
import { publishFigure } from './publish.ts'

const CONCURRENCY = 16
/** Enough that no round of updates meets a record twice. */
const UPDATABLE = 120_000

/** Reading and writing records, each beside the very statement it sends, run by a bare worker through neon's driver. */
export const records: Group = async (emit) => {
  const scene = await startScene()
  const floor = await serveFloor(await bundleFloor('sql'), {
    DATABASE_URL: scene.stack.databaseUrl,
    NEON_LOCAL: scene.stack.neonHttp,
  })
  try {
    await reads(scene, floor, emit)
    await writes(scene, floor, emit)
    emit(await publishFigure(scene))
  } finally {
    await floor.stop()
    await scene.stop()
  }
}

const shotOf = ({ query, params = [] }: HttpQuery): Shot => ({
  method: 'POST',
  path: '/',
  body: JSON.stringify({ text: query, params }),
})

/** Does a request once and hands over the one query it cost. */
async function statementOf(scene: Scene, headers: { readonly [name: string]: string }, shot: Shot): Promise<HttpQuery> {
  const answer = () =>
    fetch(scene.url + shot.path, {
      method: shot.method,
      headers: {
        ...headers,
        ...shot.headers,
        ...(shot.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(shot.body === undefined ? {} : { body: shot.body }),
    })
  await fetch(scene.url + '/api/app/sites/' + scene.site, { headers }) // what is refreshed behind answers is fresh now
  await delay(50)
  const stop = scene.stack.record()
  const response = await answer()
  if (!response.ok) throw new Error(`${shot.method} ${shot.path}: ${response.status} ${await response.text()}`)
  const asked = stop()
  const [only] = asked
  if (asked.length !== 1 || !only || 'queries' in only)
    throw new Error(
      `${shot.method} ${shot.path} cost ${asked.length} requests to the database: ${JSON.stringify(asked).slice(0, 800)}`,
    )
  return only
}

async function reads(scene: Scene, floor: Serving, emit: (figure: Figure) => void): Promise<void> {
  const headers = await scene.signedIn()
  const path = `/api/records/${scene.component}`
  const filter = encodeURIComponent(`${scene.names.status} == 1 && ${scene.names.total} > 1000.0`)
  const list: Shot = { method: 'GET', path: `${path}?filter=${filter}&sort=-${scene.names.total}&limit=20` }
  await fetch(scene.url + list.path, { headers }) // warm: the live app and roles are in memory afterwards
  const before = scene.stack.roundTrips()
  const statement = await statementOf(scene, headers, list)
  const after = scene.stack.roundTrips()
  emit({
    bench: 'records',
    figure: 'list_20_postgres',
    system: 'aqtra',
    concurrency: 1,
    value: after.database - before.database,
    unit: 'round trips',
  })
  emit({
    bench: 'records',
    figure: 'list_20_redis',
    system: 'aqtra',
    concurrency: 1,
    value: after.redis - before.redis,
    unit: 'round trips',
  })
  const page = (await (await fetch(scene.url + list.path, { headers })).json()) as { records: { id: string }[] }
  if (page.records.length !== 20) throw new Error(`list_20 answers ${page.records.length} records`)

  const pair = async (figure: string, shot: Shot, query: HttpQuery) => {
    const fresh = await scene.signedIn()
    const system: Side = { url: scene.url, shot: { ...shot, headers: { ...fresh, ...shot.headers } } }
    emit(
      await compare({
        bench: 'records',
        figure,
        concurrency: CONCURRENCY,
        system,
        floor: { url: floor.url, shot: shotOf(query), name: 'same SQL, bare worker' },
      }),
    )
  }
  await pair('list_20', list, statement)
  const get: Shot = { method: 'GET', path: `${path}/${page.records[0]?.id}` }
  await pair('get', get, await statementOf(scene, headers, get))
}

async function writes(scene: Scene, floor: Serving, emit: (figure: Figure) => void): Promise<void> {
  const path = `/api/records/${scene.component}`
  const { number, text, total, status } = scene.names
  let made = 0
  const values = (n: string | number) => ({ [number]: `B-${n}`, [text]: 'Bench', [total]: 12.5, [status]: 0 })
  const insertShot = (): Shot => ({ method: 'POST', path, body: JSON.stringify(values(made++)) })

  let headers = await scene.signedIn()
  const insert = await statementOf(scene, headers, insertShot())
  const numberAt = (insert.params ?? []).findIndex((param) => typeof param === 'string' && param.includes('B-0'))
  const idAt = (insert.params ?? []).findIndex(
    (param) => typeof param === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(param),
  )
  if (numberAt < 0 || idAt < 0)
    throw new Error(`The insert carries neither number nor id: ${JSON.stringify(insert.params)}`)
  const floorInsert = (): Shot => {
    const params = [...(insert.params ?? [])]
    params[numberAt] = String(params[numberAt]).replace('B-0', `F-${made++}`)
    params[idAt] = crypto.randomUUID().replace(/^(.{14})4/, '$17')
    return shotOf({ query: insert.query, params })
  }
  const withHeaders = (shot: () => Shot) => () => {
    const bare = shot()
    return { ...bare, headers: { ...headers, ...bare.headers } }
  }
  emit(
    await compare({
      bench: 'records',
      figure: 'insert',
      concurrency: CONCURRENCY,
      system: { url: scene.url, shot: withHeaders(insertShot) },
      floor: { url: floor.url, shot: floorInsert, name: 'same SQL, bare worker' },
    }),
  )

  const table = tableOf(scene.workspaceId, scene.componentId)
  await insertMany(scene)
  const { rows } = await scene.query(
    `select id from ${table} where version = 1 and created_by = $1 limit ${UPDATABLE}`,
    [scene.user.id],
  )
  const ids = rows.map((row) => String((row as { id: unknown }).id))
  let used = 0
  const nextId = () => {
    const id = ids[used++]
    if (id === undefined) throw new Error('There are not enough records to update')
    return id
  }
  const updateShot = (): Shot => ({
    method: 'PATCH',
    path: `${path}/${nextId()}`,
    headers: { 'if-match': '"v1"' },
    body: JSON.stringify({ [text]: `Changed ${used}` }),
  })
  headers = await scene.signedIn()
  const first = ids[used] ?? ''
  const update = await statementOf(scene, headers, updateShot())
  const floorUpdate = (): Shot =>
    shotOf({
      query: update.query,
      params: (update.params ?? []).map((param) =>
        typeof param === 'string' && param.includes(first) ? param.replaceAll(first, nextId()) : param,
      ),
    })
  emit(
    await compare({
      bench: 'records',
      figure: 'update',
      concurrency: CONCURRENCY,
      system: { url: scene.url, shot: withHeaders(updateShot) },
      floor: { url: floor.url, shot: floorUpdate, name: 'same SQL, bare worker' },
    }),
  )
}

/** Records of the user's own making, so that the row rule lets each be changed. */
async function insertMany(scene: Scene): Promise<void> {
  const table = tableOf(scene.workspaceId, scene.componentId)
  const column = (name: string) =>
    quoteIdentifier(
      Object.values(scene.document.component.model.properties).find((property) => property.name === name)?.id ?? '',
    )
  const { number, text, total, status } = scene.names
  await scene.query(
    `insert into ${table} (id, name, created_by, updated_by, ${column(number)}, ${column(text)}, ${column(total)}, ${column(status)})
     select uuidv7(), 'U-' || n, $1, $1, 'U-' || n, 'Bench', 1, 0 from generate_series(1, ${UPDATABLE}) n`,
    [scene.user.id],
  )
  await scene.query(`analyze ${table}`)
}
