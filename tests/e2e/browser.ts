import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const require = createRequire(import.meta.url)

/** These make a browser that dies with its first tab; they are meant for a place that starts one per request. */
const UNWANTED = new Set(['--single-process', '--no-zygote'])

type Unpacked = { executable: string; args: string[]; env: Record<string, string> }

/**
 * Unpacks the Chromium that came with `npm ci` into a folder of this user and version, once: a half-written one is never
 * seen, since it is moved into place whole.
 */
async function unpack(): Promise<Unpacked> {
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const packageFile = require.resolve('@sparticuz/chromium').replace(/build.index\.js$/, 'package.json')
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  const home = join(tmpdir(), `aqtra-chromium-${version}-${userInfo().uid}`)
  if (!existsSync(home)) {
    const before = process.env['TMPDIR']
    const fresh = mkdtempSync(join(tmpdir(), 'aqtra-chromium-'))
    // The package unpacks into the temp folder of the moment.
    process.env['TMPDIR'] = fresh
    try {
      await packed.executablePath()
      await inflate(join(dirname(packageFile), 'bin', 'al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(fresh, home)
    } catch (cause) {
      rmSync(fresh, { recursive: true, force: true })
      if (!existsSync(home)) throw cause
    }
  }
  const executable = join(home, 'chromium')
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  // A bare machine lacks libnss3 and friends, which the package brings; where the system has them, its own are used.
  if (lacksLibraries(executable)) env['LD_LIBRARY_PATH'] = join(home, 'al2023', 'lib')
  env['FONTCONFIG_PATH'] = fontSettings(home)
  return { executable, args: packed.args.filter((arg) => !UNWANTED.has(arg)), env }
}

function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}

/** Fonts of the system where there are some, and the packed ones in any case, so that text is never boxes. */
function fontSettings(home: string): string {
  const folder = join(home, 'font-settings')
  mkdirSync(folder, { recursive: true })
  const dirs = ['/usr/share/fonts', '/usr/local/share/fonts', join(home, 'fonts')]
    .map((dir) => `<dir>${dir}</dir>`)
    .join('')
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`
  writeFileSync(join(folder, 'fonts.conf'), text)
  return folder
}

const START_TRIES = 3
/** A busy machine may be slow; whoever waits longer waits for something that will not come. */
const MOST_WAIT_MS = 15_000

/** A real Chromium from `node_modules`, no download. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, args, env } = await unpack()
  for (let tries = 1; ; tries++) {
    try {
      return await chromium.launch({ executablePath: executable, args, env, headless: true })
    } catch (cause) {
      // Two test runs may touch the freshly moved file at once ("text file busy").
      if (tries === START_TRIES) throw cause
      await wait(500)
    }
  }
}

/** A context as a test wants it unless it says otherwise: English, light, a laptop's window, no motion. */
export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  })
  context.setDefaultTimeout(MOST_WAIT_MS)
  return context
}

/** A phone: 390 × 844 at 2×, touch. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

/**
 * What axe finds against WCAG 2.2 A and AA.
 * @param within selector of the part to look at
 * @returns one line per problem: rule, what is wrong, the first places
 */
export async function axeProblems(page: Page, within?: string): Promise<string[]> {
  // Through the debugger, not a script tag: the page's content security policy stays as it is.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const results = await page.evaluate(async (selector) => {
    const axe = (globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe
    // Window splitters stand between landmarks by nature (ARIA Authoring Practices); axe wants everything inside one.
    return axe.run(
      { include: [selector ?? 'html'], exclude: ['[role="separator"][tabindex]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    )
  }, within)
  return results.violations.map((problem) => {
    const places = problem.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
    return `${problem.id}: ${problem.help} (${problem.nodes.length}): ${places.join(' | ')}`
  })
}
