// What a person needs in order to decide is in view on a desk's screen, whatever the length of the abstract.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { openBrowser, openPage, screenshot } from '../../support/browser.ts'
import { PASSWORD, world } from '../../support/world.ts'

it('reasons, note and buttons stand beside an ordinary abstract, and Find beside its field', async () => {
  const w = await world()
  const lena = w.api(w.lena)
  const sentence = 'People who were referred to a link worker and felt listened to came back more often than others. '
  const title = 'Being listened to in primary care: what makes people come back to a link worker'
  await lena.post('/reviews/heard/records', { type: 'article', title, abstract: sentence.repeat(24) }).expect(201)
  for (const text of ['wrong setting', 'wrong population', 'no programme'])
    await lena.post('/reviews/heard/screening/reasons', { text }).expect(201)
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const browser = await openBrowser()
  onTestFinished(async () => {
    await browser.close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser)
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${base}/reviews/heard/screening/title-abstract`)
  await screenshot(page, 'screening-in-view')
  const bottom = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    return (box?.y ?? 0) + (box?.height ?? 0)
  }
  for (const selector of ['.reasons button[data-key="3"]', '#f-note', 'button[value="maybe"]'])
    expect(await bottom(selector), selector).toBeLessThanOrEqual(900)
  expect(await bottom('.screen-find')).toBeGreaterThan(900)
  await page.locator('.screen-find').scrollIntoViewIfNeeded()
  const [field, button] = [page.locator('#find-record'), page.locator('.screen-find button')]
  expect(Math.abs(((await field.boundingBox())?.y ?? 0) - ((await button.boundingBox())?.y ?? 99))).toBeLessThan(12)
  await page.setViewportSize({ width: 390, height: 844 })
  await screenshot(page, 'screening-in-view-narrow')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
