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
  const login = await seed(platform.url, platform.databaseUrl)
  if (!login) throw new Error('The demo could not be made')
  demo = login
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
  await page.getByRole('main').waitFor()
  await expect.poll(() => page.locator('.skel').count()).toBe(0)
}

async function studio(path: string, options: BrowserContextOptions = {}, login: Login = demo) {
  const { context, page } = await signedIn(browser, platform.url, login, options)
  page.on('dialog', (dialog) => void dialog.accept())
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
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click()
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
  await page
    .getByRole('option', { name: /Invoice inventory/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/studio\/components\/invoice_inventory/)
  await context.close()
})

/** The editor's parts, found as people find them. */
const editorOf = (page: Page) => ({
  inspector: page.getByRole('complementary', { name: 'Inspector' }),
  saved: page.locator('.saved'),
  undo: page.getByRole('button', { name: /^Undo/ }),
  redo: page.getByRole('button', { name: /^Redo/ }),
})
const control = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true })
const pageTitle = (page: Page) => editorOf(page).inspector.getByLabel('Title').first()

/** The component's draft as the server holds it. */
const draft = async () => (await owner.component(component)).document
const pagesTitled = async () => Object.values((await draft()).pages).map(({ title }) => title)

const FORM = 'Add or view invoice'
const editor = (login: Login = demo) => studio(`/studio/components/${component}`, {}, login)

/** Shows a page of the component, with nothing selected. */
async function showPage(page: Page, title: string): Promise<void> {
  await page.getByRole('complementary', { name: /Model/ }).getByText(title, { exact: true }).first().click()
  await expect.poll(() => pageTitle(page).inputValue()).toBe(title)
}

describe('the editor', () => {
  test('names what is undone and done again by the keyboard', async () => {
    const { context, page } = await editor()
    const { undo, redo } = editorOf(page)
    await showPage(page, FORM)
    await control(page, 'Invoice name').click()
    await page.keyboard.press('Delete')
    await expect.poll(() => control(page, 'Invoice name').count()).toBe(0)
    expect(await undo.getAttribute('title')).toMatch(/^Undo: removed Invoice name \(.+Z\)$/)
    await page.keyboard.press('ControlOrMeta+z')
    await control(page, 'Invoice name').waitFor()
    expect(await redo.getAttribute('title')).toMatch(/^Redo: removed Invoice name \(.+Z\)$/)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => control(page, 'Invoice name').count()).toBe(0)
    await page.keyboard.press('ControlOrMeta+z')
    await control(page, 'Invoice name').waitFor()
    await context.close()
  })

  test('has nothing for axe to say while a dialog asks', async () => {
    const { context, page } = await editor()
    await page.getByRole('button', { name: 'Invoice inventory' }).click()
    await page.getByRole('menuitem', { name: 'Remove component' }).click()
    await page.getByRole('button', { name: 'Keep it' }).waitFor()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    await context.close()
  })

  test('keeps what was not saved when the window is loaded again', async () => {
    const { context, page } = await editor()
    const { saved } = editorOf(page)
    await showPage(page, FORM)
    // A save that never ends.
    await page.route('**/api/components/*/edits', () => {})
    await pageTitle(page).fill('Kept over a reload')
    await expect.poll(() => saved.innerText()).toBe('Saving')
    await page.unroute('**/api/components/*/edits')
    await page.reload()
    await expect.poll(pagesTitled).toContain('Kept over a reload')

    await showPage(page, 'Kept over a reload')
    await context.setOffline(true)
    await pageTitle(page).fill(FORM)
    await expect.poll(() => saved.innerText()).toBe('Offline, kept here')
    await context.setOffline(false)
    await expect.poll(pagesTitled).toContain(FORM)
    await expect.poll(() => saved.innerText()).toMatch(/^Saved/)
    await context.close()
  })

  test('shows two people each other, brings their edits together, and tells what no longer fits', async () => {
    const [mine, theirs] = await Promise.all([editor(), editor(MINA)])
    await mine.page.getByRole('group', { name: 'Here now: Mina Adler' }).waitFor()
    await theirs.page.getByRole('group', { name: 'Here now: Mo Okafor' }).waitFor()
    await Promise.all([mine, theirs].map(({ page }) => showPage(page, FORM)))

    // Both write before either hears of the other.
    await theirs.context.setOffline(true)
    await pageTitle(theirs.page).fill('Invoice, by Mina')
    await mine.page
      .getByRole('complementary', { name: /Model/ })
      .getByText('Invoice total value', { exact: true })
      .first()
      .click()
    await editorOf(mine.page).inspector.getByLabel('Help text').fill('Before tax')
    await expect
      .poll(async () => Object.values((await draft()).component.model.properties).map(({ help }) => help))
      .toContain('Before tax')
    await theirs.context.setOffline(false)
    await expect.poll(pagesTitled).toContain('Invoice, by Mina')
    expect(Object.values((await draft()).component.model.properties).map(({ help }) => help)).toContain('Before tax')
    await expect.poll(() => pageTitle(mine.page).count()).toBe(1)

    // What one changes the other has removed.
    await control(theirs.page, 'Invoice name').click()
    await theirs.context.setOffline(true)
    await editorOf(theirs.page).inspector.getByLabel('Label', { exact: true }).fill('Name on the invoice')
    await expect.poll(() => editorOf(theirs.page).saved.innerText()).toBe('Offline, kept here')
    await control(mine.page, 'Invoice name').click()
    await mine.page.keyboard.press('Delete')
    await expect.poll(() => editorOf(mine.page).saved.innerText()).toMatch(/^Saved/)
    await theirs.context.setOffline(false)
    await theirs.page.getByText(/Mo Okafor changed this while you edited\..*1 no longer fits\./).waitFor()
    await theirs.page.getByRole('button', { name: 'Show what does not fit' }).click()
    await theirs.page.getByRole('dialog').getByText('Name on the invoice').waitFor()
    expect(await axeProblems(theirs.page)).toEqual([])
    await expect.poll(() => editorOf(theirs.page).saved.innerText()).toMatch(/^Saved/)
    await Promise.all([mine, theirs].map(({ context }) => context.close()))
    await owner.call('POST', `/api/components/${component}/discard`, {})
  })

  test('previews the draft as a role whose rule hides records', async () => {
    const { context, page } = await studio(`/studio/components/${component}?preview`)
    const preview = page.getByRole('dialog', { name: 'Preview' })
    const rows = preview.getByRole('row').filter({ hasText: 'INV-' })
    await expect.poll(() => rows.count()).toBe(20)
    await preview.getByRole('button', { name: 'Owner' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Clerk' }).click()
    await expect.poll(() => rows.count()).toBe(9)
    expect((await rows.allInnerTexts()).every((text) => text.includes(RULED))).toBe(true)
    expect(await axeProblems(page)).toEqual([])
    await context.close()
  })
})

test('nothing of a draft is live until it is published, and a rollback takes it back', async () => {
  const live = '/app/kestrel-supply/invoice-inventory/all-invoices'
  const { context, page } = await editor()
  const heading = async () => {
    const visitor = await context.newPage()
    await visitor.goto(platform.url + live)
    const title = await visitor.getByRole('heading', { level: 1 }).innerText()
    await visitor.close()
    return title
  }
  await showPage(page, 'All invoices')
  await pageTitle(page).fill('Every invoice')
  await expect.poll(pagesTitled).toContain('Every invoice')
  expect(await heading()).toBe('All invoices')

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.waitForURL(/\/studio\/publication/)
  await page.getByLabel('Note').fill('Another title')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Release 2 is live').waitFor()
  await expect.poll(heading).toBe('Every invoice')

  await page
    .getByRole('article')
    .filter({ hasText: 'Release 1' })
    .getByRole('button', { name: 'Roll back to this' })
    .click()
  await page.getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect.poll(heading).toBe('All invoices')
  await context.close()
})

test('any setting is an expression: its value is seen, and the live page has it', async () => {
  const { context, page } = await editor()
  const complaints = complaintsOf(page)
  const { inspector, undo, redo } = editorOf(page)
  /** Turns a setting into an expression by the keyboard. @returns what the inspector says it comes to */
  const workOut = async (setting: string, expression: string) => {
    const toggle = inspector.getByRole('button', { name: `${setting}: use an expression` })
    await toggle.focus()
    await page.keyboard.press('Enter')
    const field = page.getByRole('textbox', { name: `${setting}, expression` })
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.insertText(expression)
    await page.keyboard.press('Escape')
    return inspector.locator('[data-entry]').filter({ has: field }).locator('.value b')
  }

  await showPage(page, FORM)
  await control(page, 'Invoice name').click()
  const placeholder = await workOut('Placeholder', '"As on the paper, " + user.role')
  await expect.poll(() => placeholder.innerText()).toBe('As on the paper, owner')
  await expect.poll(() => page.getByPlaceholder('As on the paper, owner').count()).toBe(1)
  await undo.click()
  await expect.poll(() => page.getByPlaceholder('As on the paper').count()).toBe(0)
  await redo.click()
  await expect.poll(() => page.getByPlaceholder('As on the paper, owner').count()).toBe(1)

  // By whatever title another test left it.
  const list = (await pagesTitled()).find((title) => title !== FORM) ?? ''
  await showPage(page, list)
  await control(page, 'invoices').click()
  await inspector.getByRole('tab', { name: 'Behaviour' }).click()
  const size = await workOut('Rows per page', 'user.role == "owner" ? 25 : 50')
  await inspector.getByText('“25” is no choice here. There are: 10, 20, 50, 100.').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('user.role == "owner" ? 10 : 50')
  await expect.poll(() => size.innerText()).toBe('10')
  await expect.poll(async () => JSON.stringify(await draft())).toContain('? 10 : 50')

  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  const preview = page.getByRole('dialog', { name: 'Preview' })
  await expect.poll(() => preview.getByRole('row').filter({ hasText: 'INV-' }).count()).toBe(10)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.waitForURL(/\/studio\/publication/)
  await page.getByLabel('Note').fill('Settings that are worked out')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText(/Release \d+ is live/).waitFor()
  // Worked out at the edge already: the first query asks for as many rows.
  const live = `${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices`
  const html = async () => (await context.request.get(live)).text()
  await expect.poll(html).toContain('1 to 10 of 10,000')
  const visitor = await context.newPage()
  const complaintsLive = complaintsOf(visitor)
  await visitor.goto(live)
  await visitor.waitForSelector('html[data-ready]')
  await visitor.getByRole('button', { name: 'Next page' }).click()
  await visitor.getByText('11 to 20 of 10,000').waitFor()
  expect([...complaints, ...complaintsLive]).toEqual([])
  await context.close()
})

test('a session elsewhere is ended from the settings', async () => {
  const elsewhere = await studio('/studio', {}, MINA)
  const { context, page } = await studio('/studio/settings', {}, MINA)
  const sessions = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  const others = sessions.filter({ has: page.getByRole('button', { name: /^Sign out/ }) })
  await expect.poll(() => sessions.filter({ hasText: 'This device' }).count()).toBe(1)
  const before = await others.count()
  expect(before).toBeGreaterThan(0)
  for (let left = before; left > 0; left--) {
    await others.first().getByRole('button').click()
    await expect.poll(() => others.count()).toBe(left - 1)
  }
  await page.reload()
  await expect.poll(() => sessions.count()).toBe(1)
  await Promise.all([context, elsewhere.context].map((each) => each.close()))
})

test('a site’s logo is uploaded, published and shown to its visitors', async () => {
  const { context, page } = await studio('/studio/sites')
  const complaints = complaintsOf(page)
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Logo' }).click()
    await (await chooser).setFiles({ name, mimeType, buffer })
  }
  await choose('logo.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await page.getByText(/not what its name says|does not match|is not accepted/i).waitFor()

  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 44, height: 44 } })
  await choose('logo.png', 'image/png', picture)
  const drawn = (where: Page, selector: string) =>
    where.locator(selector).evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)
  await expect.poll(() => drawn(page, 'img.site-logo')).toBe(44)
  await expect
    .poll(
      async () => (await owner.call<{ sites: { site: { logo?: string } }[] }>('GET', '/api/sites')).sites[0]?.site.logo,
    )
    .toMatch(/^file_/)

  await open(page, '/studio/publication')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText(/^Release \d+ is live/).waitFor()
  const visitor = await context.newPage()
  await visitor.goto(`${platform.url}/app/kestrel-supply/invoice-inventory/all-invoices`)
  await expect.poll(() => drawn(visitor, 'img.logo')).toBe(44)
  expect(complaints).toEqual([])
  await context.close()
})
