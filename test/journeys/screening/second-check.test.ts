// A lead who screens alone, an observer who checks a sample without seeing what was decided, a disagreement settled, the figures.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { openBrowser, openPage, screenshot } from '../../support/browser.ts'
import { PASSWORD, type Someone, type World, world } from '../../support/world.ts'
import { look } from '../steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function scene() {
  const w = await world()
  const lena = w.api(w.lena)
  for (let n = 1; n <= 8; n += 1) {
    const abstract =
      'Social prescribing by link workers in primary care; people who felt listened to came back. No mice were asked.'
    await lena.post('/reviews/heard/records', { type: 'article', title: `Being listened to, part ${n}`, abstract })
    const choice = n % 3 === 0 ? 'include' : 'exclude'
    if (n <= 6) await lena.post('/reviews/heard/screening/title-abstract/decisions', { record: n, choice })
  }
  await lena.post('/reviews/heard/screening/terms', { include: 'link worker*', exclude: 'mice', version: 0 })
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return { w, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function signedIn(w: World, base: string, who: Someone): Promise<Page> {
  const page = await openPage(browser)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', who.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  return page
}

const says = (page: Page, text: string | RegExp) =>
  expect.poll(() => page.getByRole('main').textContent()).toMatch(text)

/** Nothing of a page is beside the screen of a phone, in the dark either. */
async function narrow(page: Page, places: readonly string[], home: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const place of places) {
    await page.goto(`${home}/${place}`)
    await screenshot(page, `narrow-${place.replace('/', '-')}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(390)
  }
}

it('checks a seeded sample by keys, settles what differs, and shows the agreement', async () => {
  const { w, base } = await scene()
  const home = `${base}/reviews/heard/screening`
  const lena = await signedIn(w, base, w.lena)
  await lena.goto(`${home}/checks`)
  await lena.getByLabel('Share in per cent').fill('50')
  await lena.getByLabel('Who checks').selectOption({ label: 'Olga Observer, observer' })
  await look(lena, 'check-asking')
  await lena.getByRole('button', { name: 'Draw the sample' }).click()
  await says(lena, 'Olga Observer checks 3 records drawn from 6 decided ones')

  const olga = await signedIn(w, base, w.olga)
  await olga.goto(`${home}/checks/1`)
  await olga.getByRole('link', { name: 'Begin' }).click()
  await look(olga, 'check-item')
  expect(await olga.getByRole('main').textContent()).not.toContain('First decision')
  // The marks go and stay away, in the next record as well.
  const colour = () =>
    olga
      .locator('.abstract mark')
      .first()
      .evaluate(mark => getComputedStyle(mark).backgroundColor)
  const shown = await colour()
  await olga.keyboard.press('h')
  await expect.poll(colour).not.toBe(shown)
  for (let at = 1; at <= 3; at += 1) {
    await says(olga, `this is number ${at}`)
    if (at === 1) await olga.keyboard.press('m')
    else await olga.getByRole('button', { name: /^Maybe/ }).click()
    await says(olga, new RegExp(`you chose|this is number ${at + 1}|3 of 3 answered`))
    if ((await olga.getByRole('main').textContent())?.includes('you chose')) {
      if (at === 1) await look(olga, 'check-differs')
      await olga.getByRole('button', { name: /^Disagree/ }).click()
    }
  }
  await says(olga, '3 of 3 answered')

  await lena.goto(`${home}/checks/1`)
  await look(lena, 'check-page')
  const settle = lena.getByRole('link', { name: /^Settle/ })
  if ((await settle.count()) > 0) {
    await settle.first().click()
    await lena.getByLabel(/is kept/).check()
    await look(lena, 'check-settling')
    await lena.getByRole('button', { name: 'Settle it' }).click()
    await says(lena, 'kept')
  }
  await lena.goto(`${home}/agreement`)
  await says(lena, 'Check 1 by Olga Observer')
  await look(lena, 'agreement')
  await narrow(lena, ['agreement', 'checks', 'checks/1', 'terms', 'batches', 'title-abstract'], home)
})

it('assigns a batch and edits the terms', async () => {
  const { w, base } = await scene()
  const home = `${base}/reviews/heard/screening`
  const lena = await signedIn(w, base, w.lena)
  await lena.goto(`${home}/batches`)
  await lena.getByLabel('Ravi Reviewer').check()
  await lena.getByLabel('At most').fill('2')
  await look(lena, 'batches-asking')
  await lena.getByRole('button', { name: 'Assign' }).click()
  await w.services.jobs.runAll()
  await lena.goto(`${home}/batches`)
  await says(lena, '0 of 2')
  await look(lena, 'batches')
  await lena.goto(`${home}/terms`)
  await look(lena, 'terms')
  const ravi = await signedIn(w, base, w.ravi)
  await ravi.goto(`${home}/title-abstract`)
  await says(ravi, 'your batch: 0 of 2')
  await look(ravi, 'screen-marked')
})
