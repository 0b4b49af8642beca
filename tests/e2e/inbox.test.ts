import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskPage } from '#domain/workflows/inbox.ts'
import { type ApprovalScene, approvalScene } from './approval-scene.ts'
import { axeProblems, launchBrowser, newContext, PHONE } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, signedIn } from './signed-in.ts'

let platform: Platform
let browser: Browser
let scene: ApprovalScene

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
  scene = await approvalScene(platform)
})
afterAll(async () => {
  await browser?.close()
  await scene?.stop()
  await platform?.stop()
})

const ready = (page: Page) => page.waitForSelector('html[data-ready]')
const formOf = (invoice: number) =>
  `${scene.url}/app/kestrel-supply/${scene.component}/${scene.formPage}?id=${scene.invoices[invoice]?.id}`
const decision = (page: Page) => page.locator('.dec')

/** Asks Jana about an invoice and waits until her list has it. */
async function ask(invoice: number): Promise<string> {
  const run = await scene.start('purchase-approval', scene.invoices[invoice]?.id ?? null, {
    approver: scene.jana.id,
    later: scene.tomasz.id,
  })
  await expect
    .poll(async () => (await scene.jana.api.call<TaskPage>('GET', '/api/tasks')).tasks.some((task) => task.run === run))
    .toBe(true)
  return run
}

describe('an approval', () => {
  test('goes from a button on the form to another person’s bell, and its answer back to the form', async () => {
    const [asker, approver] = [
      await signedIn(browser, scene.url, scene.mo.login),
      await signedIn(browser, scene.url, scene.jana.login),
    ]
    const complaints = [complaintsOf(asker.page), complaintsOf(approver.page)]
    await ready(approver.page)
    await expect.poll(() => approver.page.getByRole('button', { name: /^Notifications/ }).count()).toBe(1)
    expect(await approver.page.locator('.bell .count').count()).toBe(0)

    // What is typed and not saved is saved with the press: the workflow sees what the reader sees.
    await asker.page.goto(formOf(0))
    await ready(asker.page)
    await asker.page.getByLabel('Invoice name').fill('Pallet racks for Graz')
    await asker.page.getByRole('button', { name: 'Submit for approval' }).click()
    await asker.page.getByText('Purchase approval started').waitFor()
    const state = asker.page.locator('.confirmation')
    await state.getByText('Approve Pallet racks for Graz?').waitFor()
    await state.getByText('Waiting for Jana Krause').waitFor()
    expect(await state.getByRole('button').count()).toBe(0)

    // Bell and menu count without a reload, and the bell leads to the question.
    await approver.page.locator('.bell .count').getByText('1').waitFor()
    await approver.page.locator('.site > .nav .count').getByText('1').waitFor()
    await approver.page.getByRole('button', { name: 'Notifications: 1' }).click()
    await approver.page.getByRole('menuitem', { name: 'Approve Pallet racks for Graz?' }).click()
    await approver.page.waitForURL(/\/inbox\/[0-9a-f-]+\/\d+/)
    await ready(approver.page)
    await approver.page.getByRole('heading', { name: 'Approve Pallet racks for Graz?', level: 2 }).waitFor()
    await approver.page.getByText('After that it goes to Tomasz Wilk').waitFor()

    // An answer that needs a comment says so; what is typed stays.
    await decision(approver.page).getByRole('button', { name: 'Reject' }).click()
    await approver.page.getByRole('alert').getByText('“Reject” needs a comment').waitFor()
    await approver.page.getByRole('textbox', { name: 'Comment' }).fill('Too dear, see the other offer.')
    await decision(approver.page).getByRole('button', { name: 'Reject' }).click()
    await approver.page.getByText('Answered: Approve Pallet racks for Graz?').waitFor()
    await approver.page.getByText('Nothing waits for you').waitFor()
    await expect.poll(() => approver.page.locator('.site > .nav .count').count()).toBe(0)

    // The run went on, and who started it sees that.
    await state.getByText('Done').waitFor()
    await asker.page.reload()
    await ready(asker.page)
    await asker.page.locator('.confirmation').getByText('Done').waitFor()
    expect(
      await asker.page
        .getByRole('radio', { name: 'Rejected' })
        .or(asker.page.getByLabel('Invoice state'))
        .first()
        .isVisible(),
    ).toBe(true)
    const record = await scene.mo.api.call<{ invoiceState: number; invoiceName: string }>(
      'GET',
      `/api/records/${scene.component}/${scene.invoices[0]?.id}`,
    )
    expect(record).toMatchObject({ invoiceState: 2, invoiceName: 'Pallet racks for Graz' })
    expect(complaints.flat()).toEqual([])
    await asker.context.close()
    await approver.context.close()
  })

  test('can be answered on the record itself', async () => {
    await ask(1)
    const { page, context } = await signedIn(browser, scene.url, scene.jana.login)
    await page.goto(formOf(1))
    await ready(page)
    const question = page.locator('.confirmation .question')
    await question.getByRole('button', { name: 'Approve' }).click()
    await page.locator('.confirmation').getByText('Done').waitFor()
    await expect.poll(() => question.count()).toBe(0)
    await context.close()
  })

  test('of which another person was faster says who, and keeps what was typed', async () => {
    const run = await scene.start('team-approval', scene.invoices[2]?.id ?? null, {
      one: scene.jana.id,
      other: scene.tomasz.id,
    })
    const { page, context } = await signedIn(browser, scene.url, scene.jana.login)
    // The line of live news stays silent, and is not missed: this page cannot know, and does not look again.
    await page.routeWebSocket(/\/api\/live/, () => {})
    await expect
      .poll(async () =>
        (await scene.jana.api.call<TaskPage>('GET', '/api/tasks?tab=shared')).tasks.some((task) => task.run === run),
      )
      .toBe(true)
    const { tasks } = await scene.tomasz.api.call<TaskPage>('GET', '/api/tasks?tab=shared')
    const task = tasks.find((row) => row.run === run)?.task
    await page.goto(`${scene.url}/inbox/${run}/${task}`)
    await decision(page).getByRole('button', { name: 'Approve' }).waitFor()
    await scene.tomasz.api.call('POST', `/api/tasks/${run}/${task}/answer`, { option: 'change' })
    await decision(page).getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Tomasz Wilk was faster: Ask for a change.').waitFor()
    await page.getByText('Tomasz Wilk answered: Ask for a change.').waitFor()
    await context.close()
  })

  test('can be handed over, and is walked through with the keyboard', async () => {
    await Promise.all([ask(3), ask(4), ask(5)])
    const { page, context } = await signedIn(browser, scene.url, scene.jana.login)
    await page.goto(`${scene.url}/inbox`)
    await ready(page)
    const rows = page.locator('.ti')
    await expect.poll(() => rows.count()).toBe(3)
    await rows.first().focus()
    await page.keyboard.press('j')
    await expect.poll(() => rows.nth(1).getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('k')
    await expect.poll(() => rows.nth(0).getAttribute('aria-current')).toBe('true')
    const title = await page.locator('.td h2').innerText()
    await page.keyboard.press('a')
    await page.getByText(`Answered: ${title}`).waitFor()
    await expect.poll(() => rows.count()).toBe(2)

    await page.getByRole('button', { name: 'Hand over' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('Aoif')
    await dialog.getByRole('option', { name: 'Aoife Byrne' }).click()
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await expect.poll(async () => (await scene.aoife.api.call<TaskPage>('GET', '/api/tasks')).tasks.length).toBe(1)
    await context.close()
  })
})

describe('the inbox', () => {
  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', PHONE],
    ['on a phone in the dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])('has nothing for axe to say, %s', async (look, options) => {
    await ask(6)
    const { page, context } = await signedIn(browser, scene.url, scene.jana.login, options)
    const complaints = complaintsOf(page)
    await page.goto(`${scene.url}/inbox`)
    await ready(page)
    await page.locator('.ti').first().waitFor()
    if (look.startsWith('on a phone')) {
      expect(await axeProblems(page)).toEqual([])
      await picture(page, `inbox-list-${look}`)
      await page.locator('.ti').first().click()
    }
    await page.locator('.dec button').first().waitFor()
    expect(await axeProblems(page)).toEqual([])
    await picture(page, `inbox-${look}`)
    await page.goto(formOf(6))
    await ready(page)
    await page.locator('.confirmation .question').first().waitFor()
    expect(await axeProblems(page)).toEqual([])
    await page.locator('.confirmation').scrollIntoViewIfNeeded()
    await picture(page, `confirmation-${look}`)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('speaks the reader’s language, and tells of a question that is not theirs', async () => {
    const run = await ask(7)
    const english = await signedIn(browser, scene.url, scene.tomasz.login)
    const context = await newContext(browser, { locale: 'de-DE' })
    await context.addCookies(await english.context.cookies())
    await english.context.close()
    const page = await context.newPage()
    const { tasks } = await scene.jana.api.call<TaskPage>('GET', '/api/tasks')
    const task = tasks.find((row) => row.run === run)?.task
    await page.goto(`${scene.url}/inbox/${run}/${task}`)
    await page.getByRole('heading', { name: 'Eingang', level: 1 }).waitFor()
    await page.getByText('Diese Frage geht an jemand anderen').waitFor()
    await context.close()
  })
})

/** Where somebody who wants to look at it finds it. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` })
}
