// Filling the table of included studies with the keyboard alone, as in a spreadsheet.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { addDocument } from '../../src/documents/actions.ts'
import { addColumn } from '../../src/documents/characteristics/columns/actions.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { PASSWORD, world } from '../support/world.ts'
import { look } from './steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('moves and saves like a spreadsheet, and keeps what somebody else wrote', async () => {
  const w = await world()
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  for (const label of ['Alder 2018', 'Birch 2019']) await addDocument(w.as(w.lena), { title: label, label })
  await addColumn(w.as(w.lena), { name: 'Funding', kind: 'one', options: 'public\nprivate', help: 'Who paid' })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, {})
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.goto(`${base}/reviews/heard/characteristics`)
  await look(page, 'included-studies')

  const cell = (row: number, key: string) => page.locator(`tbody tr:nth-child(${row}) td[data-key="${key}"]`)
  const focused = () => page.evaluate(() => document.activeElement?.closest('td')?.dataset.key)
  await cell(1, 'design').focus()
  await page.keyboard.type('Case study')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('country')
  await page.keyboard.type('NL')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell(1, 'country').textContent()).toBe('NL')
  await page.keyboard.type('thrown away')
  await page.keyboard.press('Escape')
  expect([await focused(), (await cell(2, 'country').textContent())?.trim()]).toEqual(['country', ''])
  await cell(2, 'column-1').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell(2, 'column-1').textContent()).toBe('public')

  const other = { version: 99, country: 'Belgium' }
  await w.api(w.ravi).post('/reviews/heard/documents/1/characteristics', { ...other, 'country-was': 'NL' })
  await cell(1, 'country').focus()
  await page.keyboard.type('France')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.grid-says').textContent()).toContain('Ravi Reviewer has written “Belgium”')
  await page.reload()
  expect(await cell(1, 'country').textContent()).toBe('Belgium')
  expect(await cell(1, 'design').textContent()).toBe('Case study')
  for (const path of [
    'characteristics/columns',
    'documents/1/characteristics',
    'documents/1/measures',
    'studies',
    'kin',
  ]) {
    await page.goto(`${base}/reviews/heard/${path}`)
    await look(page, path.replaceAll('/', '-'))
  }
})
