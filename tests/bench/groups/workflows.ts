import { compareAll, type Side } from '../compare.ts'
import { serveDbos, serveRestate } from '../peers.ts'
import type { Group } from '../run.ts'
import { startScene } from '../scene.ts'
import { bundleFloor, serveObjectFloor, type Serving } from '../workerd.ts'
import { publishWorkflows, type Service, sketch, startService } from '../workflow-scene.ts'

const set = (values: { readonly [name: string]: string }) => ({
  kind: 'set' as const,
  config: { values: Object.fromEntries(Object.entries(values).map(([name, fx]) => [name, { fx }])) },
})

const callWith = (url: string, n: string) => ({
  kind: 'call' as const,
  config: { method: 'POST', url, body: `{'n': ${n}}` },
})

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

/** The workflows that are measured, by what they are called in the issue of figures. */
const sketches = ({ url }: Service) => [
  sketch('run3', [
    set({ a: 'input.n + 1' }),
    set({ b: 'vars.a * 2' }),
    set({ c: 'vars.b - 3' }),
    { kind: 'finish', config: { output: { result: { fx: 'vars.c' } } } },
  ]),
  sketch(
    'run3_http',
    range(3).map((i) => callWith(url, i === 0 ? 'input.n' : `steps.s${i - 1}.body.n`)),
  ),
  sketch('seq100', [
    set({ x: 'input.n' }),
    ...range(100).map(() => set({ x: 'vars.x + 1' })),
    { kind: 'finish', config: { output: { result: { fx: 'vars.x' } } } },
  ]),
  sketch(
    'seq100_http',
    range(100).map((i) => callWith(url, i === 0 ? 'input.n' : `steps.s${i - 1}.body.n`)),
  ),
  sketch('fan1000', [
    { kind: 'each', config: { items: 'input.items', concurrency: 50 }, inside: [callWith(url, 'item')] },
  ]),
]

/**
 * Runs from request to result, for someone signed in. The floor is an object that commits one row and answers. With `--peers` the same work
 * is done by Restate and DBOS, in turns with ours.
 */
export const workflows: Group = async (emit, { peers }) => {
  const scene = await startScene()
  const service = await startService()
  const floor = await serveObjectFloor(await bundleFloor('object'), 'Share')
  const restate = peers ? await serveRestate(service.url) : null
  const dbos = peers ? await serveDbos(service.url, scene.bindings['DATABASE_URL'] ?? '') : null
  try {
    await publishWorkflows(scene, sketches(service))
    const runs = async (workflow: string, input: object): Promise<Side> => ({
      url: scene.url,
      shot: {
        method: 'POST',
        path: `/api/workflows/${scene.component}/${workflow.replaceAll('_', '-')}/runs`,
        headers: await scene.signedIn(),
        body: JSON.stringify({ input, waitMs: 20_000 }),
      },
    })
    const bare = { url: floor.url, name: 'bare object', shot: { method: 'POST', path: '/', body: '{"n":7}' } }
    const peer = (serving: Serving, path: string, input: object): Side => ({
      url: serving.url,
      shot: { method: 'POST', path, body: JSON.stringify(input) },
    })
    const measure = async (figure: string, concurrency: number, input: object) => {
      const systems = {
        aqtra: await runs(figure, input),
        ...(restate ? { restate: peer(restate, `/bench/${figure}`, input) } : {}),
        ...(dbos ? { dbos: peer(dbos, `/${figure}`, input) } : {}),
      }
      for (const each of await compareAll({ bench: 'workflows', figure, concurrency, systems, floor: bare })) emit(each)
    }
    for (const concurrency of [1, 16, 64]) await measure('run3', concurrency, { n: 7 })
    for (const concurrency of [1, 16, 64]) await measure('run3_http', concurrency, { n: 7 })
    for (const figure of ['seq100', 'seq100_http']) await measure(figure, 1, { n: 7 })
    await measure('fan1000', 1, { items: range(1_000) })
  } finally {
    await dbos?.stop()
    await restate?.stop()
    await floor.stop()
    await service.stop()
    await scene.stop()
  }
}
