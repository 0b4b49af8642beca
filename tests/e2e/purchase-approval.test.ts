import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems, launchBrowser } from './browser.ts'
import type { Member } from './members.ts'
import { startPlatform, type Platform } from './platform.ts'
import { purchaseScene, type PurchaseScene } from './purchase-scene.ts'
import { complaintsOf, pictureOnFailure, signedIn } from './signed-in.ts'

// The steps of docs/guide/approval.md, in its order and words: whoever changes one changes the other.

let platform: Platform
let browser: Browser
let scene: PurchaseScene
/** Everybody in a browser of their own, each with one page open. */
const pages: { [name in 'mo' | 'rosa' | 'jana' | 'aoife' | 'tomasz']?: Page } = {}
const complaints: string[][] = []

beforeAll(async () => {
  ;[platform, browser] = await Promise.all([startPlatform(), launchBrowser()])
  scene = await purchaseScene(platform)
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function pageOf(who: keyof typeof pages): Promise<Page> {
  const known = pages[who]
  if (known) {
    pictureOnFailure(known)
    return known
  }
  const member: Member = scene[who]
  const { page } = await signedIn(browser, platform.url, member.login)
  complaints.push(complaintsOf(page))
  return (pages[who] = page)
}

/** Where somebody who wants to look at it finds it; light and dark. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (!folder) return
  await page.screenshot({ path: `${folder}/${name}-light.png` })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: `${folder}/${name}-dark.png` })
  await page.emulateMedia({ colorScheme: 'light' })
}

const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })
const stage = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })
const card = (page: Page, title: string): Locator =>
  page.locator('[data-card]').filter({ has: page.locator('.n').getByText(title, { exact: true }) })
const entry = (page: Page, label: string): Locator => inspector(page).getByRole('group', { name: label, exact: true })

/** Writes an expression into the field with a label. */
async function write(page: Page, label: string, text: string): Promise<void> {
  await inspector(page).getByRole('textbox', { name: label }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
}

/** Chooses from the steps that are shown and calls it by a title. */
async function choose(page: Page, kind: string, title: string, name?: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Find a step' }).fill(kind)
  await page.getByRole('option', { name: new RegExp(`^${kind}`) }).click()
  await inspector(page).getByLabel('Title', { exact: true }).fill(title)
  await card(page, title).waitFor()
  if (name === undefined) return
  await inspector(page).getByLabel('Name', { exact: true }).fill(name)
  await inspector(page).getByLabel('Name', { exact: true }).press('Tab')
}

/** The + of a way on of a card, or behind it. */
const under = (page: Page, title: string, way: string) =>
  card(page, title).getByRole('button', { name: way, exact: true }).click()
async function behind(page: Page, title: string): Promise<void> {
  await face(page, title).focus()
  await page.keyboard.press('a')
}
const firstIn = (page: Page, id: string) => page.locator(`[data-place^="stage ${id}"]`).first().click()

async function setDeadline(page: Page, amount: string, unit: string): Promise<void> {
  await inspector(page).getByRole('tab', { name: 'Timing' }).click()
  await inspector(page)
    .getByRole('spinbutton', { name: 'Deadline, How many' })
    .or(inspector(page).getByRole('textbox', { name: 'Deadline, How many' }))
    .fill(amount)
  await inspector(page).getByRole('combobox', { name: 'Deadline, Unit' }).selectOption({ label: unit })
}

async function publish(page: Page, release: number): Promise<void> {
  await expect.poll(() => page.getByText('No problems.').isVisible()).toBe(true)
  await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.waitForURL(/\/studio\/publication/)
  await page.getByLabel('Note').fill('Purchases are approved')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText(`Release ${release} is live`).waitFor()
}

async function addStage(page: Page, place: number, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add stage', exact: true }).click()
  await renameStage(page, `Stage ${place}`, title)
}
async function renameStage(page: Page, before: string, title: string): Promise<void> {
  await stage(page, before).getByText(before, { exact: true }).dblclick()
  const field = page.getByRole('textbox', { name: 'Rename stage' })
  await field.fill(title)
  await field.press('Enter')
  await stage(page, title).waitFor()
}

async function setStatus(page: Page, label: string): Promise<void> {
  await inspector(page).getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('menuitem', { name: 'Status' }).click()
  await inspector(page)
    .getByRole('button', { name: /fixed value/i })
    .click()
  await inspector(page).getByLabel('Status', { exact: true }).selectOption({ label })
}

async function tellRequester(page: Page, subject: string): Promise<void> {
  await write(page, 'Who is told: People', 'user')
  await inspector(page).getByRole('textbox', { name: 'Subject' }).fill(subject)
}

const face = (page: Page, title: string): Locator => card(page, title).getByRole('button').first()
const looks = async (page: Page, title: string) =>
  /r-(\w+)/.exec((await card(page, title).getAttribute('class')) ?? '')?.[1] ?? 'none'
const ready = (page: Page) => page.waitForSelector('html[data-ready]')

/** Fills a request in and asks for its approval. */
async function request(page: Page, title: string, total: string): Promise<void> {
  await page.goto(platform.url)
  await ready(page)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Total').fill(total)
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await page.getByText('Purchase approval started').waitFor()
}

/** The status the form shows once it is read again. */
async function status(page: Page): Promise<string | undefined> {
  await page.reload()
  await ready(page)
  return page.getByRole('radio', { checked: true }).locator('xpath=ancestor::label').innerText()
}

async function openFromBell(page: Page, title: string | RegExp): Promise<void> {
  await page.locator('.bell .count').waitFor()
  await page.getByRole('button', { name: /^Notifications: / }).click()
  await page.getByRole('menuitem', { name: title }).click()
  await page.waitForURL(/\/inbox\/[0-9a-f-]+\/\d+/)
  await page.getByRole('heading', { name: title, level: 2 }).waitFor()
}

async function answer(page: Page, words: string): Promise<void> {
  await page.locator('.dec').getByRole('button', { name: words }).click()
  await page
    .getByText(/^Answered: /)
    .first()
    .waitFor()
}

/** What the bell says, by itself. */
async function told(page: Page, words: string): Promise<void> {
  await page.locator('.bell .count').waitFor()
  await page.getByRole('button', { name: /^Notifications: / }).click()
  await page.getByRole('menuitem', { name: words }).waitFor()
  await page.keyboard.press('Escape')
}

describe('a purchase approval', () => {
  test('is drawn and published in Studio', async () => {
    const page = await pageOf('mo')
    await page.goto(`${platform.url}/studio/components/${scene.component}`)
    await page.getByRole('button', { name: 'Add workflow' }).click()
    await inspector(page).getByLabel('Title', { exact: true }).fill('Purchase approval')
    await renameStage(page, 'Stage 1', 'Approval')
    await addStage(page, 2, 'Approved')
    await addStage(page, 3, 'Rejected')

    // The manager is asked; nobody waits for an answer that does not come.
    await firstIn(page, 'stage_1')
    await choose(page, 'Ask a person', 'Manager decides', 'manager')
    await inspector(page).getByRole('textbox', { name: 'Question' }).fill('Buy {{ record.title }}?')
    await write(page, 'Who answers: People', '"jana@kestrel.example"')
    await setDeadline(page, '2', 'days')
    await inspector(page).getByRole('combobox', { name: 'Then' }).selectOption({ label: 'Ask someone else' })
    await write(page, 'Escalates to: People', '"tomasz@kestrel.example"')

    // What was answered decides where it goes on; a large sum needs a second answer.
    await behind(page, 'Manager decides')
    await choose(page, 'Switch', 'What was said?')
    await write(page, 'Value', 'steps.manager.answer')
    await inspector(page).getByRole('button', { name: 'Add case' }).click()
    await inspector(page).locator('.item-title').click()
    await inspector(page).getByLabel('Equals').fill('approve')
    await inspector(page).locator('.item-body').getByLabel('Title').fill('Yes')
    await under(page, 'What was said?', 'Yes')
    await choose(page, 'Condition', 'Over 10,000?')
    await write(page, 'Condition', 'record.total > 10000')
    await under(page, 'Over 10,000?', 'Yes')
    await choose(page, 'Ask a person', 'Director decides', 'director')
    await inspector(page)
      .getByRole('textbox', { name: 'Question' })
      .fill('Spend {{ record.total }} on {{ record.title }}?')
    await write(page, 'Who answers: People', '"aoife@kestrel.example"')
    await setDeadline(page, '5', 'working days')
    await inspector(page).getByRole('combobox', { name: 'Then' }).selectOption({ label: 'Take an answer' })
    await inspector(page).getByRole('combobox', { name: 'Answer given' }).selectOption({ label: 'Reject' })
    await under(page, 'Director decides', 'Reject')
    await choose(page, 'Go to stage', 'Refuse')
    await inspector(page).getByRole('combobox', { name: 'Stage' }).selectOption({ label: 'Rejected' })
    await under(page, 'What was said?', 'Otherwise')
    await choose(page, 'Go to stage', 'Turn down')
    await inspector(page).getByRole('combobox', { name: 'Stage' }).selectOption({ label: 'Rejected' })

    await firstIn(page, 'stage_2')
    await choose(page, 'Update record', 'Mark approved')
    await setStatus(page, 'Approved')
    await behind(page, 'Mark approved')
    await choose(page, 'Notify', 'Tell the good news')
    await tellRequester(page, '{{ record.title }} is approved')
    await behind(page, 'Tell the good news')
    await choose(page, 'Finish', 'Bought')

    await firstIn(page, 'stage_3')
    await choose(page, 'Update record', 'Mark rejected')
    await setStatus(page, 'Rejected')
    await behind(page, 'Mark rejected')
    await choose(page, 'Notify', 'Tell the bad news')
    await tellRequester(page, '{{ record.title }} is rejected: {{ steps.manager.comment }}')
    await page.keyboard.press('Escape')
    await picture(page, 'editor')
    expect(await axeProblems(page)).toEqual([])

    // A button on the form starts it.
    await page.getByRole('button', { name: 'Purchase approval', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Main page' }).click()
    await page.getByRole('main', { name: 'The page' }).waitFor()
    await page.getByRole('complementary', { name: /Model/ }).getByRole('button', { name: 'Add a control' }).click()
    const frame = page.locator('.frame').first()
    const box = await frame.boundingBox()
    await page
      .getByRole('region', { name: 'Controls' })
      .getByRole('button', { name: /Button/ })
      .first()
      .dragTo(frame, { targetPosition: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) - 20 } })
    await inspector(page).getByRole('tab', { name: 'Content' }).click()
    await inspector(page).getByLabel('Label', { exact: true }).fill('Ask for approval')
    await inspector(page).getByRole('tab', { name: 'Actions' }).click()
    await inspector(page).getByRole('combobox', { name: 'When pressed' }).selectOption({ label: 'Start a workflow' })
    await entry(page, 'When pressed').getByRole('combobox', { name: 'Workflow' }).click()
    await page.getByRole('option', { name: 'Purchase approval' }).click()
    await publish(page, 1)
  })

  test('is given by two people where the sum is large, and told to who asked', async () => {
    const [rosa, jana, aoife] = [await pageOf('rosa'), await pageOf('jana'), await pageOf('aoife')]
    await request(rosa, 'Pallet racks', '12000')
    await openFromBell(jana, 'Buy Pallet racks?')
    await picture(jana, 'inbox')
    expect(await axeProblems(jana)).toEqual([])
    await answer(jana, 'Approve')
    await openFromBell(aoife, /^Spend 12.?000 on Pallet racks\?$/)
    expect(await status(rosa)).toBe('New')
    await answer(aoife, 'Approve')
    await told(rosa, 'Pallet racks is approved')
    expect(await status(rosa)).toBe('Approved')
  })

  test('is refused by the first', async () => {
    const [rosa, jana] = [await pageOf('rosa'), await pageOf('jana')]
    await request(rosa, 'A golden desk', '900')
    await openFromBell(jana, 'Buy A golden desk?')
    await jana.getByRole('textbox', { name: 'Comment' }).fill('Oak will do.')
    await answer(jana, 'Reject')
    await told(rosa, 'A golden desk is rejected: Oak will do.')
    expect(await status(rosa)).toBe('Rejected')
  })

  test('goes to somebody else when the deadline passes', async () => {
    const mo = await pageOf('mo')
    await mo.goto(`${platform.url}/studio/components/${scene.component}`)
    await mo.getByRole('button', { name: 'Purchase approval', exact: true }).first().click()
    await face(mo, 'Manager decides').click()
    await setDeadline(mo, '15', 'seconds')
    await publish(mo, 2)

    const [rosa, jana, tomasz] = [await pageOf('rosa'), await pageOf('jana'), await pageOf('tomasz')]
    await request(rosa, 'Corner guards', '800')
    await openFromBell(jana, 'Buy Corner guards?')
    // Nobody answers.
    await tomasz.getByRole('button', { name: 'Notifications: 1' }).waitFor({ timeout: 40_000 })
    await openFromBell(tomasz, 'Buy Corner guards?')
    await answer(tomasz, 'Approve')
    await jana.getByText('Nothing waits for you').waitFor()
    await told(rosa, 'Corner guards is approved')
    expect(await status(rosa)).toBe('Approved')
  })

  test('can be looked at as it was', async () => {
    const page = await pageOf('mo')
    await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click()
    const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await expect.poll(() => rows.count()).toBe(3)
    await rows.filter({ hasText: 'Pallet racks' }).click()
    await page.waitForURL(/\/studio\/runs\/[0-9a-f-]+/)
    await expect.poll(() => looks(page, 'Bought')).toBe('done')
    await picture(page, 'viewer')
    expect(await axeProblems(page)).toEqual([])
    const now = page.getByRole('status')
    const events = page.getByRole('option')
    const words = async () => (await events.allInnerTexts()).map((text) => text.split('\n').at(-1))
    const story = [
      'Started by Rosa Lind',
      'Asked Jana Krause',
      'Jana Krause answered Approve',
      'Asked Aoife Byrne',
      'Aoife Byrne answered Approve',
      'Mark approved done',
      'Tell the good news done',
    ]
    expect(await words()).toEqual(story)
    expect(await now.first().innerText()).toContain('Done')

    // Back, event by event, by the slider and by keys.
    const slider = page.getByRole('slider', { name: 'Time' })
    await slider.fill(String(story.indexOf('Asked Aoife Byrne')))
    await expect.poll(() => looks(page, 'Director decides')).toBe('live')
    expect(await looks(page, 'Manager decides')).toBe('done')
    expect(await looks(page, 'Mark approved')).toBe('idle')
    await expect.poll(() => now.first().innerText()).toContain('Waits for an answer')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => looks(page, 'Manager decides')).toBe('live')
    expect(await looks(page, 'Director decides')).toBe('idle')
    expect(await slider.getAttribute('aria-valuetext')).toContain('event 2 of 7')
    await picture(page, 'viewer-past')
    expect(await axeProblems(page)).toEqual([])

    // And forward to the end.
    await page.getByRole('button', { name: 'Last', exact: true }).click()
    await expect.poll(() => looks(page, 'Bought')).toBe('done')
    expect(await now.first().innerText()).toContain('Done')

    // The run whose deadline passed says who was asked, and who then.
    await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click()
    await rows.filter({ hasText: 'Corner guards' }).click()
    await expect
      .poll(words)
      .toEqual([
        'Started by Rosa Lind',
        'Asked Jana Krause',
        expect.stringMatching(/^Time came/),
        'Asked Tomasz Wilk',
        'Tomasz Wilk answered Approve',
        'Mark approved done',
        'Tell the good news done',
      ])
    expect(complaints.flat()).toEqual([])
  })
})
