// A lead adopts a form and answers it; evidence is judged where it stands; each page looked at, wide and narrow, light and dark.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { scene } from '../../configurations/scene.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { PASSWORD } from '../../support/world.ts'
import { follow, look, main, press } from '../steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('is done on the page of a document and beside a quotation', async () => {
  const w = await scene()
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const ctx = w.as(w.ravi)
  await addAccount(ctx, w.document, { wording: 'So [heard](M1)' })
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'feeling heard' })
  const passage = { paragraph: 1, quote: 'felt listened to' }
  await addEvidence(ctx, 'account', 1, { elementId: 1, documentId: w.document, passage })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, {})
  onTestFinished(() => page.context().close())
  const narrowToo = async (name: string) => {
    await look(page, name)
    await page.setViewportSize({ width: 320, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await look(page, `${name}-320-dark`)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, name).toBe(0)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.goto(`${base}/reviews/heard/appraisal-forms`)
  await look(page, 'appraisal-forms-empty')
  await press(page, 'Adopt MMAT 2018')
  await look(page, 'appraisal-form')

  await page.goto(`${base}/reviews/heard/documents/1`)
  await follow(page, 'MMAT 2018')
  await page.getByRole('group', { name: /^S1/ }).getByLabel('yes').check()
  await page.getByRole('group', { name: 'Design' }).getByLabel('1 Qualitative').check()
  await page.locator('summary', { hasText: '1 Qualitative' }).click()
  await page.getByRole('group', { name: /^1\.3/ }).getByLabel('can’t tell').check()
  await narrowToo('answering-a-form')
  await press(page, 'Save your answers')
  await expect.poll(() => main(page).textContent()).toContain('Answers side by side')
  await narrowToo('answered-form')
  const said = { version: 0, asked: 1, categories: [4], 'q-2': 'no' }
  await w.api(w.ravi).post('/reviews/heard/documents/1/appraisal-forms/1', said)
  await follow(page, 'Agree on answers')
  await look(page, 'agreeing-on-answers')
  await page.goto(`${base}/reviews/heard/documents/1`)
  await look(page, 'document-appraised')
  await page.goto(`${base}/reviews/heard/characteristics`)
  await look(page, 'included-studies-with-forms')

  await page.goto(`${base}/reviews/heard/accounts/1`)
  await follow(page, /^Appraise/)
  await page
    .getByRole('group', { name: /^Relevance/ })
    .getByLabel('high')
    .check()
  await page.getByLabel('Reason for the rating of relevance').fill('The mechanism itself')
  await look(page, 'appraising-evidence')
  await press(page, 'Save')
  await expect.poll(() => page.locator('#elements').textContent()).toContain('relevance high')
  await narrowToo('account-with-judged-evidence')
})
