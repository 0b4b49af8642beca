import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import { seed } from '#dev/seed.ts'
import { axeProblems, launchBrowser, PHONE } from './browser.ts'
import { scriptsOf } from './page-scripts.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, signedIn, type Login } from './signed-in.ts'

const MOST_SCRIPT_BYTES = 30_000
const CLERK: Login = { email: 'cleo@kestrel.example', password: 'another pass phrase' }

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

/** Everything a reader sees of the list. */
const viewed = async (page: Page) => ({
  numbers: await firstCells(page, 2),
  total: await page.getByRole('columnheader', { name: 'Invoice total value' }).getAttribute('aria-sort'),
  number: await page.getByLabel('Filter Invoice number').inputValue(),
  state: await page.getByLabel('Filter Invoice state').inputValue(),
  least: await page.getByRole('button', { name: /Filter Invoice total value/ }).getAttribute('aria-label'),
  pager: await page.locator('.pager [role=status]').innerText(),
})

/** Sets all there is to set, and goes to the second page. */
async function arrange(page: Page): Promise<void> {
  await page.waitForSelector('html[data-ready]')
  await page.getByLabel('Filter Invoice number').fill('INV-00')
  await page.getByLabel('Filter Invoice state').selectOption('Paid')
  await page.getByRole('button', { name: /Filter Invoice total value/ }).click()
  await page.getByLabel('From').fill('1000')
  await page.getByRole('button', { name: 'Apply' }).click()
  const header = page.getByRole('columnheader', { name: 'Invoice total value' }).getByRole('button').first()
  await header.click()
  await header.click()
  await expect.poll(() => page.url()).toContain('invoices.sort=-invoiceTotalValue')
  await expect.poll(() => page.locator('.pager [role=status]').innerText()).toMatch(/^1 to 20 of 1,9\d\d$/)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect.poll(() => page.url()).toContain('invoices.page=2')
  await expect.poll(() => page.locator('.pager [role=status]').innerText()).toMatch(/^21 to 40/)
  await expect.poll(() => page.locator('.tw').getAttribute('aria-busy')).toBe('false')
}

describe('what a reader sets on a list', () => {
  test('is there again after a row was opened, after a reload, and for whoever gets the link', async () => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    const complaints = complaintsOf(page)
    await arrange(page)
    const view = await viewed(page)
    expect(view).toMatchObject({ total: 'descending', number: 'INV-00', state: '3' })
    await page.locator('.tw').evaluate((part) => part.scrollTo(0, 300))
    const entries = await page.evaluate(() => history.length)

    await rows(page).nth(12).getByRole('link').first().click()
    await page.getByLabel('Invoice name', { exact: true }).waitFor()
    // What was set stands in the list's own entry; opening a row is the first new one.
    expect(await page.evaluate(() => history.length)).toBe(entries + 1)
    await page.goBack()
    await rows(page).first().waitFor()
    await expect.poll(() => viewed(page)).toEqual(view)
    await expect.poll(() => page.locator('.tw').evaluate((part) => part.scrollTop)).toBe(300)
    await page.goForward()
    await page.getByLabel('Invoice name', { exact: true }).waitFor()
    // The form's own way back leads to the list as it was left.
    await page.goBack()
    await rows(page).first().waitFor()
    await rows(page).nth(2).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Back to all invoices' }).click()
    await rows(page).first().waitFor()
    await expect.poll(() => viewed(page)).toEqual(view)

    await page.reload()
    expect(await viewed(page)).toEqual(view)
    await page.waitForSelector('html[data-ready]')
    expect(await viewed(page)).toEqual(view)
    const other = await context.newPage()
    await other.goto(page.url())
    expect(await viewed(other)).toEqual(view)
    await other.waitForSelector('html[data-ready]')
    await other.getByRole('button', { name: 'Previous page' }).click()
    await expect.poll(() => other.locator('.pager [role=status]').innerText()).toMatch(/^1 to 20/)
    await expect.poll(() => other.url()).not.toContain('invoices.after')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('is read by the edge, with nothing left for the browser to ask', async () => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/records/')) asked.push(request.url())
    })
    await page.goto(
      `${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices?invoices.filter.invoiceNumber=INV-00999`,
    )
    expect(await rows(page).count()).toBe(10)
    await page.waitForSelector('html[data-ready]')
    expect(await page.getByLabel('Filter Invoice number').inputValue()).toBe('INV-00999')
    expect(asked).toEqual([])
    await context.close()
  })

  test.each([
    ['fields nobody knows', 'invoices.sort=passwordHash&invoices.filter.secret=1'],
    ['a place that is none', 'invoices.page=5&invoices.after=AAAA'],
    [
      'a place after the last row',
      `invoices.page=2&invoices.after=${btoa('["","ffffffff-ffff-7fff-bfff-ffffffffffff"]').replace(/=+$/, '')}`,
    ],
    ['values of another kind', "invoices.filter.invoiceTotalValue=1';drop..&invoices.size=9999999"],
    ['far too much', `invoices.search=${'x'.repeat(5_000)}`],
    ['odd names', 'invoices.__proto__.sort=x&constructor.sort=y&invoices.filter.invoiceNumber=%00'],
  ])('is passed over where it is %s', async (_, query) => {
    const { context, page } = await signedIn(browser, platform.url, demo)
    const complaints = complaintsOf(page)
    const answer = await page.goto(`${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices?${query}`)
    expect(answer?.status()).toBe(200)
    await page.waitForSelector('html[data-ready]')
    expect((await firstCells(page, 2))[0]).toMatch(/^INV-/)
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('tells nobody of a field that their role does not read', async () => {
    const owner = new ApiClient(platform.url)
    await owner.signIn(demo.email, demo.password)
    const { components } = await owner.call<{ components: { id: string }[] }>('GET', '/api/components')
    const id = components[0]?.id ?? ''
    const { document } = await owner.component(id)
    const fields = Object.values(document.component.model.properties)
      .filter(({ name }) => name !== 'invoiceTotalValue')
      .map((property) => property.id)
    await owner.call('PUT', '/api/roles/clerk_aaaaaa', {
      id: 'clerk_aaaaaa',
      name: 'Clerk',
      components: { [id]: { read: { fields } } },
    })
    await owner.call('POST', '/api/users/invitations', { email: CLERK.email, role: 'user', roleIds: ['clerk_aaaaaa'] })
    const token = /\/invite\/([\w-]+)/.exec(await (await owner.send('GET', '/dev/outbox')).text())?.[1]
    await new ApiClient(platform.url).call('POST', `/api/auth/invitations/${token}/accept`, {
      name: 'Cleo Clerk',
      password: CLERK.password,
    })
    const { context, page } = await signedIn(browser, platform.url, CLERK)
    const list = `${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices`
    const seen: string[] = []
    for (const query of ['', '?invoices.filter.invoiceTotalValue=24000..', '?invoices.sort=-invoiceTotalValue']) {
      const answer = await page.goto(list + query)
      expect(answer?.status()).toBe(200)
      await page.waitForSelector('html[data-ready]')
      await page.waitForLoadState('networkidle')
      seen.push(await page.locator('.data-grid tbody').innerText())
    }
    // Not even which records have much of it; and what they may read is there.
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('INV-000001')
    expect(seen[0]).not.toContain('79.19')
    expect(await page.getByRole('columnheader', { name: 'Invoice total value' }).count()).toBe(0)
    await context.close()
  })

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
  ])('is set from a sheet on a phone, %s', async (_, options) => {
    const { context, page } = await signedIn(browser, platform.url, demo, { ...PHONE, ...options })
    const complaints = complaintsOf(page)
    await page.waitForSelector('html[data-ready]')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Filter Invoice state').selectOption('Paid')
    await sheet.getByRole('group', { name: 'Invoice total value' }).getByLabel('To').fill('500')
    await expect.poll(() => page.url()).toContain('invoices.filter.invoiceTotalValue=..500')
    await sheet.getByLabel('Sort by').selectOption('Invoice total value')
    await sheet.getByRole('radio', { name: 'Descending' }).click()
    await expect.poll(() => page.url()).toContain('invoices.sort=-invoiceTotalValue')
    expect(await axeProblems(page)).toEqual([])
    await expect.poll(() => sheet.getByRole('button', { name: /^Show \d+ results$/ }).count()).toBe(1)
    await sheet.getByRole('button', { name: /^Show/ }).click()
    await expect.poll(() => sheet.count()).toBe(0)
    const amounts = (await firstCells(page, 4)).map((text) => Number(text.replace(/[^\d.]/g, '')))
    expect(amounts.length).toBeGreaterThan(3)
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
    expect(Math.max(...amounts)).toBeLessThanOrEqual(500)
    expect(new Set(await firstCells(page, 5))).toEqual(new Set(['Paid']))

    await page.getByRole('button', { name: 'Filter 2' }).click()
    await sheet.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => sheet.getByRole('button', { name: 'Show 10,000 results' }).count()).toBe(1)
    expect(page.url()).not.toContain('invoices.')
    expect(await sheet.getByRole('group', { name: 'Invoice total value' }).getByLabel('To').inputValue()).toBe('')
    expect(complaints).toEqual([])
    await context.close()
  })
})

test('the theme is switched on a phone too, and kept', async () => {
  const { context, page } = await signedIn(browser, platform.url, demo, PHONE)
  await page.waitForSelector('html[data-ready]')
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('.content') ?? document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expect.poll(ground).not.toBe(light)
  expect(await axeProblems(page)).toEqual([])
  const dark = await ground()
  await page.reload()
  expect(await ground()).toBe(dark)
  await page.waitForSelector('html[data-ready]')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('radio', { name: 'System' }).click()
  await expect.poll(ground).toBe(light)
  await context.close()
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
