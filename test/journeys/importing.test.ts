// A merged table with decisions of another tool, by clicking: columns chosen, searches told apart, decisions carried in.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectNoAxeViolations, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { startServer } from '../support/server.ts'
import { follow, go, heading, look, main, press } from './steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const ROWS = [
  ['Time to listen in a village practice', 'Winter A.', '2019', 'Scopus', 'Included', ''],
  ['Referral letters and what they leave out', 'Summer B.', '2020', 'Scopus', 'Excluded', 'Wrong setting'],
  ['A history of waiting rooms', 'Spring C.', '1987', 'CINAHL', 'Excluded', 'Wrong setting'],
  ['Gardens that neighbours share', 'Autumn D.', '2021', 'CINAHL', 'maybe', ''],
]
const TABLE = [['Title', 'Who wrote it', 'Year', 'Source database', 'Decision', 'Exclusion reason'], ...ROWS]
  .map(row => row.join(';'))
  .join('\n')

async function fits(page: Page, name: string): Promise<void> {
  await look(page, name)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await screenshot(page, `${name}-narrow`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await screenshot(page, `${name}-narrow-dark`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await screenshot(page, `${name}-dark`)
  await expectNoAxeViolations(page)
}

async function begin(page: Page, setUp: string): Promise<void> {
  await page.goto(setUp)
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('E-mail address').fill('ada@example.org')
  await page.getByLabel('Password').fill('seven quiet otters')
  await press(page, 'Make my account')
  await follow(page, 'Begin a review')
  await page.getByLabel('Title').fill('Being heard in primary care')
  await press(page, 'Begin')
  await expect.poll(() => heading(page).textContent()).toContain('Being heard')
  await go(page, 'Searches')
  await follow(page, 'New search')
  await page.getByLabel('Source').fill('Library of the team')
  await page.getByLabel('Day on which it was run').fill('2026-11-01')
  await press(page, 'Log the search')
  await follow(page, 'Import references')
}

it('reads a table as it is told to, and carries in what was decided elsewhere', async () => {
  const { setUp } = await startServer()
  const page = await openPage(browser)
  await begin(page, setUp)
  const file = { name: 'library.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await press(page, 'Show what is in it')
  await expect.poll(() => main(page).textContent()).toContain('This file holds earlier decisions on 4 records')
  await fits(page, 'import-choices')
  await page.getByLabel('Who wrote it is read as').selectOption('authors')
  await page.getByLabel('are from several searches, told apart by a field').check()
  await page.getByRole('combobox', { name: 'Told apart by' }).selectOption('column Source database')
  await press(page, 'Show it again')
  await expect.poll(() => main(page).textContent()).toContain('Winter A.')
  await page.getByLabel('are to be carried in').check()
  await fits(page, 'import-told-apart')
  await press(page, /^Import$/)
  await page.getByRole('link', { name: 'See the report' }).click()
  await expect.poll(() => main(page).textContent()).toMatch(/4\s+new/)
  await fits(page, 'import-report-earlier')
  await follow(page, 'Carry in 4 decisions')
  await fits(page, 'carrying')
  await press(page, 'Carry in 4 decisions')
  await page.getByRole('link', { name: 'See what came of it' }).click()
  await expect.poll(() => main(page).textContent()).toContain('2 records excluded by title and abstract')
  await fits(page, 'carried')
  await go(page, 'Searches')
  await expect.poll(() => main(page).textContent()).toContain('CINAHL')
})
