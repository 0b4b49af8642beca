import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '#dev/build-web.ts'
import { launchBrowser, newContext } from '../../e2e/browser.ts'
import { scriptsOf } from '../../e2e/page-scripts.ts'
import { median } from '../figure.ts'
import type { Group } from '../run.ts'
import { startScene } from '../scene.ts'
import { bundleFloor, bundleGateway, serveFloor, serveGateway, type Bundle } from '../workerd.ts'

const ROUNDS = 5

/** JavaScript of the published list page as a browser fetches it, and the gateway worker: bytes and the time it takes to come up. */
export const size: Group = async (emit) => {
  await buildWeb()
  const base = { bench: 'size', system: 'aqtra', concurrency: 1 } as const
  emit({ ...base, figure: 'page_js_kb', value: (await pageBytes()) / 1_000, unit: 'kB' })

  const bundle = await bundleGateway()
  const bytes = Buffer.concat(bundle.modules.map((name) => readFileSync(join(bundle.folder, name))))
  emit({ ...base, figure: 'gateway_kb', value: gzipSync(bytes, { level: 9 }).length / 1_000, unit: 'kB' })

  const variables = {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:1',
    UPSTASH_REDIS_REST_TOKEN: 'none',
    SESSION_SECRET: 'a secret of benchmarks, long enough',
    MAIL: 'outbox',
  }
  const times: number[] = []
  const floors: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(await startUpMs(await bundleFloor('hello'), serveFloor))
    times.push(await startUpMs(await bundleGateway(), (fresh) => serveGateway(fresh, variables)))
  }
  const floor = median(floors)
  // What workerd itself needs is the floor's: the rest is ours.
  emit({
    ...base,
    figure: 'start_up_ms',
    value: Math.max(0, median(times) - floor),
    unit: 'ms',
    floor: { name: 'workerd with a bare worker', value: floor },
  })
}

async function pageBytes(): Promise<number> {
  const scene = await startScene()
  const browser = await launchBrowser()
  try {
    const headers = await scene.signedIn()
    const context = await newContext(browser)
    const cookies = (headers['cookie'] ?? '').split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: scene.url,
    }))
    await context.addCookies(cookies)
    const scripts = await scriptsOf(context, `${scene.url}/app/${scene.site}/${scene.component}/${scene.listPage}`)
    return scripts.reduce((sum, script) => sum + script.gzBytes, 0)
  } finally {
    await browser.close()
    await scene.stop()
  }
}

async function startUpMs(
  bundle: Bundle,
  serve: (bundle: Bundle) => Promise<{ stop: () => Promise<void> }>,
): Promise<number> {
  const at = performance.now()
  const serving = await serve(bundle)
  const took = performance.now() - at
  await serving.stop()
  return took
}
