// A question to a colleague: asked by typing @ and choosing, found under For you, answered, noted, settled.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { addAccount } from '../../src/configurations/actions.ts'
import { addElement } from '../../src/configurations/elements/actions.ts'
import { addExcerpt } from '../../src/documents/excerpts/actions.ts'
import { placeOf, scene } from '../configurations/scene.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { PASSWORD, type Someone } from '../support/world.ts'
import { heading, look, main, press } from './steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function withTwo() {
  const w = await scene()
  await addAccount(w.as(w.ravi), w.document, { title: 'On being heard', wording: 'People [feel heard](M1)' })
  await addElement(w.as(w.ravi), 'account', 1, { role: 'mechanism', wording: 'feel heard' })
  await addExcerpt(w.as(w.ravi), w.document, placeOf('felt listened to'))
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const pages: Page[] = []
  onTestFinished(async () => {
    for (const page of pages) await page.context().close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const signIn = async (person: Someone) => {
    const page = await openPage(browser)
    pages.push(page)
    await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', person.id)}`)
    await page.getByLabel('Password').first().fill(PASSWORD)
    await press(page, /./)
    return page
  }
  return { ...w, home: `${base}/reviews/heard`, signIn }
}

it('reaches the one who is mentioned, and is settled', async () => {
  const w = await withTwo()
  const lena = await w.signIn(w.lena)
  await lena.goto(`${w.home}/for-you`)
  await look(lena, 'for-you-empty')
  await lena.goto(`${w.home}/accounts/1`)
  await lena.getByRole('link', { name: 'Discuss M1' }).click()
  await expect.poll(() => heading(lena).textContent()).toContain('M1 of account 1')
  await look(lena, 'discussion-empty')
  const box = lena.getByLabel('Say something')
  await box.pressSequentially('Is this a response, @ra')
  await expect.poll(() => lena.getByRole('option', { name: 'Ravi Reviewer' }).count()).toBe(1)
  await look(lena, 'discussion-mention')
  await lena.keyboard.press('Enter')
  await expect.poll(() => box.inputValue()).toBe('Is this a response, @Ravi Reviewer ')
  await press(lena, 'Comment')
  await expect.poll(() => main(lena).getByText('to Ravi Reviewer').count()).toBe(1)

  const ravi = await w.signIn(w.ravi)
  await ravi.goto(w.home)
  await ravi.getByRole('link', { name: 'For you 1 to read' }).click()
  await look(ravi, 'for-you')
  await main(ravi).getByRole('link', { name: 'M1 of account 1' }).click()
  await main(ravi).locator('summary', { hasText: 'Answer' }).click()
  await ravi.getByLabel('Answer to Lena Lead').fill('A response to being heard.')
  await press(ravi, 'Answer')
  await expect.poll(() => main(ravi).locator('.thread-answer').count()).toBe(1)
  await look(ravi, 'discussion-answered')
  expect(await ravi.getByRole('link', { name: 'For you', exact: true }).count()).toBe(1)

  await lena.goto(`${w.home}/for-you`)
  await press(lena, /^Noted/)
  await expect.poll(() => main(lena).getByText('Nothing waits for you.').count()).toBe(1)
  await press(lena, /^Settle /)
  await lena.goto(`${w.home}/comments?state=settled`)
  await look(lena, 'comments-settled')
  expect(await main(lena).getByText('settled by Lena Lead').count()).toBe(1)
})

it('stands where its subject is shown, on a telephone too', async () => {
  const w = await withTwo()
  for (const about of ['excerpt:1', 'account:1', 'element:1'])
    await w
      .api(w.olga)
      .post('/reviews/heard/comments', { about, text: `About ${about}, @Lena Lead` })
      .expect(201)
  const page = await w.signIn(w.lena)
  for (const [path, name] of [
    ['/accounts/1', 'account'],
    ['/excerpts/1', 'excerpt'],
    ['/excerpts', 'excerpts'],
    ['/comments', 'comments'],
    ['/for-you', 'for-you-three'],
    [`/documents/${w.document}/coding`, 'coding'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${w.home}${path}`)
    expect(
      await main(page)
        .getByText(/open comment|About /)
        .count(),
      path,
    ).toBeGreaterThan(0)
    await look(page, `discussed-${name}`)
    await page.setViewportSize({ width: 320, height: 800 })
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await over(), path).toBe(0)
    await look(page, `discussed-${name}-narrow`)
  }
})
