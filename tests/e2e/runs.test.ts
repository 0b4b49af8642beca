import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiClient } from '#dev/api-client.ts'
import type { RunRow } from '#workers/api.ts'
import { axeProblems, launchBrowser, PHONE } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { approval, type Moody, publishWorkflow, startMoody } from './runs-scene.ts'
import { complaintsOf, signedIn, type Login } from './signed-in.ts'

let platform: Platform
let browser: Browser
let moody: Moody
let owner: ApiClient
let login: Login
let componentId: string

beforeAll(async () => {
  ;[platform, browser, moody] = await Promise.all([
    startPlatform({ PRIVATE_ADDRESSES: 'allow' }),
    launchBrowser(),
    startMoody(),
  ])
  ;({ owner, componentId, login } = await publishWorkflow(platform.url, approval(moody.url)))
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
  await moody?.stop()
})

const start = async (input: object, key?: string): Promise<string> => {
  const { id } = await owner.call<{ id: string }>(
    'POST',
    '/api/workflows/request/purchase-approval/runs',
    { input },
    key === undefined ? {} : { 'idempotency-key': key },
  )
  await expect.poll(async () => (await owner.send('GET', `/api/runs/${id}`)).status).toBe(200)
  return id
}
const tell = (run: string, name: string, payload: object = {}) =>
  owner.call('POST', `/api/runs/${run}/events`, { name, payload })
const statusOf = async (run: string) => (await owner.call<{ run: RunRow }>('GET', `/api/runs/${run}`)).run.status

const open = async (path: string, options = {}) => {
  const { context, page } = await signedIn(browser, platform.url, login, options)
  const complaints = complaintsOf(page)
  await page.goto(`${platform.url}${path}`)
  return { context, page, complaints }
}
const card = (page: Page, id: string) => page.locator(`[data-card="${id}"]`)
const looks = async (page: Page, id: string) =>
  /r-(\w+)/.exec((await card(page, id).getAttribute('class')) ?? '')?.[1] ?? 'none'
const picture = (page: Page, name: string) =>
  process.env['PICTURES'] ? page.screenshot({ path: `${process.env['PICTURES']}/${name}.png` }) : undefined

describe('the run viewer', () => {
  test('shows where a run stands, and where it stood', async () => {
    const run = await start({ amount: 12_480, currency: 'EUR', supplier: 'Bergmann & Söhne' }, 'request:REQ-1184')
    const { context, page, complaints } = await open(`/studio/runs/${run}`)
    await expect.poll(() => looks(page, 'review')).toBe('live')
    expect(await looks(page, 'small')).toBe('done')
    expect(await looks(page, 'create')).toBe('idle')
    const events = page.getByRole('option')
    const first = await events.count()

    // News comes by itself, and the cursor goes with it.
    await tell(run, 'budget.approved', { by: 'Lucía' })
    await expect.poll(() => looks(page, 'owner')).toBe('done')
    await expect.poll(() => events.count()).toBe(first + 1)
    await picture(page, 'viewer-light')
    await tell(run, 'legal.approved')
    await expect.poll(() => looks(page, 'arrive')).toBe('live')

    // Back to the first event: all of that is still to come.
    await page.keyboard.press('Home')
    await expect.poll(() => looks(page, 'arrive')).toBe('idle')
    expect(await looks(page, 'review')).toBe('live')
    expect(await looks(page, 'owner')).toBe('live')
    expect(await events.nth(0).getAttribute('aria-selected')).toBe('true')
    await expect.poll(() => new URL(page.url()).search).toBe('?at=1')
    expect(await page.locator('.track').getAttribute('style')).toContain('--at: 0.000%')
    await picture(page, 'viewer-past')

    // Step by step, by the slider, and back to the present.
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => looks(page, 'owner')).toBe('done')
    expect(await looks(page, 'review')).toBe('live')
    const slider = page.getByRole('slider', { name: 'Time' })
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/event 2 of \d/)
    await slider.fill('2')
    await expect.poll(() => looks(page, 'review')).toBe('done')
    await page.getByRole('button', { name: 'Live', exact: true }).click()
    await expect.poll(() => looks(page, 'arrive')).toBe('live')

    // What a step was given and came to.
    await card(page, 'create').getByRole('button').first().click()
    await expect.poll(() => page.getByRole('complementary').innerText()).toContain('12480')
    await page.getByRole('tab', { name: 'Output' }).click()
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('PO-4711')
    await page.getByRole('tab', { name: 'Attempts' }).click()
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('Done')
    expect(await axeProblems(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('opens at an event that its address names', async () => {
    const run = await start({ amount: 12_480 })
    await tell(run, 'budget.approved')
    const { context, page } = await open(`/studio/runs/${run}?at=1`)
    await expect.poll(() => looks(page, 'owner')).toBe('live')
    await context.close()
  })

  test('retries what failed once it is mended', async () => {
    moody.fails = true
    const run = await start({ amount: 100 })
    await expect.poll(() => statusOf(run)).toBe('failed')
    const { context, page } = await open(`/studio/runs/${run}`)
    await expect.poll(() => looks(page, 'create')).toBe('failed')
    await expect.poll(() => page.getByRole('complementary').innerText()).toContain('The service answered 422.')
    await picture(page, 'viewer-failed')
    moody.fails = false
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect.poll(() => looks(page, 'arrive')).toBe('live')
    await page.getByRole('button', { name: 'Send event' }).click()
    await page.getByRole('dialog').getByLabel('Event').selectOption('delivery.confirmed')
    await picture(page, 'send-event')
    await page.getByRole('dialog').getByRole('button', { name: 'Send event' }).click()
    await expect.poll(() => statusOf(run)).toBe('succeeded')
    await expect.poll(() => looks(page, 'end')).toBe('done')
    await context.close()
  })

  test('says where in an expression a run failed, and forks from there with another input', async () => {
    const run = await start({ amount: 'a lot' })
    await expect.poll(() => statusOf(run)).toBe('failed')
    const { context, page } = await open(`/studio/runs/${run}`)
    const panel = page.getByRole('complementary')
    await expect.poll(() => panel.locator('.run-expression').innerText()).toContain('input.amount <= 500')
    expect(await panel.locator('.run-expression mark').innerText()).not.toBe('')
    await picture(page, 'viewer-expression')
    await page.getByRole('button', { name: 'Fork from here' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Input of the run').fill('{"amount": }')
    await dialog.getByLabel('Input of the run').blur()
    await expect.poll(() => dialog.innerText()).toContain('Not valid JSON')
    await dialog.getByLabel('Input of the run').fill('{"amount": 700}')
    await picture(page, 'fork')
    await dialog.getByRole('button', { name: 'Start fork' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/studio/runs/') && !url.pathname.endsWith(run))
    await expect.poll(() => looks(page, 'owner')).toBe('live')
    expect(await looks(page, 'small')).toBe('done')
    await expect.poll(() => page.getByRole('complementary').innerText()).toContain('Fork of')
    await context.close()
  })

  test('pauses, resumes and cancels', async () => {
    const run = await start({ amount: 700 })
    const { context, page } = await open(`/studio/runs/${run}`)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect.poll(() => statusOf(run)).toBe('paused')
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => statusOf(run)).toBe('waiting')
    await page.getByRole('button', { name: 'Cancel run' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByLabel('Reason').fill('Bought elsewhere')
    await picture(page, 'cancel')
    await dialog.getByRole('button', { name: 'Cancel run' }).click()
    await expect.poll(() => statusOf(run)).toBe('cancelled')
    await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toContain('Bought elsewhere')
    await context.close()
  })

  test('in the dark and on a phone', async () => {
    const run = await start({ amount: 12_480 })
    await tell(run, 'budget.approved')
    const { context, page } = await open(`/studio/runs/${run}`, { colorScheme: 'dark' })
    await expect.poll(() => looks(page, 'owner')).toBe('done')
    await picture(page, 'viewer-dark')
    expect(await axeProblems(page)).toEqual([])
    await context.close()
    const phone = await open(`/studio/runs/${run}`, PHONE)
    await expect.poll(() => looks(phone.page, 'owner')).toBe('done')
    await picture(phone.page, 'viewer-phone')
    await phone.context.close()
  })
})

describe('a test run', () => {
  test('is started from the editor, with an input and given outputs', async () => {
    const { context, page, complaints } = await open(`/studio/components/${componentId}/approval`)
    await page.getByRole('button', { name: 'Run with sample' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Input', { exact: true }).fill('{"amount": 5}')
    await dialog.getByLabel('Give the output of Create the order').check()
    await dialog
      .getByRole('textbox', { name: 'Output of Create the order' })
      .fill('{"status": 200, "body": {"order": "by hand"}}')
    await picture(page, 'sample')
    expect(await axeProblems(page, 'dialog .body')).toEqual([])
    await dialog.getByRole('button', { name: 'Run', exact: true }).click()
    await page.waitForURL('**/studio/runs/*')
    await expect.poll(() => looks(page, 'arrive')).toBe('live')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('stands on the draft, takes given outputs for work, and is seen like any other', async () => {
    const { id } = await owner.call<{ id: string }>(
      'POST',
      `/api/components/${componentId}/workflows/approval/test-runs`,
      { input: { amount: 5 }, pins: { create: { status: 200, body: { order: 'pinned' } } } },
    )
    await expect.poll(async () => (await owner.send('GET', `/api/runs/${id}`)).status).toBe(200)
    const { context, page } = await open(`/studio/runs/${id}`)
    await expect.poll(() => looks(page, 'arrive')).toBe('live')
    await card(page, 'create').getByRole('button').first().click()
    await page.getByRole('tab', { name: 'Output' }).click()
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('pinned')
    // Its log has left the object by then; the definition has not.
    await tell(id, 'delivery.confirmed')
    await expect.poll(() => statusOf(id)).toBe('succeeded')
    await page.reload()
    await expect.poll(() => looks(page, 'end')).toBe('done')
    await context.close()
  })
})

describe('the list of runs', () => {
  test('filters by its address, shows news and leads to the viewer', async () => {
    const { context, page, complaints } = await open('/studio/runs')
    const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await expect.poll(() => rows.count()).toBeGreaterThan(3)
    await picture(page, 'list-light')
    expect(await axeProblems(page)).toEqual([])
    const before = await rows.count()
    const run = await start({ amount: 900 }, 'list-1')
    const fresh = page.getByRole('button', { name: '1 new run' })
    await fresh.waitFor()
    expect(await rows.count()).toBe(before)
    await fresh.click()
    await expect.poll(() => rows.count()).toBe(before + 1)

    await page.getByLabel('Status').selectOption('cancelled')
    await expect.poll(() => new URL(page.url()).search).toBe('?status=cancelled')
    await expect.poll(() => rows.count()).toBe(1)
    await page.goto(`${platform.url}/studio/runs?key=list-1`)
    await expect.poll(() => rows.count()).toBe(1)
    expect(await page.getByLabel('Key, or id of a record').inputValue()).toBe('list-1')
    // A row under the eyes of its reader changes where it stands.
    await owner.call('POST', `/api/runs/${run}/command`, { command: 'pause' })
    await expect.poll(() => rows.first().innerText()).toContain('Paused')
    await rows.first().click()
    await page.waitForURL(`**/studio/runs/${run}`)
    await page.goto(`${platform.url}/studio/runs?key=nobody`)
    await page.getByText('No run fits the filter').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('gathers failures by cause, retries and cancels them at once', async () => {
    moody.fails = true
    const runs = await Promise.all([start({ amount: 1 }), start({ amount: 2 }), start({ amount: 3 })])
    for (const run of runs) await expect.poll(() => statusOf(run)).toBe('failed')
    const { context, page } = await open('/studio/runs?tab=incidents')
    const cause = page.getByRole('listitem').filter({ hasText: 'The service answered 422.' })
    await expect.poll(() => cause.innerText()).toContain('3 runs')
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /Runs: \d need/ })
      .waitFor()
    await picture(page, 'incidents')
    expect(await axeProblems(page)).toEqual([])
    moody.fails = false
    await cause.getByRole('button', { name: 'Retry 3 runs' }).click()
    await expect.poll(async () => Promise.all(runs.map(statusOf))).toEqual(['waiting', 'waiting', 'waiting'])
    await expect.poll(() => cause.count()).toBe(0)
    await context.close()
  })
})
