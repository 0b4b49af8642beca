import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'

/** A script a page fetched. Sizes in bytes; gz at level 9, as a network that compresses would send it. */
export type PageScript = { readonly path: string; readonly bytes: number; readonly gzBytes: number }

/** Opens an address in a fresh tab and returns every script that came with it, up to the network's rest. */
export async function scriptsOf(context: BrowserContext, url: string): Promise<PageScript[]> {
  const page = await context.newPage()
  const scripts: Promise<PageScript>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !/\.m?js(\?|$)/.test(response.url())) return
    scripts.push(
      response.body().then((body) => ({
        path: new URL(response.url()).pathname,
        bytes: body.length,
        gzBytes: gzipSync(body, { level: 9 }).length,
      })),
    )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const inline = await page.locator('script:not([src]):not([type="application/json"])').allTextContents()
  const all = await Promise.all(scripts)
  await page.close()
  return [
    ...all,
    ...inline.map((text) => ({ path: 'inline', bytes: text.length, gzBytes: gzipSync(text, { level: 9 }).length })),
  ]
}
