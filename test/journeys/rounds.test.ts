// Two rounds on a phone, on pages without scripts: scores, reasons, priorities, what differs, the round before; and the lead's pages of them.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { drafted, PANEL, panellist, secretOf } from '../panel/support/round.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { PASSWORD } from '../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const QUESTIONS = {
  q1Text: 'Should this guide practice?',
  q1Scale: '1-5',
  q2Text: 'How sure are you?',
  q2Scale: '1-9',
  q2Low: 'not at all',
  q2High: 'fully',
  q3Text: 'Which matter most?',
  q3Scale: 'choose',
  q3Most: 2,
}

async function scene() {
  const w = await drafted()
  const api = w.api(w.lena)
  for (const n of [3, 4, 5])
    await api.post(`${PANEL}/panels/1/panellists`, { name: `Person ${n}`, role: 'policy' }).expect(201)
  await api
    .post(`${PANEL}/rounds/1`, { title: 'First round', principles: [1, 2], version: 1, ...QUESTIONS })
    .expect(201)
  await api.post(`${PANEL}/rounds/1/items`, { heading: 'Who should pay?', plainWords: 'The town.' }).expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return { w, api, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** A phone. Panel pages have no scripts, which a test of their own makes sure of; the checker of accessibility needs to run some. */
async function phoneOf(base: string, secret: string): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 390, height: 844 } })
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/panel/${secret}`)
  await page.getByRole('button', { name: 'Open the questions' }).click()
  return page
}

async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await screenshot(page, name)
  await page.setViewportSize({ width: 320, height: 720 })
  const inside = await page.locator('html').evaluate(html => html.scrollWidth)
  expect(inside, `${name} at 320 px`).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 390, height: 844 })
  expectNoFaults(page)
}

/** The words of an answer lie over its circle: whoever presses them presses it. */
const PRESSED = { force: true }
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

it('a panellist answers two rounds on a phone', async () => {
  const { w, api, base } = await scene()
  const { made } = (await api.post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 3, 4, 5] })).body
  const [first, ...others] = (made as { link: string }[]).map(one => secretOf(one.link))
  for (const [at, secret] of others.entries()) {
    const person = await panellist(w, secret)
    await person.post('/panel/answer/items/1', { q1: at + 2, q2: 8, comment: `Reason ${at}` })
  }
  const phone = await phoneOf(base, first ?? '')
  await look(phone, 'round-start')
  await phone.getByRole('link', { name: 'Begin' }).click()
  await phone.getByLabel('My words may be quoted').check(PRESSED)
  await press(phone, 'I agree and take part')
  expect(await phone.locator('.where').textContent()).toContain('1 of 4')
  const why = phone.getByText('You chose one end of the scale')
  expect(await why.isVisible()).toBe(false)
  await phone.getByLabel('5 Yes, clearly').check(PRESSED)
  expect(await why.isVisible()).toBe(true)
  await phone.locator('#q2-9').check(PRESSED)
  await phone.getByText('In my setting this differs').click()
  await phone.getByLabel('In which setting?').fill('Rural practice')
  await phone.getByLabel('What differs there?').fill('Visits take longer')
  await look(phone, 'round-item')
  await press(phone, 'Next')
  await phone.getByLabel("I can't judge").first().check(PRESSED)
  await press(phone, 'Save and stop for now')
  await look(phone, 'round-summary')
  await phone.goto(`${base}/panel/answer`)
  await phone.getByRole('link', { name: 'Go on' }).click()
  await phone.goto(`${base}/panel/answer/priorities/3`)
  for (const name of ['Heading 1', 'Heading 2', 'Who should pay?'])
    await phone.getByLabel(name, { exact: true }).check(PRESSED)
  await press(phone, 'Next')
  expect(await phone.getByRole('alert').textContent()).toContain('You chose 3. Choose at most 2.')
  await look(phone, 'round-priorities-refused')
  await phone.getByLabel('Heading 2', { exact: true }).uncheck(PRESSED)
  await press(phone, 'Next')
  await look(phone, 'round-missing')

  const lead = await openPage(browser)
  onTestFinished(() => lead.context().close())
  await lead.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await lead.getByLabel('New password').fill(PASSWORD)
  await lead.getByRole('button', { name: 'Set the password' }).click()
  await lead.goto(`${base}${PANEL}/rounds/1/panellists/1/answers`)
  await expectNoAxeViolations(lead)
  await screenshot(lead, 'lead-entering')

  // Closed while a page stands open: every word comes back.
  await phone.getByLabel('Is there something').fill('Carers')
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  await press(phone, 'Finish')
  expect(await phone.getByRole('main').textContent()).toContain('This was not saved')
  expect(await phone.getByLabel('What you wrote').inputValue()).toBe('Carers')
  await look(phone, 'round-late')

  const next = { panel: 1, title: 'Second round', principles: [1, 2], follows: 1, ...QUESTIONS }
  const { id } = (await api.post(`${PANEL}/rounds`, next).expect(201)).body
  const { items } = (await api.get(`${PANEL}/rounds/${id}/feedback`)).body
  const all = items[0].comments.map((one: { id: number }) => one.id)
  await api.post(`${PANEL}/rounds/${id}/feedback`, { comments: all, all, texts: all.map(() => '') }).expect(201)
  for (const place of [
    `/${id}/feedback`,
    `/${id}/items`,
    `/${id}/settings`,
    `/${id}`,
    '/1',
    '/1/panellists/1/answers',
  ]) {
    await lead.goto(`${base}${PANEL}/rounds${place}`)
    await expectNoAxeViolations(lead)
    await screenshot(lead, `lead${place.replaceAll('/', '-')}`)
    await lead.setViewportSize({ width: 390, height: 844 })
    expect(await lead.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(390)
    await lead.setViewportSize({ width: 1440, height: 900 })
    expectNoFaults(lead)
  }
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  const again = (await api.post(`${PANEL}/rounds/${id}/invitations`, { panellists: [1] })).body.made[0].link
  const second = await phoneOf(base, secretOf(again))
  await second.getByRole('link', { name: 'Begin' }).click()
  const text = (await second.getByRole('main').textContent()) ?? ''
  expect(text).toContain('You answered: 5 Yes, clearly')
  expect(text).toContain('How 4 people answered')
  await second.getByText('What people wrote then').click()
  expect(await second.getByText('Reason 0').isVisible()).toBe(true)
  await look(second, 'round-second')
})
