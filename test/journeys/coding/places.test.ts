// Where passages go: the next one to the same account, evidence straight under a CMOC by keyboard, by touch and without scripts; a wording marked by hand.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { listEvidence } from '../../../src/configurations/evidence/store.ts'
import { getConfiguration } from '../../../src/configurations/store.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { addPastedText } from '../../../src/documents/texts/actions.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../../support/browser.ts'
import { PASSWORD, world } from '../../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TEXT = [
  'Patients felt listened to for the first time in years.',
  'Link workers had time and trust grew.',
  'Where money was short, nobody came back.',
].join('\n\n')

/** A text, a CMOC to test against it, and Lena signed in. */
async function scene(options: BrowserContextOptions = {}) {
  const w = await world()
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const ctx = w.as(w.lena)
  const id = await addDocument(ctx, { title: 'Linking people', authors: ['Bertotti, M.'], year: 2018 })
  await addPastedText(ctx, id, TEXT)
  await addConfiguration(ctx, { title: 'Being heard' })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.goto(`${base}/reviews/heard/documents/${id}/coding`)
  const evidence = () => listEvidence(w.database.read, w.heard.id, 'synthesised', [1])
  return { page, w, ctx, base, evidence }
}

const words = (page: Page, paragraph: number) => page.locator(`#p${paragraph} .words`)
const accounts = (page: Page) => page.locator('#coding-accounts')

/** The paragraph with its first words chosen, by keys alone. */
async function choose(page: Page, paragraph: number, count = 2): Promise<void> {
  await words(page, paragraph).focus()
  for (let n = 0; n < count; n++) await page.keyboard.press(']')
}

it('takes the next passage to the same account, and another into the one that is chosen', async () => {
  const { page } = await scene()
  await choose(page, 1)
  await page.keyboard.press('m')
  await page.keyboard.type('feeling heard')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('feeling heard')
  expect(await words(page, 2).evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.press(']')
  await page.keyboard.press('c')
  await page.keyboard.type('a worker has time')
  await page.keyboard.press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('a worker has time')
  expect(await page.locator('.account').count()).toBe(1)
  expect(await page.locator('.account .restated dt').allTextContents()).toHaveLength(2)
  await choose(page, 3)
  await page.keyboard.press('o')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByLabel('In your words').fill('nobody returns')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.account').count()).toBe(2)
  expect(await page.locator('.account.current').getAttribute('data-account')).toBe('2')
  await page.getByRole('link', { name: /^Code into it\W+account 1$/ }).click()
  await expect.poll(() => page.locator('.account.current').getAttribute('data-account')).toBe('1')
  expect(await page.locator('#into-1').isChecked()).toBe(true)
  expect(new URL(page.url()).search).toBe('')
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})

it('keeps what was typed when one signed in anew in another tab, and saves it when asked again', async () => {
  const { page, w, base } = await scene()
  await choose(page, 1)
  await page.keyboard.press('m')
  await page.keyboard.type('feeling heard')
  const tab = await page.context().newPage()
  await tab.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await tab.getByLabel('New password').fill(PASSWORD)
  await tab.getByRole('button', { name: 'Set the password' }).click()
  await tab.waitForURL(url => !url.pathname.startsWith('/password'))
  await tab.close()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#composer').textContent()).toContain('older than your present sign-in')
  expect(await page.getByLabel('In your words').inputValue()).toBe('feeling heard')
  await page.getByLabel('In your words').press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('feeling heard')
})

it('puts passages straight under a CMOC by keyboard, one after the other', async () => {
  const { page, evidence } = await scene()
  await choose(page, 1)
  await page.keyboard.press('e')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-target')
  await page.getByLabel('Evidence for').selectOption({ label: 'CMOC 1: Being heard' })
  expect(await page.getByLabel('In your words').isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#composer-said').textContent()).toContain('Saved as evidence for CMOC 1.')
  await choose(page, 3)
  await page.getByLabel('The passage', { exact: true }).selectOption('contradicts')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await evidence()).map(row => row.stance)).toEqual(['supports', 'contradicts'])
  expect(await page.locator('.account').count()).toBe(0)
  await choose(page, 2)
  await page.getByRole('radio', { name: /new account/ }).check()
  expect(await page.getByLabel('In your words').isVisible()).toBe(true)
  await screenshot(page, 'coding-places')
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})

it('says of an outcome what it is where a finger chooses it', async () => {
  const { page } = await scene({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await page.locator('#p3 .para-number').tap()
  await page.getByRole('group', { name: 'Role of the passage' }).getByRole('button', { name: 'outcome' }).tap()
  await page.getByLabel('In your words').fill('people stay away')
  await page.getByText('More about it').tap()
  await page.getByLabel('For better or worse').selectOption('negative')
  expect(await page.getByLabel('Polarity').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
  await expect.poll(() => page.locator('#composer-said').textContent()).toContain('Saved as O1')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await screenshot(page, 'coding-places-phone')
  expectNoFaults(page)
})

it('puts a typed passage under a CMOC without scripts', async () => {
  const { page, evidence } = await scene({ javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Quote from paragraph 3' }).click()
  await page.getByLabel('Passage', { exact: true }).fill('nobody came back')
  await page.getByText('Or as evidence for what stands already').click()
  await page.getByLabel('Evidence for').selectOption({ label: 'CMOC 1: Being heard' })
  await page.getByLabel('The passage', { exact: true }).selectOption('contradicts')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => page.getByText('Saved as evidence for CMOC 1.').count()).toBeGreaterThan(0)
  expect(await evidence()).toMatchObject([{ quote: 'nobody came back', stance: 'contradicts' }])
  expectNoFaults(page)
})

it('marks the elements of a wording with buttons, in any order', async () => {
  const { page, ctx, base, w } = await scene()
  await addElement(ctx, 'synthesised', 1, { role: 'context', wording: 'a worker has time' })
  await addElement(ctx, 'synthesised', 1, { role: 'mechanism', wording: 'feeling heard' })
  await page.goto(`${base}/reviews/heard/configurations/1/edit`)
  const field = page.getByLabel('Wording')
  await field.fill('People stay, because they feel heard, where there is time')
  await expect.poll(() => page.locator('[data-missing]').textContent()).toBe('Not in the wording yet: C1, M1.')
  const select = (part: string) =>
    field.evaluate((one: HTMLTextAreaElement, text) => {
      const at = one.value.indexOf(text)
      one.focus()
      one.setSelectionRange(at, at + text.length)
    }, part)
  await select('they feel heard')
  await page.getByRole('button', { name: /^M1/ }).click()
  await select('there is time')
  await page.getByRole('button', { name: /^C1/ }).click()
  expect(await field.inputValue()).toBe('People stay, because [they feel heard](M1), where [there is time](C1)')
  expect(await page.locator('[data-missing]').isVisible()).toBe(false)
  expect(await page.locator('[data-preview] .el').count()).toBe(2)
  await screenshot(page, 'wording-editor')
  await expectNoAxeViolations(page)
  await field.fill(`${await field.inputValue()} [x](O7)`)
  await expect.poll(() => page.locator('[data-unknown]').textContent()).toContain('There is no O7 here')
  await field.fill((await field.inputValue()).replace(' [x](O7)', ''))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/configurations\/1(\?|$)/)
  const { wording } = await getConfiguration(w.database.read, w.heard.id, 'synthesised', 1, 'CMO')
  expect(wording).toContain('[they feel heard](M1)')
  expectNoFaults(page)
})

it('what was saved can be taken back where it is said, with nothing over it', async () => {
  const { page } = await scene({ viewport: { width: 1440, height: 900 } })
  await choose(page, 1)
  await page.keyboard.press('m')
  await page.keyboard.type('feeling heard')
  await page.keyboard.press('Enter')
  const undo = page.getByRole('button', { name: 'Take it back' })
  await undo.waitFor()
  expect(
    await undo.evaluate(button => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      const corners = [top + 2, bottom - 2].map(y => document.elementFromPoint((left + right) / 2, y))
      return corners.every(corner => corner === button)
    }),
  ).toBe(true)
  await undo.click()
  await page.getByText('Taken back.').waitFor()
})
