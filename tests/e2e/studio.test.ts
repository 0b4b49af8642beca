import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import { seed } from '#dev/seed.ts'
import type { Role } from '#domain/auth/roles.ts'
import { axeProblems, launchBrowser, PHONE } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, signedIn, type Login } from './signed-in.ts'

const MINA: Login = { email: 'mina@kestrel.example', password: 'another pass phrase' }
const RULED = 'INV-00000'

let platform: Platform
let browser: Browser
let demo: Login
let owner: ApiClient
let component: string

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
  demo = await seed(platform.url, platform.databaseUrl)
  owner = new ApiClient(platform.url)
  await owner.signIn(demo.email, demo.password)
  const { components } = await owner.call<{ components: { id: string }[] }>('GET', '/api/components')
  component = components[0]?.id ?? ''
  await owner.call('PUT', '/api/roles/clerk_aaaaaa', {
    id: 'clerk_aaaaaa',
    name: 'Clerk',
    components: { [component]: { read: { rule: `invoiceNumber.startsWith("${RULED}")` } } },
  } satisfies Role)
  await inviteBuilder()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** A second person, let in as people are: by a link that came by mail. */
async function inviteBuilder(): Promise<void> {
  await owner.call('POST', '/api/users/invitations', { email: MINA.email, role: 'builder', roleIds: [] })
  const letters = await (await owner.send('GET', '/dev/outbox')).text()
  const token = /\/invite\/([\w-]+)/.exec(letters)?.[1]
  const invited = new ApiClient(platform.url)
  await invited.call('POST', `/api/auth/invitations/${token}/accept`, { name: 'Mina Adler', password: MINA.password })
}

/** A page of Studio, drawn to its end. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(platform.url + path)
  await page.getByRole('heading').first().waitFor()
  await expect.poll(() => page.locator('.skel').count()).toBe(0)
}

async function studio(path: string, options: BrowserContextOptions = {}, login: Login = demo) {
  const { context, page } = await signedIn(browser, platform.url, login, options)
  await open(page, path)
  return { context, page }
}

const SCREENS = [
  ['home', '/studio'],
  ['components', '/studio/components'],
  ['editor', () => `/studio/components/${component}`],
  ['publication', '/studio/publication'],
  ['sites', '/studio/sites'],
  ['people', '/studio/people'],
  ['roles', '/studio/roles'],
  ['settings', '/studio/settings'],
] as const
const addressOf = (path: (typeof SCREENS)[number][1]) => (typeof path === 'string' ? path : path())

/** Where text does not fit: the page to the side, or a button's words. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const wide = (element: Element) => element.scrollWidth > element.clientWidth
    const named = (element: Element) =>
      `${element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim()}”: ${element.scrollWidth} in ${element.clientWidth}`
    const buttons = [...document.querySelectorAll('button, a.btn')].filter(
      // Names that people gave are cut, with the whole name on hover.
      (element) => element.checkVisibility() && !element.matches('.trunc') && wide(element),
    )
    return [...[document.documentElement, document.body].filter(wide), ...buttons].map(named)
  })

describe('every screen', () => {
  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
  ])('has nothing for axe to say, %s', async (_, options) => {
    const { context, page } = await studio('/studio', options)
    const complaints = complaintsOf(page)
    const found: unknown[] = []
    for (const [name, path] of SCREENS) {
      await open(page, addressOf(path))
      found.push(...(await axeProblems(page)).map((problem) => `${name}: ${problem}`))
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('has room for German words', async () => {
    const { context, page } = await studio('/studio')
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')
    const found: string[] = []
    for (const [name, path] of SCREENS) {
      await open(page, addressOf(path))
      found.push(...(await overflowing(page)).map((place) => `${name}: ${place}`))
    }
    await owner.call('PATCH', '/api/auth/profile', { locale: 'en' })
    expect(found).toEqual([])
    await context.close()
  })

  test('of those used on a phone fits it', async () => {
    const { context, page } = await studio('/studio', PHONE)
    for (const path of ['/studio', '/studio/components']) {
      await open(page, path)
      expect([path, await overflowing(page)]).toEqual([path, []])
      expect([path, await axeProblems(page)]).toEqual([path, []])
    }
    await context.close()
  })
})

test('the palette finds a component', async () => {
  const { context, page } = await studio('/studio')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('invent')
  await page.getByRole('option', { name: /Invoice inventory/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/studio\/components\/invoice_inventory/)
  await context.close()
})
