// A theory through a browser: what bears on it is said, it is revised as a move, two versions are read side by side, and what was coded before is settled.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { expectNoAxeViolations, openBrowser, openPage } from '../../support/browser.ts'
import { PASSWORD, type World } from '../../support/world.ts'
import { sceneOfTheory } from '../../synthesis/theories/scene.ts'
import { follow, look, main, press } from '../steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function signedIn(w: World, options: Parameters<typeof openPage>[1] = {}) {
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const page = await openPage(browser, options)
  onTestFinished(async () => {
    await page.context().close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.ravi.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  return { page, home: `${base}/reviews/heard` }
}

it('a statement is borne out and contradicted, the theory follows, and texts are read again', async () => {
  const w = await sceneOfTheory()
  const { page, home } = await signedIn(w)
  await page.goto(`${home}/revisits`)
  await look(page, 'revisits-empty')
  await page.goto(`${home}/theories/1/drawing`)
  await look(page, 'theory-drawing-empty')
  await page.goto(`${home}/theory-statements/1`)
  for (const [name, stance] of [
    ['CMOC 1', 'supports the statement'],
    ['CMOC 2', 'contradicts it'],
  ] as const) {
    await main(page).getByText('Say how a configuration bears on it').click()
    await page.getByLabel('Configuration').fill(name)
    await page.getByLabel(stance).check()
    await press(page, 'Save')
    await main(page).getByText(`${name}:`).first().waitFor()
  }
  await look(page, 'theory-statement')
  w.time.forward(5)
  await page.goto(`${home}/theories/1/revision`)
  await page.getByLabel('If', { exact: true }).first().fill('someone has time and is trusted')
  await page.getByLabel('Why it changes').fill('CMOC 2 contradicts it.')
  await page.getByLabel('abduction').check()
  await main(page).getByText('By which move of the synthesis').click()
  await page.getByLabel('reconcile').check()
  await page.getByLabel('CMOC 2: Way 2').check()
  await look(page, 'theory-revision')
  await press(page, 'Save as a new version')
  await main(page).getByText('2 documents were coded before this theory changed.').waitFor()
  await look(page, 'theory')
  await follow(page, 'Versions side by side')
  await main(page).getByText('went into move 1').waitFor()
  expect(await main(page).locator('ins').first().textContent()).toContain('+')
  await look(page, 'theory-versions')
  await page.goto(`${home}/theories/1/drawing`)
  await main(page).locator('svg').waitFor()
  await look(page, 'theory-drawing')
  await page.goto(`${home}/revisits`)
  await look(page, 'revisits')
  await page.getByRole('checkbox').first().check()
  await page.getByLabel('What came of it').fill('It says nothing of trust.')
  await press(page, 'No need')
  await main(page).getByText('It says nothing of trust.').waitFor()
  await follow(page, /^Read it/)
  await main(page).getByText('The theory changed after this text was coded').waitFor()
  await look(page, 'coding-after-theory')
  await page.goto(`${home}/synthesis/moves?theory=1`)
  await main(page).getByText('by abduction').first().waitFor()
  await look(page, 'theory-story')
})

it('on a narrow phone without a script every page of a theory is read, and settled', async () => {
  const w = await sceneOfTheory()
  await w
    .api(w.ravi)
    .post('/reviews/heard/theory-statements/1/bearings', { configuration: 'CMOC 1', stance: 'refines' })
  w.time.forward(5)
  const words = { version: 1, title: 'Being heard', status: 'refined', text: 'Shorter.', reason: 'Less is known.' }
  const statements = {
    statementId: ['1'],
    number: ['1'],
    ifText: ['time'],
    thenText: ['they return'],
    becauseText: [''],
  }
  await w
    .api(w.ravi)
    .post('/reviews/heard/theories/1', { ...words, ...statements })
    .expect(201)
  const { page, home } = await signedIn(w, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
  const paths = ['theories/1', 'theories/1/versions/2', 'theories/1/drawing', 'theory-statements/1', 'bearings/1']
  for (const path of [...paths, 'theories/1/moves/new', 'revisits', 'theories']) {
    await page.goto(`${home}/${path}`)
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(beyond, path).toBeLessThanOrEqual(0)
  }
  await page.goto(`${home}/revisits?document=${w.document}`)
  await press(page, 'Read again')
  await main(page).getByText('read again', { exact: true }).waitFor()
  expect(await page.getByRole('heading', { name: 'Nothing to read again' }).count()).toBe(1)
})

it('has no fault of access in the dark', async () => {
  const w = await sceneOfTheory()
  const { page, home } = await signedIn(w, { colorScheme: 'dark' })
  for (const path of [
    'theories/1',
    'theory-statements/1',
    'theories/1/versions/1',
    'theories/1/moves/new',
    'theories/new',
  ]) {
    await page.goto(`${home}/${path}`)
    await expectNoAxeViolations(page)
  }
})
