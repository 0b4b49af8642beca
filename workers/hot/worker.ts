import type { Bindings } from '../env.ts'
import worker from '../index.ts'
import { LINE_PATH, RELOAD_SCRIPT, SCRIPT_PATH, scriptTag } from './reload-script.ts'

export * from '../index.ts'

/**
 * Which build this is. A rebuild of the worker or of the web starts a new isolate, and so does nothing else here.
 * Drawn with the first request: a starting worker has no randomness.
 */
let build: string | undefined

/** The worker of `npm run dev`: that of production, whose pages reload when it or the web has been rebuilt. Never deployed. */
export default {
  ...worker,
  async fetch(request, env, context) {
    build ??= crypto.randomUUID()
    const { pathname } = new URL(request.url)
    if (pathname === LINE_PATH) return tell(build)
    if (pathname === SCRIPT_PATH) return new Response(RELOAD_SCRIPT, { headers: SCRIPT_HEADERS })
    const answer = await worker.fetch(request, env, context)
    // People's own files may be pages too; they stay as they are.
    return pathname.startsWith('/api/') ? answer : withReload(await legible(request, answer), build)
  },
} satisfies ExportedHandler<Bindings>

const SCRIPT_HEADERS = { 'content-type': 'text/javascript', 'cache-control': 'no-store' }

/** A line that says one thing, and breaks when this build is no more. */
function tell(text: string): Response {
  const { 0: theirs, 1: ours } = new WebSocketPair()
  ours.accept()
  ours.send(text)
  return new Response(null, { status: 101, webSocket: theirs })
}

/** A page that broke is answered with data, which would stay in the window after its fix: here it is a page like others. */
async function legible(request: Request, answer: Response): Promise<Response> {
  if (answer.status < 500 || request.headers.get('sec-fetch-mode') !== 'navigate') return answer
  const headers = new Headers(answer.headers)
  headers.set('content-type', 'text/html; charset=utf-8')
  const text = (await answer.text()).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return new Response(`<!doctype html><head></head><pre>${text}</pre>`, { status: answer.status, headers })
}

function withReload(answer: Response, text: string): Response {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer
  const append = (head: Element) => void head.append(scriptTag(text), { html: true })
  return new HTMLRewriter().on('head', { element: append }).transform(answer)
}
