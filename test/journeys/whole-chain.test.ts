// The whole chain by clicking: from an empty server to a report whose principle leads back to the words of a text.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectNoFaults, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { startServer } from '../support/server.ts'
import { code, follow, go, heading, look, main, press } from './steps.ts'

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
  await page.getByLabel('Where it comes from').fill('What people said in a first talk.')
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
  await page.getByRole('link', { name: 'See the report' }).click()
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

async function codeThree(page: Page): Promise<void> {
  await code(page, 'met every visitor for an hour', 'c', 'a worker has an hour for everyone')
  await code(page, 'felt listened to for the first time in years', 'm', 'feeling listened to')
  await code(page, 'several came back with a neighbour', 'o', 'people come back and bring others')
  expect(await page.locator('#coding-accounts article').count()).toBe(1)
  await page.reload()
  await expect.poll(() => page.locator('#coding-accounts').textContent()).toContain('feeling listened to')
  await look(page, 'coding')
}

async function synthesise(page: Page): Promise<void> {
  await go(page, 'Synthesis')
  await look(page, 'synthesis')
  await page.locator('input[name=accountIds]').first().check()
  await page.getByLabel('Title').fill('Time to listen')
  await page.getByLabel('Why, in a line').fill('One account so far; more will test it.')
  await press(page, /^Put under/)
  await expect.poll(() => main(page).textContent()).toContain('CMOC 1')
  await look(page, 'synthesis-done')
  await page.getByRole('link', { name: 'Open CMOC 1' }).click()
  await look(page, 'configuration')
  await go(page, 'Configurations')
  await look(page, 'configurations')
}

async function drawPrinciple(page: Page): Promise<void> {
  await go(page, 'Principles')
  await look(page, 'principles-empty')
  await follow(page, /Draft/)
  await main(page).getByRole('checkbox', { name: 'Choose CMOC 1' }).check()
  await look(page, 'principle-choose')
  await press(page, 'Draft from those chosen')
  await expect.poll(() => main(page).textContent()).toContain('CMOC 1')
  await look(page, 'principle-draft')
  await page.getByLabel('Heading').fill('Give people time to be heard')
  await press(page, 'Save')
  await follow(page, /plain words/i)
  await page
    .getByLabel('In English')
    .fill('Give people an hour with someone who listens. They come back and bring others.')
  await press(page, 'Save')
  await look(page, 'principle')
  await follow(page, 'Trace')
  await expect.poll(() => main(page).textContent()).toContain('felt listened to for the first time in years')
  await look(page, 'trace')
}

/** Returns the panellist's link. */
async function askPanel(page: Page): Promise<string> {
  await go(page, 'Panel')
  await look(page, 'panel-empty')
  await follow(page, 'New panel')
  await page
    .getByLabel('Text that people agree to')
    .fill('We ask what you think of our principles. You may stop at any time.')
  await look(page, 'panel-new')
  await press(page, 'Save')
  await go(page, 'Panel')
  await follow(page, 'People')
  await page.getByRole('textbox', { name: 'Name' }).fill('Piet Panellist')
  await page.getByLabel('practitioner').check()
  await look(page, 'panel-people')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await go(page, 'Panel')
  await follow(page, 'New round')
  await page.getByLabel('Title').fill('First round')
  await page.getByLabel(/Give people time to be heard/).check()
  await look(page, 'round-new')
  await press(page, 'Save the draft')
  await look(page, 'round-draft')
  await press(page, 'Open the round')
  await press(page, 'Make links')
  const link = await main(page)
    .locator('code, input[readonly]')
    .first()
    .evaluate(node => (node as HTMLInputElement).value ?? node.textContent)
  await look(page, 'invitations')
  return String(link)
}

/** On a phone, without scripts: what a panellist of seventy would do. */
async function answer(link: string): Promise<void> {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await phone.goto(link)
  await screenshot(phone, 'panel-door')
  await phone.getByRole('button').first().click()
  await screenshot(phone, 'panel-start')
  await phone
    .getByRole('link', { name: /Begin|Start|Go on/ })
    .or(phone.getByRole('button', { name: /Begin|Start|Go on|Yes/ }))
    .first()
    .click()
  await screenshot(phone, 'panel-consent')
  await phone.getByRole('button', { name: /agree/i }).click()
  await screenshot(phone, 'panel-item')
  await phone.getByText('Nearer to “Yes, clearly”').click()
  await phone.getByRole('textbox').first().fill('An hour is more than we have.')
  await phone.getByRole('button', { name: 'Next' }).last().click()
  await phone.getByRole('textbox').first().fill('Who pays for the hour?')
  await screenshot(phone, 'panel-missing')
  await phone
    .getByRole('button', { name: /Save|Finish|Send|Done/ })
    .last()
    .click()
  await screenshot(phone, 'panel-end')
  expectNoFaults(phone)
}

/** The same link again on another device: every page of the panellist is looked at. */
async function lookAsPanellist(link: string): Promise<void> {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 } })
  await phone.goto(link)
  await look(phone, 'panel-door-again')
  await phone.getByRole('button').first().click()
  await look(phone, 'panel-start-again')
  for (const path of [
    '/panel/answer/items/1',
    '/panel/answer/consent',
    '/panel/answer/missing',
    '/panel/answer/summary',
    '/panel/answer/withdrawal',
    '/panel/answer/paper',
  ]) {
    const answer = await phone.goto(new URL(path, link).href)
    expect(answer?.status(), path).toBe(200)
    await look(phone, `panel${path.slice('/panel'.length).replaceAll('/', '-')}`)
  }
}

async function readReport(page: Page): Promise<void> {
  await go(page, 'Panel')
  await follow(page, 'First round')
  await expect.poll(() => main(page).textContent()).toContain('An hour is more than we have.')
  await look(page, 'round-results')
  await go(page, 'Report')
  await look(page, 'report')
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
  await synthesise(page)
  await drawPrinciple(page)
  const link = await askPanel(page)
  await answer(link)
  await lookAsPanellist(link)
  await readReport(page)
})
