import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems, launchBrowser, newContext } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const around = (field: string) =>
  `<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1>${field}</main></html>`

describe('the browser of the tests', () => {
  test('outlives a closed tab and speaks English', async () => {
    const context = await newContext(browser)
    const first = await context.newPage()
    await first.close()
    const page = await context.newPage()
    expect(await page.evaluate(() => navigator.language)).toBe('en-US')
    await context.close()
  })

  test('axe names a field without a label and passes one with it', async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    await page.setContent(around('<input>'))
    expect((await axeProblems(page)).join('\n')).toContain('label:')
    await page.setContent(around('<label>Name <input></label>'))
    expect(await axeProblems(page)).toEqual([])
    await context.close()
  })
})
