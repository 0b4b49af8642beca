import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeProblems, launchBrowser, newContext } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, pictureOnFailure } from './signed-in.ts'

// The steps of docs/guide/first-app.md, in its order and words: whoever changes one changes the other.

let platform: Platform
let browser: Browser

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const PROPERTIES = [
  ['Invoice name', 'Text'],
  ['Invoice number', 'Text'],
  ['Invoice due date', 'Date and time'],
  ['Invoice total value', 'Number'],
  ['Invoice state', 'Whole number'],
] as const
const STATES = ['Under review', 'Approved', 'Rejected', 'Paid', 'Overdue']

/** The editor's parts, found as people find them. */
const editorOf = (page: Page) => ({
  left: page.getByRole('complementary', { name: /Model/ }),
  inspector: page.getByRole('complementary', { name: 'Inspector' }),
  stage: page.locator('.frame').first(),
})

/** Drops something at the end of the page that is being drawn. */
async function dropAtEnd(thing: Locator, stage: Locator): Promise<void> {
  const box = await stage.boundingBox()
  if (!box) throw new Error('There is no page to drop on')
  await thing.dragTo(stage, { targetPosition: { x: box.width / 2, y: box.height - 20 } })
}

async function setUpWorkspace(page: Page): Promise<void> {
  await page.goto(platform.url)
  await page.waitForURL(/\/setup$/)
  await page.getByLabel('Your name').fill('Lucía Romero')
  await page.getByLabel('E-mail').fill('lucia@kestrel.example')
  await page.getByLabel('Password', { exact: true }).fill('a long pass phrase')
  await page.getByLabel(/Workspace/).fill('Kestrel Supply')
  await page.getByRole('button', { name: /Set up|Create|Start/ }).click()
  await page.waitForURL(/\/studio/)
}

async function makeComponent(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New component' }).first().click()
  await page.getByLabel('Name').fill('Invoice inventory')
  await page.getByRole('button', { name: 'Make component' }).click()
  await page.waitForURL(/\/studio\/components\/invoice_inventory/)
}

async function modelData(page: Page): Promise<void> {
  const { left, inspector } = editorOf(page)
  await left.getByRole('button', { name: 'Add property' }).click()
  const question = page.locator('form.add-property')
  for (const [title, type] of PROPERTIES) {
    await question.getByLabel('Name').fill(title)
    await question
      .locator('label')
      .filter({ hasText: new RegExp(`^${type}$`) })
      .click()
    await question.getByRole('button', { name: 'Add property' }).click()
  }
  await page.keyboard.press('Escape')

  const choose = (title: string) => left.getByText(title, { exact: true }).first().click()
  const turnOn = (name: string) => inspector.getByRole('switch', { name }).check({ force: true })
  await choose('Invoice name')
  await turnOn('Required')
  await choose('Invoice number')
  await turnOn('Required')
  await turnOn('Key')
  await choose('Invoice total value')
  await inspector.getByLabel('Smallest').fill('0')
  await inspector.getByLabel('Smallest').press('Tab')
  await choose('Invoice state')
  for (const [value, label] of STATES.entries()) {
    await inspector.getByRole('button', { name: 'Add choice' }).click()
    await inspector.getByLabel('Value', { exact: true }).last().fill(String(value))
    await inspector.getByLabel('Label', { exact: true }).last().fill(label)
  }
}

async function drawForm(page: Page): Promise<void> {
  const { left, inspector, stage } = editorOf(page)
  await left.getByText('Main page', { exact: true }).click()
  await inspector.getByLabel('Title').first().fill('Add/View invoices')
  await inspector.getByLabel('Title').first().press('Tab')
  for (const [title] of PROPERTIES) await dropAtEnd(left.getByText(title, { exact: true }).first(), stage)
  await expect.poll(() => stage.getByLabel(/^Invoice/).count()).toBe(PROPERTIES.length)
}

async function drawList(page: Page): Promise<void> {
  const { left, inspector, stage } = editorOf(page)
  await left.getByRole('button', { name: 'Add page' }).click()
  await inspector.getByLabel('Title').first().fill('All invoices')
  await inspector.getByLabel('Title').first().press('Tab')
  await left.getByRole('button', { name: 'Add a control' }).click()
  await dropAtEnd(page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: /Data grid/ }), stage)
  await inspector.getByRole('tab', { name: 'Actions' }).click()
  await openPage(inspector, 'When a row is pressed', 'Add/View invoices')
  await inspector.getByRole('switch', { name: 'Add button' }).check({ force: true })
  await openPage(inspector, 'When Add is pressed', 'Add/View invoices')
}

async function openPage(inspector: Locator, when: string, page: string): Promise<void> {
  await inspector.getByRole('combobox', { name: when }).selectOption({ label: 'Open a page' })
  await inspector
    .getByRole('group', { name: when, exact: true })
    .getByRole('combobox', { name: 'Page' })
    .selectOption({ label: page })
}

async function addButtons(page: Page): Promise<void> {
  const { left, inspector, stage } = editorOf(page)
  await left.getByText('Add/View invoices', { exact: true }).first().click()
  const palette = page.getByRole('region', { name: 'Controls' })
  for (const [label, act] of [
    ['Save', 'Save the record'],
    ['Back to all invoices', 'Open a page'],
  ] as const) {
    if (!(await palette.isVisible())) await left.getByRole('button', { name: 'Add a control' }).click()
    await dropAtEnd(palette.getByRole('button', { name: /Button/ }).first(), stage)
    await inspector.getByRole('tab', { name: 'Content' }).click()
    await inspector.getByLabel('Label', { exact: true }).fill(label)
    await inspector.getByRole('tab', { name: 'Actions' }).click()
    if (act === 'Open a page') await openPage(inspector, 'When pressed', 'All invoices')
    else await inspector.getByRole('combobox', { name: 'When pressed' }).selectOption({ label: act })
  }
}

async function publish(page: Page): Promise<void> {
  await expect.poll(() => page.getByText('No problems.').isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.waitForURL(/\/studio\/publication/)
  await page.getByLabel('Note').fill('First invoices')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Release 1 is live').waitFor()
}

type Invoice = { readonly name: string; readonly number: string; readonly total: string; readonly state: string }

async function fillInvoice(page: Page, { name, number, total, state }: Invoice): Promise<void> {
  await page.getByLabel('Invoice name').fill(name)
  await page.getByLabel('Invoice number').fill(number)
  await page.getByLabel('Invoice due date').fill('2026-12-17T12:00')
  await page.getByLabel('Invoice total value').fill(total)
  await page.getByLabel('Invoice state').selectOption({ label: state })
}

const rows = (page: Page) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .filter({ hasText: 'INV-' })

test('a newcomer makes, publishes and uses the invoice inventory', async () => {
  const context = await newContext(browser)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  pictureOnFailure(page)

  await setUpWorkspace(page)
  await makeComponent(page)
  await modelData(page)
  await drawForm(page)
  await drawList(page)
  await addButtons(page)
  expect(await axeProblems(page)).toEqual([])
  await publish(page)
  expect(await axeProblems(page)).toEqual([])

  // Use it.
  await page.goto(platform.url)
  await page.getByRole('heading', { name: 'All invoices' }).waitFor()
  await page.waitForSelector('html[data-ready]')
  await page.getByRole('button', { name: 'Add' }).first().click()
  await page.getByRole('heading', { name: 'Add/View invoices' }).waitFor()
  await fillInvoice(page, { name: 'Pallet racks', number: 'INV-1', total: '1250.5', state: 'Under review' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'Pallet racks' }).waitFor()
  await page.getByRole('button', { name: 'Back to all invoices' }).click()
  await expect.poll(() => rows(page).count()).toBe(1)
  expect(await rows(page).first().innerText()).toContain('Under review')

  // A negative total and a number that is taken are refused on their fields, and nothing typed is lost.
  await page.getByRole('button', { name: 'Add' }).first().click()
  await page.getByRole('heading', { name: 'Add/View invoices' }).waitFor()
  await fillInvoice(page, { name: 'Forklift', number: 'INV-1', total: '-5', state: 'Paid' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => page.getByLabel('Invoice total value').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Invoice total value').fill('99')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => page.getByLabel('Invoice number').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('Invoice name').inputValue()).toBe('Forklift')
  await page.getByLabel('Invoice number').fill('INV-2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'Forklift' }).waitFor()
  await page.getByRole('button', { name: 'Back to all invoices' }).click()
  await expect.poll(() => rows(page).count()).toBe(2)

  // Sort and filter.
  const total = page.getByRole('columnheader', { name: 'Invoice total value' })
  await total.getByRole('button').first().click()
  await expect
    .poll(async () => (await rows(page).allInnerTexts()).map((text) => /INV-\d/.exec(text)?.[0]))
    .toEqual(['INV-2', 'INV-1'])
  await page.getByLabel('Filter Invoice number').fill('INV-1')
  await expect.poll(() => rows(page).count()).toBe(1)

  // Editing updates and never duplicates.
  await rows(page).first().getByText('Pallet racks').click()
  await page.getByRole('heading', { name: 'Pallet racks' }).waitFor()
  await page.getByLabel('Invoice state').selectOption({ label: 'Paid' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Back to all invoices' }).click()
  // The list is as it was left.
  await expect.poll(() => rows(page).count()).toBe(1)
  await page.getByLabel('Filter Invoice number').fill('')
  await expect.poll(() => rows(page).count()).toBe(2)
  expect(await rows(page).filter({ hasText: 'INV-1' }).innerText()).toContain('Paid')

  expect(complaints).toEqual([])
  await context.close()
})
