// Accounts brought together by keyboard alone, with many of them, on a phone and without scripts; nothing jumps, and a move is undone.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { scene } from '../../configurations/scene.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../../support/browser.ts'
import { PASSWORD } from '../../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Two themes, 70 accounts of the first and 6 of the second, and two configurations to put them under. */
async function synthesis(options: BrowserContextOptions = {}, query = '?by=theme') {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const facetId = (await findFacetByKey(ctx.db, s.heard.id, 'theme'))?.id ?? 0
  const trust = await addTerm(ctx, facetId, { name: 'Trust', definition: '' })
  const time = await addTerm(ctx, facetId, { name: 'Time', definition: '' })
  for (let at = 1; at <= 76; at++) {
    const wording = `Where [room ${at} is open](C1), people come back`
    await addAccount(ctx, s.document, { title: `Account ${at}`, wording, termIds: [at > 70 ? time : trust] })
  }
  await addElement(ctx, 'account', 1, { role: 'context', wording: 'the room is open' })
  await addConfiguration(ctx, { title: 'Being heard' })
  await addConfiguration(ctx, { title: 'Having time' })
  const server = http.createServer(s.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(s.system, 'password', s.ravi.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.goto(`${base}/reviews/heard/synthesis${query}`)
  return { ...s, page, base, time }
}

const rows = (page: Page) => page.locator('#accounts .pick').count()
const count = (page: Page) => page.locator('#account-count').textContent()
const top = (page: Page) => page.locator('#accounts').evaluate(pane => pane.scrollTop)

it('picks, goes and drops by keyboard; the place stays, and undoing brings all back', async () => {
  const { page, api, ravi } = await synthesis()
  expect([await rows(page), await count(page)]).toEqual([60, '76 of 76'])
  for (let at = 0; at < 20; at++) await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const before = await top(page)
  expect(before).toBeGreaterThan(0)
  expect(await page.locator('#picked').textContent()).toBe('2')
  await page.keyboard.press('g')
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.keyboard.press('d')
  await page.getByText('Put under CMOC 2.').waitFor()
  expect([await rows(page), await count(page)]).toEqual([58, '74 of 76'])
  expect(Math.abs((await top(page)) - before)).toBeLessThan(5)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('account-22')
  const { contributions } = (await api(ravi).get('/reviews/heard/configurations/2')).body
  expect(contributions).toMatchObject([
    { other: { id: 20 }, stance: 'contradicts' },
    { other: { id: 21 }, stance: 'contradicts' },
  ])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone.').waitFor()
  await expect.poll(() => rows(page)).toBe(60)
  expect(await count(page)).toBe('76 of 76')
  expectNoFaults(page)
})

it('opens a group when it is unfolded, and says what is missing where one is', async () => {
  const { page } = await synthesis()
  await page.locator('summary', { hasText: 'Time' }).click()
  await expect.poll(() => rows(page)).toBe(66)
  await page.locator('#account-75').check()
  await page.getByRole('button', { name: 'Put under' }).click()
  await page.locator('#placing-said[data-problem]').waitFor()
  expect(await page.locator('#placing-said').textContent()).toContain('Choose a configuration')
  expect(await page.locator('#account-75').isChecked()).toBe(true)
  await page.getByRole('link', { name: 'More of these 70' }).click()
  await expect.poll(() => rows(page)).toBe(76)
  await expectNoAxeViolations(page)
  await screenshot(page, 'synthesis')
  expectNoFaults(page)
})

it('works without scripts, group by group', async () => {
  const { page, time } = await synthesis({ javaScriptEnabled: false })
  await page.locator('summary', { hasText: 'Time' }).click()
  await page.getByRole('link', { name: 'Show these 6' }).click()
  expect(page.url()).toContain(`open=${time}`)
  await page.locator('#account-75').check()
  await page.getByLabel('CMOC 1').check()
  await page.getByRole('button', { name: 'Put under' }).click()
  expect(page.url()).toContain(`#g-${time}`)
  expect([await rows(page), await count(page)]).toEqual([5, '75 of 76'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.goto(page.url().replace(/configurations.*/, 'synthesis?by=theme'))
  expect(await count(page)).toBe('76 of 76')
})

it('is whole on a phone, and so are the forms that rearrange', async () => {
  const { page, base } = await synthesis({ viewport: { width: 320, height: 700 } })
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await wide()).toBeLessThanOrEqual(0)
  for (const act of ['join', 'split', 'nest', 'label', 'retire']) {
    await page.goto(`${base}/reviews/heard/configurations/1/arrangement?act=${act}`)
    expect(await wide(), act).toBeLessThanOrEqual(0)
    await expectNoAxeViolations(page)
  }
  await page.goto(`${base}/reviews/heard/synthesis/moves`)
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})
