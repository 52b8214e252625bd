// Two rounds of a Delphi with six panellists on phones: by mail, without scripts, in Dutch, one who withdraws, one on paper.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PANEL } from '../../panel/support/round.ts'
import { expectNoFaults, openBrowser, openPage } from '../../support/browser.ts'
import { follow, heading, look, main, press } from '../steps.ts'
import { leadPage, linkTo, stage } from './stage.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Stage = Awaited<ReturnType<typeof stage>>

/** Pat is on the panel already, and Nel, who reads Dutch and answers on paper. */
const JOINING = ['mo', 'ana', 'bo', 'kim'] as const

async function gather({ w }: Stage): Promise<void> {
  for (const name of JOINING)
    await w
      .api(w.lena)
      .post(`${PANEL}/panels/1/panellists`, {
        ...{ name: `${name} of the panel`, email: `${name}@example.org` },
        ...{ role: name === 'mo' ? 'policy' : 'practitioner', language: name === 'kim' ? 'nl' : 'en' },
      })
      .expect(201)
}

async function openAndInvite(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await press(page, 'Open the round')
  await expect.poll(() => heading(page).textContent()).toBe('Invitations')
  for (const box of await main(page).getByRole('checkbox').all()) await box.check()
  await press(page, 'Make and send links')
  await expect.poll(() => main(page).textContent()).toContain('New links.')
}

/** A phone at a link from a letter, with its button pressed. */
async function phoneAt(link: string, javaScriptEnabled = true): Promise<Page> {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, javaScriptEnabled })
  await phone.goto(link)
  await phone.getByRole('main').getByRole('button').first().click()
  return phone
}

const submit = (phone: Page, name: RegExp) => phone.getByRole('main').getByRole('button', { name }).last().click()
const score = (phone: Page, value: number | 'cannot') => phone.locator(`label[for="q1-${value}"]`).click()

type Given = { readonly first: number | 'cannot'; readonly second: number; readonly comment?: string }

/** From the start page to one's answers; `looks` at every page with axe. */
async function answerAll(phone: Page, given: Given, looks: string | null = null): Promise<void> {
  const seen = async (name: string) => (looks === null ? expectNoFaults(phone) : look(phone, `${looks}-${name}`))
  await seen('start')
  await phone
    .getByRole('main')
    .getByRole('link', { name: /^(Begin|Go on|Beginnen|Verdergaan)/ })
    .first()
    .click()
  if (phone.url().endsWith('/consent')) {
    await seen('consent')
    await phone.locator('label[for=f-mayQuote]').click()
    await phone.locator('.step .primary').click()
  }
  await seen('item')
  await score(phone, given.first)
  if (given.comment !== undefined) await phone.locator('#f-comment').fill(given.comment)
  await submit(phone, /^(Next|Verder)/)
  await score(phone, given.second)
  await submit(phone, /^(Next|Verder)/)
  await seen('missing')
  await phone.getByRole('textbox').first().fill('Carers are not there.')
  await submit(phone, /^(Finish|Afronden)/)
  await expect.poll(() => new URL(phone.url()).pathname).toBe('/panel/answer/summary')
  await seen('summary')
}

/** What Nel wrote on paper, entered by the lead. */
async function enterPaper(page: Page, base: string, round: number, given: Given): Promise<void> {
  await page.goto(`${base}${PANEL}/rounds/${round}/panellists/2/answers`)
  if (round === 1) {
    await page.getByLabel('Words may be quoted by role').check()
    await press(page, 'The person agreed')
  }
  const sections = main(page).locator('section[id^=item-]')
  for (const [at, value] of [given.first, given.second].entries()) {
    const section = sections.nth(at)
    await section.locator(`[name$=-q1][value="${value}"]`).check()
    if (at === 0 && given.comment !== undefined) await section.locator('[name$=-comment]').fill(given.comment)
  }
  await press(page, 'Save the whole sheet')
  await expect.poll(() => main(page).textContent()).toContain('Entered by Lena Lead')
  if (round === 1) await look(page, 'panel-paper-entered')
}

async function firstRound(page: Page, { base, letters }: Stage): Promise<void> {
  await openAndInvite(page, `${base}${PANEL}/rounds/1`)
  await expect.poll(() => letters.length).toBe(JOINING.length + 1)
  const pat = await phoneAt(linkTo(letters, 'pat@example.org'))
  await answerAll(pat, { first: 3, second: 5, comment: 'It takes an hour.' }, 'panel-pat')
  await answerAll(await phoneAt(linkTo(letters, 'mo@example.org'), false), { first: 2, second: 4 })
  await answerAll(await phoneAt(linkTo(letters, 'ana@example.org')), { first: 4, second: 4, comment: 'We do so.' })
  await answerAll(await phoneAt(linkTo(letters, 'kim@example.org')), { first: 'cannot', second: 5 })
  await withdraw(await phoneAt(linkTo(letters, 'bo@example.org')))
  await enterPaper(page, base, 1, { first: 4, second: 3, comment: 'On paper: people need it.' })
}

/** Answers one item, then stops taking part. */
async function withdraw(phone: Page): Promise<void> {
  await phone.getByRole('main').getByRole('link', { name: 'Begin' }).click()
  await phone.locator('.step .primary').click()
  await score(phone, 1)
  await phone.locator('#f-comment').fill('Words that are taken back.')
  await submit(phone, /^Next/)
  await phone.goto(new URL('/panel/answer/withdrawal', phone.url()).href)
  await look(phone, 'panel-withdrawal')
  await submit(phone, /^Stop taking part/)
  await expect.poll(() => heading(phone).textContent()).toContain('You no longer take part')
}

async function closeAndRead(page: Page, base: string, round: number): Promise<void> {
  await page.goto(`${base}${PANEL}/rounds/${round}`)
  await press(page, 'Close the round')
  await page
    .getByRole('button', { name: /Close the round|Yes/ })
    .last()
    .click()
  await expect.poll(() => main(page).textContent()).toContain('Closed on')
  await follow(page, /^Results by item/)
  await expect.poll(() => heading(page).textContent()).toContain('Results of')
  await look(page, `panel-results-${round}`)
}

async function secondRound(page: Page, { base, letters }: Stage): Promise<void> {
  await page.goto(`${base}${PANEL}/rounds/new?follows=1`)
  await page.getByLabel('Title', { exact: true }).fill('Second round')
  await press(page, 'Save the draft')
  await follow(page, 'Choose which comments panellists read')
  await main(page)
    .getByRole('checkbox', { name: /It takes an hour/ })
    .check()
  await look(page, 'panel-feedback')
  await press(page, 'Save the choice')
  await openAndInvite(page, `${base}${PANEL}/rounds/2`)
  const pat = await phoneAt(linkTo(letters, 'pat@example.org'))
  await pat.goto(`${base}/panel/answer/items/3`)
  const shown = await main(pat).textContent()
  for (const words of ['You answered: 3', 'How 4 people answered', 'It takes an hour.']) expect(shown).toContain(words)
  for (const words of ['Words that are taken back', 'We do so', 'mo of the panel']) expect(shown).not.toContain(words)
  await look(pat, 'panel-second-item')
  await pat.goto(`${base}/panel/answer`)
  await answerAll(pat, { first: 5, second: 5 })
  await answerAll(await phoneAt(linkTo(letters, 'mo@example.org'), false), { first: 4, second: 4 })
  await answerAll(await phoneAt(linkTo(letters, 'ana@example.org')), { first: 5, second: 4 })
  await enterPaper(page, base, 2, { first: 4, second: 4 })
}

it('asks six people twice, and ends in figures beside those of the first round', async () => {
  const on = await stage()
  await gather(on)
  const page = await leadPage(browser, on)
  await firstRound(page, on)
  await closeAndRead(page, on.base, 1)
  const first = await main(page).textContent()
  expect(first).toContain('5 of 6 asked')
  await secondRound(page, on)
  await closeAndRead(page, on.base, 2)
  expect(await main(page).textContent()).toMatch(/Median4\.5; in the round before 3\.5 \(4 scores\)/)
  const report = await page.goto(`${on.base}/reviews/heard/reports/principles/html?show=on`)
  expect(report?.status()).toBe(200)
  const text = await page.locator('body').textContent()
  expect(text).toContain('median 4.5 (round before: 3.5, of 4 scores)'.replace('median', 'Median'))
  expect(text).not.toMatch(/of the panel,|@example\.org|Words that are taken back/)
  expectNoFaults(page)
})
