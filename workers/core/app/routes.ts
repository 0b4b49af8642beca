import { type Context, Hono } from 'hono'
import { siteByKey } from '#domain/app/site-view.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { isKnown } from '../lib/etag.ts'
import { liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { viewerOf } from '../lib/viewer.ts'
import { type Written, writtenPage, writtenSite } from './views.ts'

const tags = ['App']

export const app = new Hono<AppEnv>()
  .get('/sites/:site', requires('app.read', { tags, summary: 'A site and the menu the caller may see' }), async (c) => {
    const live = await liveApp(c)
    const site = siteByKey(live, c.req.param('site'))
    if (!site) throw new AppError('not_found')
    return answer(c, await writtenSite(live, site, viewerOf(c, live)))
  })

  .get(
    '/pages/:component/:page',
    requires('app.read', { tags, summary: 'A page with all that drawing it takes but its records' }),
    async (c) => {
      const live = await liveApp(c)
      const written = await writtenPage(live, c.req.param('component'), c.req.param('page'), viewerOf(c, live))
      if (!written) throw new AppError('not_found')
      return answer(c, written)
    },
  )

/** The view, or a few bytes where the browser has it. */
function answer(c: Context<AppEnv>, { bytes, etag, headers }: Written<object>): Response {
  if (isKnown(c.req.raw.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(bytes, { headers })
}
