import { compare } from '../compare.ts'
import type { Group } from '../run.ts'
import { startScene } from '../scene.ts'
import { bundleFloor, serveFloor } from '../workerd.ts'

/** `app_read`: a published page's definition for someone signed in. */
export const gateway: Group = async (emit) => {
  const scene = await startScene()
  const floor = await serveFloor(await bundleFloor('hello'))
  try {
    for (const concurrency of [1, 32]) {
      const headers = await scene.signedIn()
      emit(
        await compare({
          bench: 'gateway', figure: 'app_read', concurrency,
          system: { url: scene.url, shot: { method: 'GET', path: `/api/app/pages/${scene.component}/${scene.listPage}`, headers } },
          floor: { url: floor.url, name: 'bare Hono hello', shot: { method: 'GET', path: '/hello' } },
        }),
      )
    }
  } finally {
    await floor.stop()
    await scene.stop()
  }
}
