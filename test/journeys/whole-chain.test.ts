/// <reference lib="dom" />
// The whole chain by clicking: from an empty server to a report whose principle leads back to the words of a text.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { startServer } from '../support/server.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const RIS = `TY  - JOUR
TI  - Time to listen in a village practice
AU  - Winter, Ada
PY  - 2019
AB  - Link workers had an hour for each visitor.
ER  -
TY  - JOUR
TI  - Referral letters and what they leave out
AU  - Summer, Ben
PY  - 2020
AB  - Letters named illnesses and left out loneliness.
ER  -
TY  - JOUR
TI  - A history of waiting rooms
AU  - Spring, Cleo
PY  - 1987
ER  -
`

const TEXT = `The worker met every visitor for an hour.

People said they felt listened to for the first time in years, and several came back with a neighbour.`

async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  await expectNoAxeViolations(page)
  expectNoFaults(page)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first()
const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).first().click()
const follow = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name }).first().click()
const go = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Places of the review' }).getByRole('link', { name: place, exact: true }).click()

async function setUpAndBegin(page: Page, setUp: string): Promise<void> {
  await page.goto(setUp)
  await look(page, 'set-up')
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('E-mail address').fill('ada@example.org')
  await page.getByLabel('Password').fill('seven quiet otters')
  await press(page, 'Make my account')
  await expect.poll(() => heading(page).textContent()).toBe('Your reviews')
  await look(page, 'reviews-empty')
  await follow(page, 'Begin a review')
  await page.getByLabel('Title').fill('Being heard in primary care')
  await look(page, 'review-new')
  await press(page, 'Begin')
  await expect.poll(() => heading(page).textContent()).toContain('Being heard')
  await look(page, 'overview-empty')
}

async function askAndGuess(page: Page): Promise<void> {
  await go(page, 'Theory')
  await look(page, 'theories-empty')
  await follow(page, 'The review question')
  await page.getByLabel('The question').fill('What makes people feel heard, for whom, and why?')
  await press(page, 'Save')
  await look(page, 'question')
  await go(page, 'Theory')
  await follow(page, 'Write a theory')
  await page.getByLabel('Title').fill('Time and being heard')
  await page.getByLabel('If', { exact: true }).first().fill('someone has time')
  await page.getByLabel('then', { exact: true }).first().fill('people feel heard')
  await look(page, 'theory-new')
  await press(page, 'Save')
  await expect.poll(() => heading(page).textContent()).toBe('Time and being heard')
  await look(page, 'theory')
}

async function searchAndImport(page: Page): Promise<void> {
  await go(page, 'Searches')
  await look(page, 'searches-empty')
  await follow(page, 'New search')
  await page.getByLabel('Source').fill('PubMed')
  await page.getByLabel('Day on which it was run').fill('2026-11-01')
  await page.getByLabel('Strategy as run').fill('"social prescribing" AND listen*')
  await look(page, 'search-new')
  await press(page, 'Log the search')
  await follow(page, 'Import references')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'found.ris', mimeType: 'text/plain', buffer: Buffer.from(RIS) })
  await look(page, 'import-new')
  await press(page, 'Show what is in it')
  await expect.poll(() => main(page).textContent()).toContain('Time to listen in a village practice')
  await look(page, 'import-preview')
  await press(page, /^Import/)
  await page.getByRole('link', { name: 'See the report' }).click({ timeout: 20_000 })
  await expect.poll(() => main(page).textContent()).toMatch(/3\s+new/)
  await look(page, 'import-report')
  await go(page, 'Records')
  await look(page, 'records')
}

/** Presses a deciding key and waits for the next record. */
async function decide(page: Page, key: string): Promise<void> {
  const before = await heading(page).textContent()
  await page.waitForLoadState('load')
  await page.keyboard.press(key)
  await expect.poll(() => heading(page).textContent()).not.toBe(before)
}

async function screenBoth(page: Page): Promise<void> {
  await go(page, 'Screening')
  await look(page, 'screening')
  await follow(page, 'Go on screening')
  await look(page, 'screen-title-abstract')
  for (const key of ['i', 'i', 'e']) await decide(page, key)
  await go(page, 'Screening')
  await follow(page, 'Go on screening')
  for (const key of ['i', 'i']) await decide(page, key)
  await look(page, 'screen-done')
}

async function readAndCode(page: Page): Promise<void> {
  await go(page, 'Texts')
  await look(page, 'texts-waiting')
  await press(page, 'Take them in')
  await look(page, 'texts')
  await follow(page, /Winter/)
  await follow(page, 'Add the text')
  await page.getByLabel('Or paste the text').fill(TEXT)
  await look(page, 'text-new')
  await press(page, 'Add the text')
  await page.getByRole('link', { name: 'Read and code' }).click()
  await look(page, 'coding-empty')
}

/** Drags over the words as a mouse does. */
async function choose(page: Page, words: string): Promise<void> {
  const box = await page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.querySelector('#text') as Element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      if (first !== undefined && last !== undefined)
        return { x1: first.left + 1, y1: first.top + first.height / 2, x2: last.right, y2: last.top + last.height / 2 }
    }
    throw new Error(`The words are not on the page: ${wanted}`)
  }, words)
  await page.mouse.move(box.x1, box.y1)
  await page.mouse.down()
  await page.mouse.move(box.x2, box.y2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => page.locator('#composer-passage').textContent()).toContain(words)
}

async function code(page: Page, words: string, key: string, restated: string): Promise<void> {
  await choose(page, words)
  await page.keyboard.press(key)
  await page.getByLabel('In your words').fill(restated)
  await screenshot(page, `coding-${key}`)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#coding-accounts').textContent()).toContain(restated)
}

async function codeThree(page: Page): Promise<void> {
  await code(page, 'met every visitor for an hour', 'c', 'a worker has an hour for everyone')
  await code(page, 'felt listened to for the first time in years', 'm', 'feeling listened to')
  await code(page, 'several came back with a neighbour', 'o', 'people come back and bring others')
  expect(await page.locator('#coding-accounts article').count()).toBe(1)
  await page.reload()
  await expect.poll(() => page.locator('#coding-accounts').textContent()).toContain('feeling listened to')
  await look(page, 'coding')
}

it('goes from an empty server to a report that leads back to the words of a text', async () => {
  const { setUp } = await startServer()
  const page = await openPage(browser)
  await setUpAndBegin(page, setUp)
  await askAndGuess(page)
  await searchAndImport(page)
  await screenBoth(page)
  await readAndCode(page)
  await codeThree(page)
}, 300_000)
