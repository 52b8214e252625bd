// A colleague is asked to check the coding of a document and goes through it with the keyboard: agree, discuss, amend.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { addAccount } from '../../src/configurations/actions.ts'
import { addElement } from '../../src/configurations/elements/actions.ts'
import { scene } from '../configurations/scene.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { PASSWORD } from '../support/world.ts'
import { look, main, press } from './steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('leads from the overview through the sample, by keys', async () => {
  const w = await scene()
  for (const wording of ['trust', 'time', 'money']) {
    const id = await addAccount(w.as(w.ravi), w.document, { title: `On ${wording}` })
    await addElement(w.as(w.ravi), 'account', id, { role: 'mechanism', wording })
  }
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser)
  onTestFinished(async () => {
    await page.context().close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const asked = { layer: 'account', share: 100, checker: w.lena.id, setsStatus: 'on' }
  await w.api(w.ravi).post('/reviews/heard/synthesis/checks', asked)
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('Password').first().fill(PASSWORD)
  await press(page, /./)
  await page.goto(`${base}/reviews/heard`)
  await main(page).getByRole('link', { name: '3 configurations you were asked to check' }).click()
  await look(page, 'coding-checks')
  await main(page).getByRole('link', { name: 'Check 1' }).first().click()
  await main(page).getByRole('link', { name: 'Begin' }).click()
  await look(page, 'coding-check-item')
  await page.keyboard.press('a')
  await page.getByText('this is number 2').waitFor()
  await page.getByLabel('Note').fill('Whose is it?')
  await press(page, /^Discuss/)
  await page.getByText('this is number 3').waitFor()
  await page.keyboard.press('m')
  await main(page)
    .getByRole('link', { name: /propose/ })
    .waitFor()
  await look(page, 'coding-check-refused')
  await page.getByLabel('Proposed wording').fill('Better so')
  await press(page, /^Amend/)
  await page.getByText('3 of 3 answered · 1 agreed · 1 amended · 1 to discuss').waitFor()
  await look(page, 'coding-check')
  expect(await main(page).getByText('in discussion').count()).toBe(1)
})
