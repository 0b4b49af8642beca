import { compare, type Side } from '../compare.ts'
import type { Group } from '../run.ts'
import { startScene } from '../scene.ts'
import { bundleFloor, bundleGateway, serveFloor, serveGateway } from '../workerd.ts'

/**
 * `app_read`: a published page's definition for someone signed in, without the line of the log. Beside it, to tell what it is made of:
 * the same with a floor that answers as many bytes, and with the line of the log.
 */
export const gateway: Group = async (emit) => {
  const scene = await startScene()
  const floor = await serveFloor(await bundleFloor('hello'))
  const logging = await serveGateway(await bundleGateway(), { ...scene.bindings, REQUEST_LOG: 'on' })
  try {
    const app = async (url: string): Promise<Side> => {
      const headers = await scene.signedIn()
      return { url, shot: { method: 'GET', path: `/api/app/pages/${scene.component}/${scene.listPage}`, headers } }
    }
    const bare = (name: string, path: string) => ({ url: floor.url, name, shot: { method: 'GET', path } })
    const pair = async (figure: string, concurrency: number, url: string, least: ReturnType<typeof bare>) =>
      emit(await compare({ bench: 'gateway', figure, concurrency, system: await app(url), floor: least }))
    await pair('app_read', 1, scene.url, bare('bare Hono hello', '/hello'))
    await pair('app_read', 32, scene.url, bare('bare Hono hello', '/hello'))
    await pair('app_read_bytes', 32, scene.url, bare('bare Hono, same bytes', '/page'))
    await pair('app_read_logged', 32, logging.url, bare('bare Hono hello', '/hello'))
  } finally {
    await logging.stop()
    await floor.stop()
    await scene.stop()
  }
}
