// The ways of seeing a synthesis: the map by mouse and by keyboard, from a box to what rests on it, a pattern saved and told of its changes; empty pages too.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { PASSWORD, type World, world } from '../support/world.ts'
import { sceneOfThree } from '../synthesis/scene-of-three.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const PLACES = [
  'map',
  'map?layer=account&focus=1',
  'matrix',
  'matrix?as=sentences&hide=on',
  'matrix/contexts',
  'regularities',
  'regularities?kind=context&layer=account',
  'regularities/found?idea=2',
  'resting?mechanism=2',
  'saturation',
]

async function served(w: World): Promise<string> {
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function signedIn(w: World, base: string, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.ravi.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  return page
}

it('a map is read, made larger, followed to what rests on it, and a pattern is saved', async () => {
  const s = await sceneOfThree()
  const base = await served(s)
  const home = `${base}/reviews/heard/synthesis`
  const page = await signedIn(s, base)
  await page.goto(`${home}/map`)
  const map = page.getByRole('region', { name: 'Map', exact: true })
  await map.locator('svg').waitFor()
  const width = async () => Number(await map.locator('svg').getAttribute('width'))
  const full = await width()
  await map.focus()
  await page.keyboard.press('-')
  expect(await width()).toBeLessThan(full)
  await page.keyboard.press('+')
  expect(await width()).toBe(full)
  await page.getByRole('button', { name: 'Larger' }).click()
  expect(await width()).toBeGreaterThan(full)
  await screenshot(page, 'map')
  await map.locator('a', { hasText: 'feeling heard' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'feeling heard' }).waitFor()
  await page.goto(`${home}/regularities`)
  await page.getByRole('link', { name: 'feeling heard' }).click()
  await page.getByText('Save with a name and a memo').click()
  await page.getByLabel('Name').fill('Being heard works anywhere')
  await page.getByLabel('Memo').fill('In three contexts so far.')
  await page.getByRole('button', { name: 'Save this' }).click()
  await page.getByText('Nothing has changed since').waitFor()
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})

it('every way of seeing reads well: in the light and the dark, on a phone, empty, without scripts', async () => {
  const s = await sceneOfThree()
  const base = await served(s)
  const page = await signedIn(s, base)
  for (const place of PLACES) {
    await page.goto(`${base}/reviews/heard/synthesis/${place}`)
    if (place.startsWith('map')) await page.locator('svg.map').waitFor()
    await expectNoAxeViolations(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  for (const place of PLACES) {
    await page.goto(`${base}/reviews/heard/synthesis/${place}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(390)
  }
  expectNoFaults(page)
  const plain = await signedIn(s, base, { javaScriptEnabled: false })
  await plain.goto(`${base}/reviews/heard/synthesis/map`)
  await plain.locator('svg.map a', { hasText: 'feeling heard' }).click()
  await plain.getByRole('heading', { name: 'feeling heard' }).waitFor()
})

it('says what to do where there is nothing yet', async () => {
  const w = await world()
  const base = await served(w)
  const page = await signedIn(w, base)
  for (const place of ['map', 'matrix', 'matrix/contexts', 'regularities', 'saturation']) {
    await page.goto(`${base}/reviews/heard/synthesis/${place}`)
    await expectNoAxeViolations(page)
  }
  expectNoFaults(page)
})
