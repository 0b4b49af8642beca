import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#dev/ports.ts'
import { type LeashedProcess, startLeashed } from '#dev/processes.ts'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { captureTool, QUIET_WRANGLER, ROOT } from '#dev/tools.ts'
import { LINE_PATH, SCRIPT_PATH } from '#workers/hot/reload-script.ts'
import { launchBrowser, newContext } from './browser.ts'
import { startPlatform } from './platform.ts'
import { complaintsOf, signedIn } from './signed-in.ts'

const DEMO = { email: 'demo@aqtra.example', password: 'aqtra-demo' }
/** Made anew in a copy of the checkout, or none of its business. */
const NOT_COPIED = new Set(['node_modules', 'dist', 'docs', 'tests'])
/** Two builds and a restart, on a machine that does other things as well. */
const REBUILT = { timeout: 30_000 }

/** Where `npm run dev` runs: a copy, so that a test which dies leaves no trace in the sources. */
const checkout = mkdtempSync(join(tmpdir(), 'aqtra-hot-'))
let url: string
let dev: LeashedProcess | undefined
let browser: Browser

beforeAll(async () => {
  for (const entry of readdirSync(ROOT)) {
    if (entry.startsWith('.') || NOT_COPIED.has(entry)) continue
    cpSync(join(ROOT, entry), join(checkout, entry), {
      recursive: true,
      filter: (file) => !NOT_COPIED.has(file.slice(file.lastIndexOf('/') + 1)),
    })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'))
  const shared = services()
  const environment = {
    ...process.env,
    DATABASE_URL: await createDatabase(shared),
    UPSTASH_REDIS_REST_URL: shared.redisUrl,
    UPSTASH_REDIS_REST_TOKEN: shared.redisToken,
    PORT: String(await freePort()),
  }
  const args = ['dev/bootstrap.mjs', 'dev']
  let output = ''
  url = await new Promise<string>((resolve, reject) => {
    dev = startLeashed(
      { command: process.execPath, args, cwd: checkout, signal: 'SIGTERM', graceMs: 10_000, removeAfter: checkout },
      environment,
      (text) => {
        output += text
        const found = /Studio (\S+)\/studio/.exec(output)
        if (found?.[1]) resolve(found[1])
      },
    )
    void dev.exited.then(() => reject(new Error(`npm run dev has ended:\n${output}`)))
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await dev?.stop()
  rmSync(checkout, { recursive: true, force: true })
})

/** Replaces a text in a source file, which must hold it. */
function change(file: string, from: string, to: string): void {
  const path = join(checkout, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold “${from}” any more`)
  writeFileSync(path, text.replace(from, to))
}

/** What the worker says when asked which build answers now. */
const buildNow = (page: Page) =>
  page.evaluate(
    (path) =>
      new Promise<string>((resolve, reject) => {
        const line = new WebSocket(location.origin.replace('http', 'ws') + path)
        line.addEventListener('message', ({ data }) => resolve(String(data)))
        line.addEventListener('close', () => reject(new Error('The line broke')))
      }),
    LINE_PATH,
  )

test('an account page shows a change of the domain, then a mistake of the worker, then its repair', async () => {
  const context = await newContext(browser)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(`${url}/sign-in`)
  change('domain/localization/locales.ts', "en: 'English'", "en: 'English, anew'")
  await page.getByRole('option', { name: 'English, anew' }).waitFor({ ...REBUILT, state: 'attached' })
  expect(complaints).toEqual([])

  const mistake = "throw new Error('a mistake')"
  change('workers/pages/account.ts', 'const { locale, nonce } = c.var', `const { locale, nonce } = c.var;${mistake}`)
  await page.getByText('"code":"internal"').waitFor(REBUILT)
  change('workers/pages/account.ts', mistake, '')
  await page.getByLabel('E-mail').waitFor(REBUILT)
  await context.close()
})

test('a Workplace page shows a change of the worker, and reloads no more when it is up to date', async () => {
  const { context, page } = await signedIn(browser, url, DEMO)
  change('workers/pages/document.ts', '<body>', '<body><p>Drawn anew</p>')
  await page.getByText('Drawn anew').waitFor(REBUILT)
  // Nothing is being built any more: the page is of the build that answers.
  await expect
    .poll(async () => (await buildNow(page)) === (await page.locator('script[data-build]').getAttribute('data-build')))
    .toBe(true)
  await context.close()
})

test('Studio shows a change of the web, but not before what is on its way is saved', async () => {
  const { context, page } = await signedIn(browser, url, DEMO)
  await page.goto(`${url}/studio/sites`)
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/api/sites/*', async (route) => {
    if (route.request().method() === 'PUT') await held
    await route.continue()
  })
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Kestrel, written while it was built')
  await page.evaluate(() => {
    addEventListener('beforeunload', () => (document.documentElement.dataset['asked'] = ''))
  })
  change('web/studio/sites/messages/en.ts', "title: 'Sites'", "title: 'Sites, anew'")
  await page.locator('html[data-asked]').waitFor({ ...REBUILT, state: 'attached' })
  expect(await page.getByText('Sites, anew').count()).toBe(0)
  letThrough()
  await page.getByText('Sites, anew').first().waitFor(REBUILT)
  await expect.poll(() => name.inputValue()).toBe('Kestrel, written while it was built')
  await context.close()
})

test('`npm start` knows nothing of it', async () => {
  const platform = await startPlatform()
  try {
    for (const path of ['/setup', '/studio']) {
      const html = await (await fetch(platform.url + path)).text()
      expect(html).toContain('<script')
      expect(html).not.toContain(SCRIPT_PATH)
    }
    for (const path of [SCRIPT_PATH, LINE_PATH]) expect((await fetch(platform.url + path)).status).toBe(404)
  } finally {
    await platform.stop()
  }
})

test('nor does what is deployed', async () => {
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  const holding = (folder: string) =>
    files(folder).filter((file) => [SCRIPT_PATH, LINE_PATH].some((path) => readFileSync(file, 'utf8').includes(path)))
  const bundle = async (entry: readonly string[], folder: string) => {
    const args = ['deploy', ...entry, '--dry-run', '--outdir', folder, '-c', 'wrangler.toml']
    const { code, output: said } = await captureTool('wrangler', args, QUIET_WRANGLER)
    expect(code, said).toBe(0)
    return folder
  }
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-deployed-'))
  try {
    expect(holding(await bundle([], join(folder, 'deployed')))).toEqual([])
    expect(holding(join(ROOT, 'web/dist'))).toEqual([])
    // Whoever looks like this does find it where it is.
    expect(holding(await bundle(['workers/hot/worker.ts'], join(folder, 'hot')))).not.toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
