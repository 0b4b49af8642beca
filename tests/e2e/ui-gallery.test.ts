import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveGallery } from '../ui-gallery/build.ts'
import { axeProblems, launchBrowser, newContext, PHONE } from './browser.ts'

// What happy-dom cannot show: the top layer, real focus and keys, colours, sizes, both directions of reading.

let browser: Browser
let gallery: Awaited<ReturnType<typeof serveGallery>>

beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([launchBrowser(), serveGallery()])
})
afterAll(async () => {
  await browser.close()
  await gallery.stop()
})

async function open(wish = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await newContext(browser, options)
  const page = await context.newPage()
  await page.goto(gallery.url + wish)
  await page.getByRole('heading', { name: 'Controls' }).waitFor()
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const said = (page: Page) => page.locator('output').textContent()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

describe('every part at rest', () => {
  const looks: readonly [string, string, BrowserContextOptions][] = [
    ['light', '', {}],
    ['dark', '?theme=dark', {}],
    ['German, comfortable', '?locale=de&density=comfortable', {}],
    ['right to left', '?dir=rtl&density=comfortable', {}],
    ['on a phone', '?density=comfortable', PHONE],
    ['on a phone in the dark', '?density=comfortable&theme=dark', PHONE],
  ]
  test.each(looks)('%s: axe finds nothing, nothing is wider than the window', async (_name, wish, options) => {
    const page = await open(wish, options)
    expect(await axeProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  test('targets of a comfortable page are big enough for a finger', async () => {
    const page = await open('?density=comfortable', PHONE)
    const heights = await page
      .getByRole('button', { name: 'Publish' })
      .evaluateAll((all) => all.map((one) => one.clientHeight))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(42)
    await page.context().close()
  })
})

describe('what opens', () => {
  test('a menu works by keys and gives the focus back', async () => {
    const page = await open()
    await button(page, 'Menu').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => said(page)).toBe('wrapped')
    await expect.poll(() => focused(page)).toBe('Menu')
    await page.context().close()
  })

  test('a context menu stands at the pointer and inside the window', async () => {
    const page = await open('', { viewport: { width: 700, height: 500 } })
    await button(page, 'Right press').click({ button: 'right' })
    const box = await page.getByRole('menu').boundingBox()
    expect(box).not.toBeNull()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(500)
    await page.mouse.click(5, 5)
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('a combobox over a search chooses by keys', async () => {
    const page = await open()
    const partner = page.getByRole('combobox', { name: 'Partner, searched' })
    await partner.click()
    await page.keyboard.type('nord')
    await page.getByRole('option', { name: 'Nordwind GmbH' }).waitFor()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Enter')
    expect(await partner.inputValue()).toBe('Nordwind GmbH')
    await page.context().close()
  })

  test('a decision traps the focus, wants its word, and Esc keeps', async () => {
    const page = await open()
    await button(page, 'Decide').click()
    expect(await axeProblems(page)).toEqual([])
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press('Tab')
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
      )
      expect(outside).toBe(false)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => said(page)).toBe('kept')
    await expect.poll(() => focused(page)).toBe('Decide')
    await button(page, 'Decide').click()
    await page.getByRole('textbox', { name: 'Type “fax” to go on' }).fill('fax')
    await button(page, 'Remove property').click()
    await page.getByText('gone').waitFor()
    await page.context().close()
  })

  test('the palette finds by first letters and runs by Enter', async () => {
    const page = await open()
    await button(page, 'Palette').click()
    await page.keyboard.type('il')
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => said(page)).toBe('opened list')
    await page.context().close()
  })

  test('a toast can be taken back; a panel closes by Esc', async () => {
    const page = await open()
    await button(page, 'Toast').click()
    expect(await axeProblems(page)).toEqual([])
    await page.getByRole('listitem').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => said(page)).toBe('undone')
    await button(page, 'Panel').click()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('Panel')
    await page.context().close()
  })

  test('a tooltip comes with the keyboard focus and goes with Esc', async () => {
    const page = await open()
    await button(page, 'Right press').focus()
    await page.keyboard.press('Tab')
    await page.getByRole('tooltip').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'hidden' })
    await page.context().close()
  })
})

test('a number is typed as the reader writes it', async () => {
  const page = await open('?locale=de')
  const amount = page.getByRole('textbox', { name: 'Amount' })
  expect(await amount.inputValue()).toBe('12.480,50')
  await amount.fill('1.234,5')
  await amount.blur()
  expect(await amount.inputValue()).toBe('1.234,50')
  await page.context().close()
})

test('the edge of a panel follows the pointer, mirrored where text is', async () => {
  for (const [direction, by] of [
    ['ltr', 40],
    ['rtl', -40],
  ] as const) {
    const page = await open(`?dir=${direction}`)
    const handle = page.getByRole('separator', { name: 'Resize: Tree' })
    await handle.scrollIntoViewIfNeeded()
    const box = await handle.boundingBox()
    if (box === null) throw new Error('The handle is not drawn')
    await page.mouse.move(box.x, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + by, box.y + 20, { steps: 4 })
    await page.mouse.up()
    expect(await handle.getAttribute('aria-valuenow')).toBe('200')
    await page.context().close()
  }
})
