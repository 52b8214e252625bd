// The synthesis of 2,000 accounts as a browser has it: workspace, matrix and map without faults, in light and dark.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { fill } from '../../../bench/support/large-review.ts'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { createReview } from '../../../src/reviews/actions.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage } from '../../support/browser.ts'
import { PASSWORD, world } from '../../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function large() {
  const w = await world()
  const review = await createReview(w.system, { title: 'Many', kind: 'realist-review', leadId: w.lena.id })
  await fill({ services: w.services, review } as never)
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  return { page, home: `${base}/reviews/${review.slug}/synthesis` }
}

it('shows 2,000 accounts in groups, in a matrix and on a map that everyone can use', async () => {
  const { page, home } = await large()
  for (const place of ['?placed=', '/matrix?layer=account', '/map?layer=account']) {
    await page.goto(`${home}${place}`)
    expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true)
    await expectNoAxeViolations(page)
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${home}?placed=`)
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})
