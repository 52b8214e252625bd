// Choosing passages and coding them, as people do who have only a keyboard, only fingers, or no scripts.
/// <reference lib="dom" />
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { deleteConfiguration } from '../../src/configurations/actions.ts'
import { listConfigurationNames } from '../../src/configurations/store.ts'
import { addDocument } from '../../src/documents/actions.ts'
import { listExcerpts } from '../../src/documents/excerpts/store.ts'
import { addPastedText } from '../../src/documents/texts/actions.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../support/browser.ts'
import { PASSWORD, world } from '../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const PARAGRAPHS = [
  'Coordinators were pivotal to the service. Patients felt listened to for the first time in years.',
  'Link workers 👩‍⚕️ had time 😀 and trust grew in every village.',
  'אנשים אמרו ששמעו אותם בפעם הראשונה.',
  'Funding ran out after two years.',
]
const TEXT = PARAGRAPHS.join('\n\n')
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A text that waits to be coded, and Lena signed in with a browser of this kind. */
async function scene(options: BrowserContextOptions = {}, text = TEXT) {
  const w = await world()
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const id = await addDocument(w.as(w.lena), { title: 'Linking people', authors: ['Bertotti, M.'], year: 2018 })
  if (text !== '') await addPastedText(w.as(w.lena), id, text)
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  await page.goto(`${base}/reviews/heard/documents/${id}/coding`)
  const excerpts = () => listExcerpts(w.database.read, w.heard.id, { documentId: id })
  return { page, w, id, base, excerpts }
}

const passage = (page: Page) => page.locator('#composer-passage')
const accounts = (page: Page) => page.locator('#coding-accounts')
const words = (page: Page, paragraph: number) => page.locator(`#p${paragraph} .words`)
const points = (text: string) => [...text].length
const placeOf = (quote: string) => {
  const start = points(TEXT.slice(0, TEXT.indexOf(quote)))
  return { start, end: start + points(quote), quote }
}

/** Where the middle of these words is on the screen. */
async function spot(page: Page, wanted: string): Promise<{ left: number; right: number; y: number }> {
  return page.evaluate(text => {
    const walker = document.createTreeWalker(document.querySelector('.text') as Element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(text)
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + text.length)
      const box = range.getBoundingClientRect()
      return { left: box.left + 1, right: box.right - 1, y: box.top + box.height / 2 }
    }
    throw new Error(`The words are not on the page: ${text}`)
  }, wanted)
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await spot(page, from), await spot(page, to)]
  await page.mouse.move(start.left, start.y)
  await page.mouse.down()
  await page.mouse.move(end.right, end.y, { steps: 8 })
  await page.mouse.up()
}

async function tap(page: Page, word: string): Promise<void> {
  const { left, right, y } = await spot(page, word)
  await page.touchscreen.tap((left + right) / 2, y)
}

async function save(page: Page, restated: string): Promise<void> {
  await page.getByLabel('In your words').fill(restated)
  await page.keyboard.press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain(restated)
}

it('chooses a passage over two paragraphs and codes it with the keyboard alone', async () => {
  const { page, excerpts } = await scene()
  await words(page, 1).waitFor()
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    if (await words(page, 1).evaluate(one => one === document.activeElement)) break
  }
  expect(await words(page, 1).evaluate(one => one === document.activeElement)).toBe(true)
  const count = PARAGRAPHS[0]?.split(' ').length ?? 0
  await page.keyboard.press('ArrowRight')
  for (let n = 1; n < count; n++) await page.keyboard.press('ArrowRight')
  expect(await passage(page).textContent()).toBe('years.')
  for (let n = 0; n < 2; n++) await page.keyboard.press(']')
  expect(await passage(page).textContent()).toBe('years.\n\nLink workers')
  await page.keyboard.press('m')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-wording')
  await page.keyboard.type('being listened to')
  await page.keyboard.press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('being listened to')
  expect(await excerpts()).toMatchObject([{ ...placeOf('years.\n\nLink workers'), paragraph: 1 }])
  expect(await words(page, 1).evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await words(page, 3).evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.press(']')
  await page.keyboard.press('k')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect.poll(() => passage(page).isHidden()).toBe(true)
  expectNoFaults(page)
})

it('parks with Enter, breaks the line of the memo with Shift, lists the keys, and asks before an unsaved passage is left', async () => {
  const { page, excerpts, w } = await scene()
  const asks = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  await words(page, 1).waitFor()
  await page.keyboard.press('?')
  const listed = await page.locator('#keys-here dt').allTextContents()
  expect(listed.map(one => one.trim())).toEqual(expect.arrayContaining([...'CMRPOSAK', 'Enter']))
  await page.keyboard.press('Escape')
  expect(await asks()).toBe(false)
  await drag(page, 'felt', 'listened to')
  await page.keyboard.press('k')
  expect(await asks()).toBe(true)
  await page.keyboard.type('One line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('and another')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#composer-said').textContent()).toContain('Parked.')
  expect(await excerpts()).toMatchObject([{ isParked: true }])
  const memos = await w.database.read.selectFrom('memo').select('text').execute()
  expect(memos.map(memo => memo.text)).toEqual(['One line\nand another'])
  expect(await asks()).toBe(false)
  expectNoFaults(page)
})

it('shows the accounts anew when the one a passage should go into was deleted meanwhile', async () => {
  const { page, w } = await scene()
  await drag(page, 'felt', 'listened to')
  await page.keyboard.press('c')
  await save(page, 'they are heard')
  await deleteConfiguration(w.as(w.ravi), 'account', 1)
  await drag(page, 'pivotal', 'service')
  await page.keyboard.press('m')
  await page.getByLabel('In your words').fill('being known')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#composer-problem').textContent()).toContain('There is no account 1')
  await expect.poll(() => page.locator('#into-1').count()).toBe(0)
  expect(await page.locator('#coding-accounts .account').count()).toBe(0)
  expect(await page.getByLabel('In your words').inputValue()).toBe('being known')
  await page.getByLabel('In your words').press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('being known')
})

it('takes the key of a role that is pressed as soon as the mouse is let go', async () => {
  const { page, excerpts } = await scene()
  await drag(page, 'felt', 'listened to')
  await page.keyboard.press('c')
  await page.keyboard.type('they are heard')
  await page.keyboard.press('Enter')
  await expect.poll(() => accounts(page).textContent()).toContain('they are heard')
  expect(await excerpts()).toMatchObject([placeOf('felt listened to')])
  expect(await page.locator('mark.quote').getAttribute('data-role')).toBe('context')

  await drag(page, 'pivotal', 'felt')
  await page.keyboard.press('o')
  await save(page, 'the service holds')
  expect((await excerpts()).map(one => one.quote)).toEqual([
    'pivotal to the service. Patients felt',
    'felt listened to',
  ])
  const overlap = page.locator('mark[data-overlap]')
  expect(await overlap.allTextContents()).toEqual(['felt'])
  expect(await page.locator('#p1 .margin').textContent()).toContain('2 over')
  expect(await words(page, 1).textContent()).toBe(PARAGRAPHS[0])
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})

it('finds emoji and words from right to left in the same place after a reload', async () => {
  const { page, excerpts } = await scene()
  for (const [quote, restated] of [
    ['👩‍⚕️ had time 😀 and', 'time is there'],
    ['ששמעו אותם', 'hearing them'],
  ] as const) {
    await page.evaluate(text => {
      for (const one of document.querySelectorAll('.words')) {
        const at = one.textContent.indexOf(text)
        const node = one.firstChild
        if (at >= 0 && node !== null) getSelection()?.setBaseAndExtent(node, at, node, at + text.length)
      }
    }, quote)
    await expect.poll(() => passage(page).textContent()).toBe(quote)
    await words(page, quote.startsWith('ש') ? 3 : 2).focus()
    await page.keyboard.press('m')
    await save(page, restated)
  }
  expect(await excerpts()).toMatchObject([placeOf('👩‍⚕️ had time 😀 and'), placeOf('ששמעו אותם')])
  await page.reload()
  expect(await page.locator('mark.quote').allTextContents()).toEqual(['👩‍⚕️ had time 😀 and', 'ששמעו אותם'])
  expect(await words(page, 3).textContent()).toBe(PARAGRAPHS[2])
  expect(await words(page, 3).evaluate(one => getComputedStyle(one).direction)).toBe('rtl')
  await words(page, 3).focus()
  for (const key of ['ArrowRight', ']', ']']) await page.keyboard.press(key)
  expect(await passage(page).textContent()).toBe('אנשים אמרו ששמעו')
  await page.keyboard.press('m')
  await save(page, 'people said so')
  expect((await excerpts()).at(1)).toMatchObject(placeOf('אנשים אמרו ששמעו'))
  expectNoFaults(page)
})

it('is coded with taps on a phone', async () => {
  const { page, w, excerpts } = await scene(PHONE)
  await expect.poll(() => page.getByText('Tap the first word of a passage').isVisible()).toBe(true)
  await tap(page, 'Coordinators')
  await tap(page, 'service')
  await expect.poll(() => passage(page).textContent()).toBe('Coordinators were pivotal to the service.')
  const bar = page.getByRole('group', { name: 'Role of the passage' })
  for (const button of await bar.getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(40)
  }
  await screenshot(page, 'passage-phone')
  await expectNoAxeViolations(page)
  await tap(page, 'Coordinators')
  await expect.poll(() => bar.count()).toBe(0)

  await tap(page, 'Funding')
  await tap(page, 'two')
  await bar.getByRole('button', { name: 'context' }).tap()
  await expect.poll(() => page.getByLabel('In your words').isVisible()).toBe(true)
  await page.getByLabel('In your words').fill('money runs out')
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
  await expect.poll(() => page.locator('#p4 mark.quote').textContent()).toBe('Funding ran out after two')
  expect(await page.locator('#text').isVisible()).toBe(true)
  expect(await excerpts()).toMatchObject([placeOf('Funding ran out after two')])
  expect(await listConfigurationNames(w.database.read, w.heard.id, 'account')).toHaveLength(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page
    .getByRole('navigation', { name: 'Panes' })
    .getByRole('link', { name: /Accounts/ })
    .tap()
  await expect.poll(() => accounts(page).textContent()).toContain('money runs out')
  expect(await page.getByRole('navigation', { name: 'Panes' }).textContent()).toContain('Accounts 1')
  await screenshot(page, 'accounts-phone')
  await expectNoAxeViolations(page)
  expectNoFaults(page)
})

it('is coded without scripts by typing from a paragraph, and asks again where the words are not there', async () => {
  const { page, excerpts } = await scene({ javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Quote from paragraph 2' }).click()
  expect(new URL(page.url()).hash).toBe('#composer')
  const fill = async (quote: string) => {
    await page.getByLabel('Passage', { exact: true }).fill(quote)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
  }
  await page.getByRole('radio', { name: 'mechanism' }).check()
  await page.getByLabel('In your words').fill('trust')
  await fill('trust shrank')
  await expect.poll(() => page.locator('.error-summary').textContent()).toMatch(/¶2/)
  expect(await page.getByLabel('Passage', { exact: true }).inputValue()).toBe('trust shrank')
  expect(await page.getByLabel('From ¶').inputValue()).toBe('2')
  expect(await page.getByLabel('In your words').inputValue()).toBe('trust')
  expect(await page.getByRole('radio', { name: 'mechanism' }).isChecked()).toBe(true)
  expect(await excerpts()).toEqual([])
  await fill('and  trust grew')
  await expect.poll(() => accounts(page).textContent()).toContain('trust')
  expect(await excerpts()).toMatchObject([placeOf('and trust grew')])
  expect(await page.locator('mark.quote').textContent()).toBe('and trust grew')
  expectNoFaults(page)
})

it('shows the text of a file by itself once it has been read', async () => {
  const { page, w, base, id } = await scene({}, '')
  await page.goto(`${base}/reviews/heard/documents/${id}/texts/new`)
  const file = { name: 'text.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Add the text' }).click()
  await expect.poll(() => page.locator('.progress').textContent()).toContain('It will be read in a moment.')
  expect(await page.locator('#document-matter').textContent()).toContain('Not here yet.')
  await w.services.jobs.runAll()
  const matter = page.locator('#document-matter')
  await expect.poll(() => matter.textContent()).toContain('from a text file')
  expect(await page.locator('#document-ways').textContent()).toContain('Read and code')
  await expectNoAxeViolations(page)
  let asked = 0
  page.on('request', () => asked++)
  await page.waitForTimeout(2_500)
  expect(asked).toBe(0)
  await page.locator('.progress').getByRole('link', { name: 'Read and code' }).click()
  await expect.poll(() => words(page, 4).textContent()).toBe(PARAGRAPHS[3])
  expectNoFaults(page)
})

it('looks right while there is nothing yet, wide and narrow', async () => {
  for (const text of ['', TEXT]) {
    const { page } = await scene({}, text)
    await screenshot(page, `coding-begins-${text === '' ? 'without-text' : 'with-text'}`)
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectNoAxeViolations(page)
    expectNoFaults(page)
  }
})
