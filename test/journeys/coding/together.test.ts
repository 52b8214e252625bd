// Working together at a shared screen: who is present, coding by keys in large type, the memo at the end; then two people's accounts side by side.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { placeOf, scene as textScene } from '../../configurations/scene.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { PASSWORD, type Someone } from '../../support/world.ts'
import { look, main } from '../steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function scene() {
  const s = await textScene()
  const server = http.createServer(s.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signedIn = async (who: Someone, options: BrowserContextOptions = {}) => {
    const page = await openPage(browser, options)
    onTestFinished(() => page.context().close())
    await page.goto(`${base}/password/${await makeAccountLink(s.system, 'password', who.id)}`)
    await page.getByLabel('New password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.waitForURL(url => !url.pathname.startsWith('/password'))
    return page
  }
  return { ...s, base, signedIn }
}

it('begins a session, codes by keys in large type, and ends in the journal; who was named can object', async () => {
  const { signedIn, base, coding, lena, olga, time } = await scene()
  const page = await signedIn(lena)
  await page.goto(`${base}${coding}`)
  const small = await page.locator('#p1 .words').evaluate(one => parseFloat(getComputedStyle(one).fontSize))
  await main(page).getByRole('link', { name: 'Work together' }).click()
  await page.getByLabel('Ravi Reviewer, reviewer').check()
  await page.getByLabel('Olga Observer, observer').check()
  await page.getByLabel('Guests').fill('2')
  await look(page, 'together-begin')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(`${base}${coding}**`)
  expect(await page.locator('.together-strip').textContent()).toContain('Ravi Reviewer and 2 guests')
  const large = await page.locator('#p1 .words').evaluate(one => parseFloat(getComputedStyle(one).fontSize))
  expect(large).toBeGreaterThan(small * 1.3)
  time.forward(1)
  await page.locator('#p1 .words').focus()
  for (let n = 0; n < 3; n++) await page.keyboard.press(']')
  await page.keyboard.press('m')
  await page.keyboard.type('feeling heard')
  await look(page, 'together-coding')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#coding-accounts').textContent()).toContain('feeling heard')
  await page.goto(`${base}/reviews/heard/accounts/1`)
  expect(await main(page).textContent()).toContain('Begun by Lena Lead, Olga Observer and Ravi Reviewer together')
  await page.goto(`${base}/reviews/heard/together/1`)
  await page.getByLabel('Olga Observer, observer').uncheck()
  time.forward(1)
  await page.getByRole('button', { name: 'Note who is here' }).click()
  await look(page, 'together-session')
  await page.getByRole('button', { name: 'End the session' }).click()
  await expect.poll(() => main(page).textContent()).toContain('Made or changed: 1 account')
  await look(page, 'together-memo')
  const hers = await signedIn(olga, { viewport: { width: 390, height: 844 } })
  await hers.goto(`${base}/reviews/heard/together`)
  expect(await main(hers).textContent()).toContain('you were named')
  await look(hers, 'together-list-phone')
  await main(hers).getByRole('link', { name: 'Session 1' }).click()
  await hers.getByRole('button', { name: 'Withdraw my name' }).click()
  await expect.poll(() => main(hers).textContent()).toContain('You have withdrawn your name')
  expect(await hers.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

it('shows two people’s accounts side by side, one under the other on a phone, and takes one over', async () => {
  const { signedIn, base, coding, api, lena, ravi, document: id } = await scene()
  const code = (who: Someone, words: string, body: object) =>
    api(who).post(coding, { ...placeOf(words), role: 'mechanism', wording: 'feeling heard', into: 'new', ...body })
  await code(lena, 'felt listened to for the first time', { polarity: 'enabling', levelIds: [2] }).expect(201)
  await code(ravi, 'listened to for the first time in years', { role: 'context', wording: 'time is there' }).expect(201)
  await code(ravi, 'trust was lost', { role: 'outcome', wording: 'people leave', into: 'account:2' }).expect(201)
  const page = await signedIn(lena)
  await page.goto(`${base}/reviews/heard/documents/${id}`)
  await main(page).getByRole('link', { name: 'Side by side' }).click()
  await expect.poll(() => main(page).textContent()).toContain('only by Ravi Reviewer')
  await look(page, 'side-by-side')
  const tops = (of: typeof page) =>
    of.locator('#row-1 .column').evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().top)))
  const [first, second] = await tops(page)
  expect(first).toBe(second)
  await page
    .getByRole('link', { name: /^Take over\W+account 2/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Take it over' }).click()
  await expect.poll(() => main(page).textContent()).toContain('Account 3')
  await page.goto(`${base}/reviews/heard/documents/${id}/comparison`)
  expect(await main(page).textContent()).not.toContain('only by Ravi Reviewer')
  await page.setViewportSize({ width: 390, height: 844 })
  const [upper = 0, lower = 0] = await tops(page)
  expect(lower).toBeGreaterThan(upper)
  await look(page, 'side-by-side-phone')
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
