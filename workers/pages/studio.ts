import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'

/** Studio's shell, the same for every address below /studio; its one inline script gets this answer's nonce. */
export async function studio(c: Context<AppEnv>): Promise<Response> {
  const shell = await c.env.ASSETS.fetch(new Request(new URL('/studio/', c.req.url)))
  const html = (await shell.text()).replaceAll('<script>', `<script nonce="${c.var.nonce}">`)
  return c.html(html, 200, { 'cache-control': 'no-cache' })
}
