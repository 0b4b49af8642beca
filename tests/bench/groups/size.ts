import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '#dev/build-web.ts'
import { ROOT } from '#dev/tools.ts'
import { publishedPageScripts } from '../../size/page-scripts.ts'
import { median } from '../figure.ts'
import type { Group } from '../run.ts'
import { bundleFloor, bundleGateway, serveFloor, serveGateway } from '../workerd.ts'

const gzKb = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length / 1_000

/** JavaScript of the published list page, and the gateway worker: bytes and the time it takes to come up. */
export const size: Group = async (emit) => {
  await buildWeb()
  const scripts = publishedPageScripts(['data-grid', 'button'])
  const pageKb = scripts.reduce((sum, file) => sum + gzKb(readFileSync(join(ROOT, 'web/dist', file))), 0)
  emit({ bench: 'size', figure: 'page_js_kb', system: 'aqtra', concurrency: 1, value: pageKb, unit: 'kB' })

  const bundle = await bundleGateway()
  const bytes = Buffer.concat(bundle.modules.map((name) => readFileSync(join(bundle.folder, name))))
  emit({ bench: 'size', figure: 'gateway_kb', system: 'aqtra', concurrency: 1, value: gzKb(bytes), unit: 'kB' })

  // Start-up: from the command to the first answer, less what workerd itself takes with an empty worker.
  const variables = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:1', UPSTASH_REDIS_REST_TOKEN: 'none', SESSION_SECRET: 'a secret of benchmarks, long enough', MAIL: 'outbox' }
  const times: number[] = []
  const floors: number[] = []
  for (let round = 0; round < 5; round++) {
    const bare = await bundleFloor('hello')
    const fresh = await bundleGateway()
    floors.push(await startUpMs(() => serveFloor(bare)))
    times.push(await startUpMs(() => serveGateway(fresh, variables)))
  }
  const value = median(times)
  const floor = median(floors)
  emit({ bench: 'size', figure: 'start_up_ms', system: 'aqtra', concurrency: 1, value: Math.max(0, value - floor), unit: 'ms', floor: { name: 'workerd with a bare worker', value: floor } })
}

async function startUpMs(start: () => Promise<{ stop: () => Promise<void> }>): Promise<number> {
  const at = performance.now()
  const serving = await start()
  const took = performance.now() - at
  await serving.stop()
  return took
}

