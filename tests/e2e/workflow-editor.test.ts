import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import { seed } from '#dev/seed.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { axeProblems, launchBrowser } from './browser.ts'
import { startPlatform, type Platform } from './platform.ts'
import { complaintsOf, signedIn, type Login } from './signed-in.ts'

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

async function editor(path: string, options: BrowserContextOptions = {}) {
  const { context, page } = await signedIn(browser, platform.url, demo, {
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const complaints = complaintsOf(page)
  await page.goto(`${platform.url}/studio/components/${path}`)
  await page.getByRole('main').waitFor()
  return { context, page, complaints }
}

const card = (page: Page, title: string): Locator => page.locator('.step').filter({ hasText: title }).first()
const face = (page: Page, title: string): Locator => card(page, title).locator('.step-face')
const titles = (page: Page): Promise<string[]> => page.locator('.step .n').allTextContents()
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })

/** Writes an expression into the field with a label, as people do. */
async function write(page: Page, label: string, text: string) {
  const field = inspector(page).getByRole('textbox', { name: label })
  await field.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
}

/** Chooses from the steps that are shown, by a few letters. */
async function choose(page: Page, words: string) {
  await page.getByRole('combobox', { name: 'Find a step' }).fill(words)
  await page.keyboard.press('Enter')
}

const draft = async (): Promise<ComponentDocument> =>
  (await owner.call<{ document: ComponentDocument }>('GET', `/api/components/${component}`)).document

describe('an approval', () => {
  test('is drawn with mouse and keyboard, undone, saved, and told what it lacks', async () => {
    const { context, page, complaints } = await editor(component)
    await page.getByRole('button', { name: 'Add workflow' }).click()
    await page.getByText('This workflow is empty').waitFor()

    // By mouse: the first step from the empty state, its settings in the inspector.
    await page.getByRole('button', { name: 'Add the first step' }).click()
    await page.getByRole('option', { name: 'Ask a person' }).click()
    await expect.poll(() => titles(page)).toEqual(['Start', 'Ask a person'])
    await inspector(page).getByLabel('Title').fill('Manager decides')
    await inspector(page).getByRole('textbox', { name: 'Question' }).fill('Pay {{ record.name }}?')
    await write(page, 'Who answers: People', 'user')

    // By keyboard: a condition behind it, a way under each answer of it.
    await face(page, 'Manager decides').focus()
    await page.keyboard.press('a')
    await choose(page, 'condition')
    await expect.poll(() => titles(page)).toEqual(['Start', 'Manager decides', 'Condition'])
    await write(page, 'Condition', 'steps.askAPerson.answer == "yes"')
    await card(page, 'Condition').getByRole('button', { name: 'Yes', exact: true }).click()
    await choose(page, 'update')
    await page.keyboard.press('Escape')
    await face(page, 'Update record').focus()
    await page.keyboard.press('a')
    await choose(page, 'notify')
    await card(page, 'Condition').getByRole('button', { name: 'No', exact: true }).click()
    await choose(page, 'switch')
    await inspector(page).getByRole('button', { name: 'Add case' }).click()
    await expect
      .poll(() => titles(page))
      .toEqual(['Start', 'Manager decides', 'Condition', 'Update record', 'Notify', 'Switch'])

    // Arrows walk the cards; undo and redo say what they do.
    await face(page, 'Notify').click()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => face(page, 'Update record').getAttribute('aria-pressed')).toBe('true')
    await expect.poll(() => face(page, 'Update record').evaluate((it) => it === document.activeElement)).toBe(true)
    await page.keyboard.press('Delete')
    await expect.poll(() => titles(page)).not.toContain('Update record')
    await page.keyboard.press('ControlOrMeta+z')
    await page.getByText(/Undo: removed/).waitFor()
    await expect.poll(() => titles(page)).toContain('Update record')

    // Copies by keyboard, and taken back.
    await face(page, 'Notify').click()
    await page.keyboard.press('ControlOrMeta+d')
    await expect.poll(async () => (await titles(page)).filter((title) => title === 'Notify').length).toBe(2)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(async () => (await titles(page)).filter((title) => title === 'Notify').length).toBe(1)

    // A second stage, and a step dragged to it.
    await page.getByRole('button', { name: 'Add stage', exact: true }).click()
    await expect.poll(() => page.locator('.fstage').count()).toBe(2)
    await card(page, 'Switch').dragTo(page.locator('[data-place^="stage stage_2"]'))
    await expect.poll(() => draft().then(({ workflows }) => Object.values(workflows)[0]?.stages)).toBeDefined()
    await expect
      .poll(async () => {
        const [workflow] = Object.values((await draft()).workflows)
        const moved = Object.values(workflow?.steps ?? {}).find(({ kind }) => kind === 'switch')
        return [workflow?.stages[moved?.stage ?? '']?.title, moved?.parent]
      })
      .toEqual(['Stage 2', null])

    // What is missing stands on its card and in the list; the line leads to its place.
    await card(page, 'Notify').locator('.note-text', { hasText: 'Who is told: ' }).waitFor()
    await page.getByRole('button', { name: /Who is told of Notify/ }).click()
    await expect.poll(() => face(page, 'Notify').getAttribute('aria-pressed')).toBe('true')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-entry]')?.getAttribute('data-entry')))
      .toBe('people')

    // Everything is there again after a reload.
    const before = (await titles(page)).toSorted()
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved')
    await page.reload()
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(before)
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
  ])('has nothing for axe to say as graph, outline and list of steps, %s', async (_, options) => {
    const [workflow] = Object.values((await draft()).workflows)
    const { context, page } = await editor(`${component}/${workflow?.id}`, options)
    await face(page, 'Manager decides').click()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('a')
    await page.getByRole('listbox', { name: 'Steps' }).waitFor()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByText('Outline', { exact: true }).click()
    await page.getByRole('tree').waitFor()
    expect(await axeProblems(page)).toEqual([])
    await context.close()
  })

  test('is edited in the outline by keys alone', async () => {
    const [workflow] = Object.values((await draft()).workflows)
    const { context, page } = await editor(`${component}/${workflow?.id}`)
    await page.getByText('Outline', { exact: true }).click()
    const tree = page.getByRole('tree')
    const rows = () => tree.getByRole('treeitem').evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')))
    await tree.getByRole('treeitem', { name: 'Update record' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('a')
    await choose(page, 'wait')
    await expect.poll(async () => (await rows()).indexOf('Wait') - (await rows()).indexOf('Update record')).toBe(1)
    await tree.getByRole('treeitem', { name: 'Wait' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(async () => (await rows()).indexOf('Update record') - (await rows()).indexOf('Wait')).toBe(1)
    await context.close()
  })
})

test('pages and workflows are one editor: the menu in the bar leads from one to the other', async () => {
  const [workflow] = Object.values((await draft()).workflows)
  const { context, page } = await editor(`${component}/${workflow?.id}`)
  await page.getByRole('button', { name: workflow?.title ?? '', exact: true }).click()
  const [first] = Object.values((await draft()).pages)
  await page.getByRole('menuitemcheckbox', { name: first?.title ?? '' }).click()
  await page.waitForURL(new RegExp(`/${first?.id}$`))
  await page.getByRole('main', { name: 'The page' }).waitFor()
  await page.goBack().catch(() => undefined)
  await context.close()
})
