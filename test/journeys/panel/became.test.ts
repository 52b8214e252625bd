// What became of people's words, by clicking: consent on paper, the account, closing letters, the link after the round closed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PANEL, panellist, secretOf } from '../../panel/support/round.ts'
import { expectNoFaults, openBrowser, openPage } from '../../support/browser.ts'
import { heading, look, main, press } from '../steps.ts'
import { leadPage, linkTo, stage } from './stage.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const text = (page: Page) => main(page).textContent()

async function notePaper(page: Page, base: string): Promise<void> {
  await page.goto(`${base}${PANEL}/panels/1/panellists`)
  await look(page, 'panel-people')
  await page.getByRole('link', { name: 'Nel Deelnemer' }).click()
  await page.getByText('Note consent given on paper').click()
  await page.getByLabel('Words may be quoted by role').check()
  await look(page, 'panel-person-consent')
  await press(page, 'Note it')
  await expect.poll(() => text(page)).toContain('entered by Lena Lead')
  await page.goto(`${base}${PANEL}/panels/1`)
  await page.getByLabel('The same text in Dutch').fill('U mag altijd stoppen.')
  await look(page, 'panel-form')
}

async function writeAccount(page: Page, base: string): Promise<void> {
  await page.goto(`${base}${PANEL}/panels/1/account`)
  await look(page, 'panel-account-empty')
  await page.getByText('Write what the team has to say').click()
  await page.getByLabel('Aim of involving the panel').fill('To hear what works here.')
  await press(page, 'Save')
  await expect.poll(() => text(page)).toContain('To hear what works here.')
}

it('notes consent from paper, answers what was said, and lets people read what became of it', async () => {
  const on = await stage()
  const { w, base, letters } = on
  const page = await leadPage(browser, on)
  await heading(page).waitFor()
  await notePaper(page, base)
  await writeAccount(page, base)
  const api = w.api(w.lena)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  await api.post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 2] }).expect(200)
  const link = linkTo(letters, 'pat@example.org')
  const pat = await panellist(w, secretOf(link))
  await pat.post('/panel/answer/items/1', { q1: 2, comment: 'More on carers.' }).expect(303)
  await page.goto(`${base}${PANEL}/rounds/1/invitations`)
  await look(page, 'panel-invitations')
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  await page.goto(`${base}${PANEL}/panels/1/account`)
  await main(page).getByRole('link', { name: 'Say what became of it' }).click()
  await look(page, 'panel-disposition')
  await api.post(`${PANEL}/comments/1/disposition`, { choice: 'partly', reason: 'We named them.' }).expect(201)
  await page.goto(`${base}${PANEL}/panels/1/account`)
  await look(page, 'panel-account')
  await page.goto(`${base}${PANEL}/panels/1/letters`)
  await page.getByRole('checkbox').first().check()
  await look(page, 'panel-closing-letters')
  await main(page).getByRole('button').first().click()
  await expect.poll(() => letters.at(-1)?.text).toContain('We changed it in part, because: We named them.')
  await look(page, 'panel-closing-letters-sent')
  expectNoFaults(page)
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 } })
  await phone.goto(link)
  await main(phone).getByRole('button').first().click()
  await expect.poll(() => text(phone)).toContain('This round is closed')
  await look(phone, 'panel-closed-start')
  await main(phone).getByRole('link', { name: 'What became of what you said' }).click()
  await expect.poll(() => text(phone)).toContain('We named them.')
  await look(phone, 'panel-closed-became')
  expectNoFaults(phone)
})
