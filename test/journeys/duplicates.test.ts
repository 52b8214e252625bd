// Settling doubtful pairs with the keyboard alone: side by side, one after another, taken back, to the end.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { importText, listening, trusting, twoSearches } from '../sources/duplicates/pairs.ts'
import { openBrowser, openPage, screenshot } from '../support/browser.ts'
import { PASSWORD } from '../support/world.ts'
import { heading, look } from './steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const ABSTRACT =
  'Many people who are sent to a link worker never come back. We asked thirty of them what happened, and what would have made a difference.'

/** Two pairs to settle, and Lena signed in with a browser of this kind. */
async function scene(options: BrowserContextOptions = {}) {
  const w = await twoSearches()
  await importText(w, listening(2019, `AB  - ${ABSTRACT}\n`) + trusting(2018))
  const other = `AB  - ${ABSTRACT.replace('thirty', 'thirty-two')}\nDO  - 10.1000/three\n`
  await importText(w, listening(2022, other) + trusting(2021) + listening(2022, 'DO  - 10.1000/three\n'), 2)
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  return { w, page, home: `${base}/reviews/heard` }
}

/** Keys act once the page and its scripts are there. */
async function key(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.keyboard.press(name)
}

const says = (page: Page, text: string | RegExp) =>
  expect.poll(() => page.getByRole('main').textContent()).toMatch(text)

it('goes from the report of an import through all pairs by keys, and back by one', async () => {
  const { page, home } = await scene()
  await page.goto(`${home}/imports/2`)
  await look(page, 'duplicates-report')
  await page.getByRole('link', { name: '2 pairs to look at' }).click()
  await says(page, '1 of 2 · 0 settled')
  await look(page, 'duplicates-pair')
  await key(page, 'x')
  await says(page, 'record 1 is kept and what was decided on it stands')
  await key(page, 'd')
  await says(page, '2 of 2 · 1 settled')
  await key(page, 'u')
  await says(page, '1 of 2 · 0 settled')
  await key(page, 's')
  await says(page, '2 of 2 · 0 settled')
  await key(page, 'n')
  await says(page, '1 of 2 · 1 settled')
  await key(page, 'x')
  await says(page, 'record 1 is kept and what was decided on it stands')
  await key(page, 'd')
  await expect.poll(() => page.getByText('All 2 pairs are settled').count()).toBe(1)
  await look(page, 'duplicates-done')
  await page.getByRole('link', { name: 'Set aside', exact: true }).click()
  await look(page, 'duplicates-set-aside')
  await page.getByRole('link', { name: 'Told apart', exact: true }).click()
  await look(page, 'duplicates-apart')
  await page.goto(`${home}/records/1`)
  await look(page, 'duplicates-record')
  await page.getByRole('button', { name: 'Take over its DOI' }).first().click()
  await says(page, 'Taken over from record')
})

it('is readable on a phone, in the dark, and without scripts', async () => {
  const { page, home } = await scene({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    javaScriptEnabled: false,
  })
  await page.goto(`${home}/duplicates`)
  await expect.poll(() => heading(page).textContent()).toBe('Duplicates')
  await screenshot(page, 'duplicates-phone')
  await page.getByRole('button', { name: /^Not a duplicate/ }).click()
  await says(page, '2 of 2 · 1 settled')
})
