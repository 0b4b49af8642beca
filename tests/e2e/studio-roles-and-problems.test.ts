import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import { seed } from '#dev/seed.ts'
import type { Role } from '#domain/auth/roles.ts'
import { axeProblems, launchBrowser } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { signedIn, type Login } from './signed-in.ts'

let platform: Platform
let browser: Browser
let demo: Login
let owner: ApiClient
let component: string

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
  const login = await seed(platform.url, platform.databaseUrl)
  if (!login) throw new Error('The demo could not be made')
  demo = login
  owner = new ApiClient(platform.url)
  await owner.signIn(demo.email, demo.password)
  const { components } = await owner.call<{ components: { id: string }[] }>('GET', '/api/components')
  component = components[0]?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function studio(path: string, options: BrowserContextOptions = {}) {
  const { context, page } = await signedIn(browser, platform.url, demo, options)
  await page.goto(platform.url + path)
  await page.getByRole('main').waitFor()
  return { context, page }
}

test('a role is limited to some properties, and what is gone is shown', async () => {
  const path = '/api/roles/limited_aaaaaa'
  const role = (grants: Role['components'][string]): Role => ({
    id: 'limited_aaaaaa',
    name: 'Limited',
    components: { [component]: grants },
  })
  await owner.call('PUT', path, role({ read: { fields: ['gone_aaaaaa'] }, update: {} }))
  const { context, page } = await studio('/studio/roles/limited_aaaaaa')
  await page.getByRole('button', { name: /, Properties: Some$/ }).click()
  expect(await axeProblems(page)).toEqual([])
  const group = page.getByRole('group', { name: /: Reads$/ })
  await group.getByRole('button', { name: 'Remove Gone: gone_aaaaaa' }).click()
  await group.getByRole('combobox').fill('state')
  await page.getByRole('option', { name: 'Invoice state' }).click()
  await page.getByRole('button', { name: 'Save role' }).click()
  await page.getByText('Saved. It counts').waitFor()
  const { roles } = await owner.call<{ roles: Role[] }>('GET', '/api/roles')
  const kept = roles.find(({ id }) => id === 'limited_aaaaaa')?.components[component]
  expect(kept).toEqual({ read: { fields: [expect.stringMatching(/state/i)] }, update: {} })
  await owner.call('DELETE', path)
  await context.close()
})

test('a problem of a publication names its place and leads there', async () => {
  const { id } = await owner.call<{ id: string }>('POST', '/api/components', { title: 'Ledger' })
  const page = { schema: 1, id: 'form_aaaaaa', key: 'entry', title: 'Entry', order: 'zz' }
  const control = (name: string, order: string) => ({
    id: `${name}_aaaaaa`,
    kind: 'text-field',
    name,
    parent: null,
    order,
    config: { label: `The ${name}`, readOnly: { fx: 'nobody.knows' } },
  })
  const controls = { first_aaaaaa: control('first', 'a0'), second_aaaaaa: control('second', 'a1') }
  const value = { ...page, controls }
  const edits = [{ op: 'insert', path: ['pages', page.id], value }]
  await owner.call('POST', `/api/components/${id}/edits`, { base: 1, edits })
  const { context, page: tab } = await studio(`/studio/publication?component=${id}`)
  const problems = tab.getByRole('region', { name: 'Problems' })
  const places = problems.getByRole('link')
  await expect
    .poll(() => places.allTextContents())
    .toEqual(['Ledger › Model', 'Ledger › Entry › Read-only of The first', 'Ledger › Entry › Read-only of The second'])
  expect(await axeProblems(tab)).toEqual([])
  await places.last().click()
  await tab.waitForURL(`**/studio/components/${id}/${page.id}`)
  const inspector = tab.getByRole('complementary', { name: 'Inspector' })
  expect(await inspector.getByRole('textbox').first().inputValue()).toBe('second')
  await owner.call('DELETE', `/api/components/${id}`)
  await context.close()
})

test('the canvas says how wide it is where the device does not fit, and only there', async () => {
  const { context, page } = await studio(`/studio/components/${component}`, { viewport: { width: 1280, height: 800 } })
  const width = () => page.locator('.frame').evaluate((frame) => frame.clientWidth)
  const told = page.getByRole('main').getByText(/^shown \d+ wide$/)
  await told.waitFor()
  expect(await told.textContent()).toBe(`shown ${await width()} wide`)
  expect(await width()).toBeLessThan(1024)
  await page.setViewportSize({ width: 1280 + 1024, height: 800 })
  await expect.poll(() => told.count()).toBe(0)
  expect(await width()).toBe(1024)
  await context.close()
})
