import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFailed } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { newContext } from './browser.ts'

export type Login = { readonly email: string; readonly password: string }

/** A browser of someone who has signed in through the sign-in screen; the page stands where signing in led. */
export async function signedIn(
  browser: Browser,
  url: string,
  { email, password }: Login,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newContext(browser, options)
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  pictureOnFailure(page)
  return { context, page }
}

/** Collects what the page complains of: uncaught errors and errors on its console. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // Refused saves are part of the tests; the browser notes every 4xx on its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  return complaints
}

/** When the running test fails, keeps a picture of the page and says where. */
export function pictureOnFailure(page: Page): void {
  onTestFailed(async ({ task }) => {
    const folder = join(tmpdir(), 'aqtra-failures')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${task.name.replace(/\W+/g, '-')}.png`)
    await page.screenshot({ path }).catch(() => undefined)
    console.error(`How the page looked: ${path}`)
  })
}
