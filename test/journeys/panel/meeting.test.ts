// A panel's first meeting by clicking: agenda, handout, who was there, points with who said them, what became of one, minutes by mail.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PANEL } from '../../panel/support/round.ts'
import { expectNoFaults, openBrowser } from '../../support/browser.ts'
import { follow, heading, look, main, press } from '../steps.ts'
import { leadPage, stage } from './stage.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const text = (page: Page) => main(page).textContent()

/** Printed among what was said, and not only still in a field. */
const said = (page: Page, words: string) => main(page).locator('.said', { hasText: words }).waitFor()

async function callMeeting(page: Page, base: string): Promise<void> {
  await page.goto(`${base}${PANEL}/meetings/new`)
  await page.getByLabel('Title').fill('First meeting')
  await page.getByLabel('Day', { exact: true }).fill('2026-11-20')
  await page.getByLabel('Others there: practitioners').fill('3')
  await page.getByLabel('Others there: patients or public').fill('1')
  await look(page, 'panel-meeting-new')
  await press(page, 'Save')
  await expect.poll(() => heading(page).textContent()).toBe('First meeting')
  await press(page, 'Put the first agenda')
  await expect.poll(() => text(page)).toContain('What matters most here?')
  await follow(page, 'Put something')
  await page.getByRole('checkbox', { name: /Heading 1/ }).check()
  await look(page, 'panel-agenda')
  await press(page, 'Put it')
  await expect.poll(() => text(page)).toContain('Plain words 1.')
  await look(page, 'panel-meeting')
}

async function noteWhatWasSaid(page: Page): Promise<void> {
  await page.getByLabel('What was said').fill('An hour is more than we have on Mondays.')
  await page.getByRole('group', { name: 'By someone who is' }).getByLabel('practitioner').check()
  await page.getByLabel('About', { exact: true }).selectOption({ label: '1. What matters most here?' })
  await press(page, 'Note it')
  await said(page, 'An hour is more than we have on Mondays.')
  await page.getByText('Several points at once').click()
  await page.getByLabel('As people speak, one line a point').fill('pt Bring a neighbour.\npr 1 Phone first.')
  await press(page, 'Note them all')
  await said(page, 'Phone first.')
  const point = main(page).locator('.comment', { hasText: 'An hour is more than we have' })
  await point.getByText('Say what became of it').click()
  await point.getByLabel('partly').check()
  await point.getByLabel('Because').fill('We say half an hour now.')
  await point.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => text(page)).toContain('We changed it in part, because: We say half an hour now.')
  await look(page, 'panel-meeting-noted')
}

it('calls a meeting, notes what was said, and sends the minutes to who was there', async () => {
  const on = await stage()
  const page = await leadPage(browser, on)
  await callMeeting(page, on.base)
  const here = page.url()
  await follow(page, 'Handout')
  await expect.poll(() => page.locator('body').textContent()).toContain('Plain words 1.')
  await look(page, 'panel-handout')
  await page.goto(here)
  await noteWhatWasSaid(page)
  await page.goto(`${here.replace(/[?#].*$/, '')}/settings`)
  await page.getByRole('checkbox', { name: /Pat Panel/ }).check()
  await press(page, 'Save')
  await follow(page, 'To those present')
  await look(page, 'panel-minutes-letters')
  await main(page)
    .getByRole('button', { name: /Write|Send|Make/ })
    .first()
    .click()
  await expect.poll(() => on.letters.length).toBe(1)
  const [letter] = on.letters
  expect(letter?.to).toBe('pat@example.org')
  for (const words of ['Bring a neighbour.', 'We say half an hour now.']) expect(letter?.text).toContain(words)
  await follow(page, 'Read the minutes')
  const minutes = await page.locator('body').textContent()
  expect(minutes).toContain('practitioner')
  expect(minutes).not.toContain('Pat Panel')
  await look(page, 'panel-minutes')
  expectNoFaults(page)
})
