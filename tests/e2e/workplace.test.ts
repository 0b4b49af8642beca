import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import { seed } from '#dev/seed.ts'
import { axeProblems, launchBrowser, PHONE } from './browser.ts'
import { scriptsOf } from './page-scripts.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, signedIn, type Login } from './signed-in.ts'

const MOST_SCRIPT_BYTES = 30_000

let platform: Platform
let browser: Browser
let demo: Login

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
  const seeded = await seed(platform.url, platform.databaseUrl)
  if (!seeded) throw new Error('The workspace is not empty')
  demo = seeded
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const rows = (page: Page) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .filter({ hasText: 'INV-' })
const firstCells = async (page: Page, column: number) =>
  (await rows(page).locator(`td:nth-child(${column})`).allInnerTexts()).map((text) => text.trim())

describe('an invoice list', () => {
  test('is there with its data before any script runs', async () => {
    const { context } = await signedIn(browser, platform.url, demo)
    const cookies = await context.cookies()
    const html = await (
      await fetch(`${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices`, {
        headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
      })
    ).text()
    expect(html).toContain('INV-000001')
    expect(html).toContain('1 to 20 of 10,000')
    await context.close()
  })

  test('ships no more script than the budget allows', async () => {
    const { context } = await signedIn(browser, platform.url, demo)
    const scripts = await scriptsOf(context, `${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices`)
    const bytes = scripts.reduce((sum, script) => sum + script.gzBytes, 0)
    expect(bytes, scripts.map((script) => `${script.path} ${script.gzBytes}`).join('\n')).toBeLessThanOrEqual(
      MOST_SCRIPT_BYTES,
    )
    expect(bytes).toBeGreaterThan(5_000) // a page that fetched nothing was not measured
    await context.close()
  })

  test('sorts, filters, pages and complains of nothing', async () => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    const complaints = complaintsOf(page)
    await page.waitForSelector('html[data-ready]')
    const header = page.getByRole('columnheader', { name: 'Invoice total value' })
    await header.getByRole('button').first().click()
    await expect.poll(async () => header.getAttribute('aria-sort')).toBe('ascending')
    const ascending = (await firstCells(page, 4)).map((text) => Number(text.replace(/[^\d.]/g, '')))
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b))

    await page.getByLabel('Filter Invoice number').fill('INV-00999')
    await expect.poll(async () => rows(page).count()).toBe(10)
    expect((await firstCells(page, 2)).every((text) => text.startsWith('INV-00999'))).toBe(true)
    await page.getByLabel('Filter Invoice number').fill('')
    await expect.poll(async () => rows(page).count()).toBe(20)

    const first = (await firstCells(page, 2))[0]
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect.poll(async () => (await firstCells(page, 2))[0]).not.toBe(first)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('shows another person’s change without a reload', async () => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    await page.waitForSelector('html[data-ready]')
    await page.getByLabel('Filter Invoice number').fill('INV-000002')
    await expect.poll(async () => rows(page).count()).toBe(1)
    const other = new ApiClient(platform.url)
    await other.signIn(demo.email, demo.password)
    const { records } = await other.call<{ records: { id: string; version: number }[] }>(
      'GET',
      '/api/records/invoice-inventory?filter=invoiceNumber%20%3D%3D%20%22INV-000002%22',
    )
    const [record] = records
    await other.call(
      'PATCH',
      `/api/records/invoice-inventory/${record?.id}`,
      { invoiceName: 'Changed elsewhere' },
      { 'if-match': `"v${record?.version}"` },
    )
    await expect.poll(async () => (await firstCells(page, 1))[0], { timeout: 10_000 }).toBe('Changed elsewhere')
    await context.close()
  })

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', PHONE],
  ])('has nothing for axe to say, %s', async (_, options) => {
    const { context, page } = await signedIn(browser, platform.url, demo, options)
    await page.waitForSelector('html[data-ready]')
    expect(await axeProblems(page)).toEqual([])
    await page.goto(`${platform.url}/app/kestrel-supply/invoice-inventory/add-or-view-invoice`)
    await page.waitForSelector('html[data-ready]')
    expect(await axeProblems(page)).toEqual([])
    await context.close()
  })
})

describe('an address', () => {
  test.each([
    '/app/nowhere',
    '/app/kestrel-supply/nothing/here',
    '/app/kestrel-supply/invoice-inventory/add-or-view-invoice?id=00000000-0000-7000-8000-000000000000',
  ])('%s says that nothing is there', async (path) => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    const answer = await page.goto(platform.url + path)
    expect(answer?.status()).toBe(404)
    expect(await axeProblems(page)).toEqual([])
    await context.close()
  })
})
