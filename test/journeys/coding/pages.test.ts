// A PDF read and coded as its pages, and the same passages in the reading text: by mouse, by keys, on a phone, without scripts.
/// <reference lib="dom" />
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { parkPassage } from '../../../src/documents/excerpts/actions.ts'
import { listExcerpts } from '../../../src/documents/excerpts/store.ts'
import { expectNoAxeViolations, expectNoFaults, openBrowser, openPage, screenshot } from '../../support/browser.ts'
import { addPrinted, type PrintedPage, printPages } from '../../support/printed-pages.ts'
import { PASSWORD, world } from '../../support/world.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const HEAD = 'Bertotti and others, Linking people to places'
const PAGES: readonly PrintedPage[] = [
  {
    label: '235',
    head: HEAD,
    paragraphs: [
      ['Linking people to places'],
      [
        'Coordinators were pivotal to the service. Patients',
        'felt listened to for the first time in years, and',
        'trust grew in every village that was visited.',
      ],
    ],
  },
  {
    label: '236',
    head: HEAD,
    paragraphs: [
      [
        'Where link workers had time, people came back. Where',
        'they had none, nobody did; a visit to the café was',
        'what remained of the service.',
      ],
      ['The visits were counted, and the visits were paid.'],
    ],
  },
  { label: '237', head: HEAD, paragraphs: [['Funding ran out after two years, and visits ended.']] },
]

async function scene(options: BrowserContextOptions = {}, pages = PAGES, at = '/coding') {
  const w = await world()
  const server = http.createServer(w.app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const id = await addPrinted(w, pages)
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/password'))
  const own = `${base}/reviews/heard/documents/${id}`
  await page.goto(`${own}${at}`)
  const excerpts = () => listExcerpts(w.database.read, w.heard.id, { documentId: id })
  return { page, w, id, base, own, excerpts, asked }
}

const leaf = (page: Page, name: string) => page.getByRole('region', { name: `Page ${name}`, exact: true })
const passage = (page: Page) => page.locator('#composer-passage')
const pages = (page: Page) => page.getByRole('link', { name: 'Pages', exact: true })
const reading = (page: Page) => page.getByRole('link', { name: 'Reading', exact: true })

/** Whether something dark is drawn on the canvas of a page. */
const isDrawn = (page: Page, name: string) =>
  leaf(page, name)
    .locator('canvas')
    .evaluate(canvas => {
      const { width, height } = canvas as HTMLCanvasElement
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 140 && (pixels[i + 3] ?? 0) > 200) return true
      return false
    })
    .catch(() => false)

/** Where the words are printed, on the screen. */
async function spot(page: Page, words: string) {
  return page.evaluate(wanted => {
    for (const span of document.querySelectorAll('.leaf-words span')) {
      const at = (span.textContent ?? '').indexOf(wanted)
      const node = span.firstChild
      if (at < 0 || node === null) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const box = range.getBoundingClientRect()
      return { left: box.left + 1, right: box.right - 1, y: box.top + box.height / 2 }
    }
    throw new Error(`Not on the pages: ${wanted}`)
  }, words)
}

async function drag(page: Page, from: string, to: string) {
  const [start, end] = [await spot(page, from), await spot(page, to)]
  await page.mouse.move(start.left, start.y)
  await page.mouse.down()
  await page.mouse.move(end.right, end.y, { steps: 6 })
  await page.mouse.up()
}

it('codes words chosen on a page, and shows the excerpt in the reading text; and the other way round', async () => {
  const { page, excerpts } = await scene()
  await pages(page).click()
  await expect.poll(() => isDrawn(page, '235')).toBe(true)
  expect(await page.locator('reading-text').isVisible()).toBe(false)
  await drag(page, 'felt', 'trust')
  await expect.poll(() => passage(page).textContent()).toBe('felt listened to for the first time in years, and trust')
  await screenshot(page, 'pages-chosen')
  await page.keyboard.press('m')
  await page.keyboard.type('being heard')
  await page.keyboard.press('Enter')
  const box = leaf(page, '235').locator('.excerpt[data-role="mechanism"]')
  await expect.poll(() => box.count()).toBe(2)
  expect(await excerpts()).toMatchObject([
    { quote: 'felt listened to for the first time in years, and trust', page: 1 },
  ])
  await drag(page, 'years', 'years')
  await page.keyboard.press('c')
  await page.keyboard.type('it took years')
  await page.keyboard.press('Enter')
  await expect.poll(() => leaf(page, '235').locator('.excerpt').count()).toBe(3)
  await expect.poll(() => leaf(page, '235').locator('[data-label]').count()).toBe(2)
  expect(await leaf(page, '235').locator('.excerpt[data-lane="1"]').count()).toBe(1)
  await screenshot(page, 'pages-excerpts')
  await expectNoAxeViolations(page)

  await reading(page).click()
  await expect.poll(() => page.locator('mark.quote[data-overlap]').textContent()).toBe('years')
  await page.locator('#p5 .words').focus()
  for (let n = 0; n < 3; n++) await page.keyboard.press(']')
  expect(await passage(page).textContent()).toBe('Where link workers')
  await page.keyboard.press('o')
  await page.keyboard.type('people return')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#p5 mark.quote').count()).toBe(1)
  await pages(page).click()
  await expect.poll(() => leaf(page, '236').locator('.excerpt[data-role="outcome"]').count()).toBe(1)
  await page.reload()
  await expect.poll(() => page.locator('page-view').isVisible()).toBe(true)
  expectNoFaults(page)
})

it('is coded on its pages with the keyboard alone', async () => {
  const { page, excerpts } = await scene()
  const tabTo = async (one: ReturnType<Page['locator']>) => {
    const isThere = () => one.evaluate(element => element === document.activeElement)
    for (let n = 0; n < 60 && !(await isThere()); n++) await page.keyboard.press('Tab')
    expect(await isThere()).toBe(true)
  }
  await tabTo(pages(page))
  await page.keyboard.press('Enter')
  await expect.poll(() => isDrawn(page, '235')).toBe(true)
  const words = leaf(page, '235').locator('.leaf-words')
  await tabTo(words)
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight')
  const first = await passage(page).textContent()
  await page.keyboard.press(']')
  expect(await passage(page).textContent()).toMatch(new RegExp(`^${first} \\S+$`))
  const chosen = await passage(page).textContent()
  await page.keyboard.press('m')
  await page.keyboard.type('being heard')
  await page.keyboard.press('Enter')
  await expect.poll(() => leaf(page, '235').locator('.excerpt[data-role="mechanism"]').count()).toBe(1)
  expect(await excerpts()).toMatchObject([{ quote: chosen, page: 1 }])
  await expect.poll(() => words.evaluate(one => one === document.activeElement)).toBe(true)
  await page.keyboard.press(']')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await excerpts()).map(one => one.isParked)).toEqual([false, true])
  expectNoFaults(page)
})

it('runs nothing and follows nothing that a file brings along', async () => {
  const { page, asked, base } = await scene({}, PAGES, '/coding?view=pages')
  const dialogs: string[] = []
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    dialog.dismiss()
  })
  await expect.poll(() => isDrawn(page, '235')).toBe(true)
  const { left, y } = await spot(page, 'Coordinators')
  await page.mouse.click(left, y)
  expect(dialogs).toEqual([])
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(asked.filter(url => !url.startsWith(base) && !url.startsWith('blob:'))).toEqual([])
  expect(page.url()).toContain('/coding')
  expect(await page.locator('page-view a[href]').count()).toBe(0)
  expectNoFaults(page)
})

it('finds words over the ends of lines in both views, goes to printed pages, and zooms', async () => {
  const { page } = await scene()
  await page.locator('#p1 .words').focus()
  await page.keyboard.press('/')
  await page.keyboard.type('CAFE WAS WHAT')
  await expect.poll(() => page.locator('.find-count').textContent()).toBe('1 of 1')
  await page.getByRole('searchbox', { name: 'Find in the text' }).fill('visit')
  await expect.poll(() => page.locator('.find-count').textContent()).toBe('1 of 5')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.find-count').textContent()).toBe('2 of 5')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => page.locator('.find-count').textContent()).toBe('5 of 5')
  expect(await page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(5)
  await screenshot(page, 'reading-found')
  await pages(page).click()
  await expect.poll(() => leaf(page, '237').locator('.found.now').count()).toBe(1)
  await expect.poll(() => leaf(page, '236').locator('.found').count()).toBe(3)
  await expect.poll(() => isDrawn(page, '237')).toBe(true)
  await screenshot(page, 'pages-found')
  await expectNoAxeViolations(page)

  const field = page.getByRole('textbox', { name: 'Go to page' })
  await page.keyboard.press('Tab')
  await field.fill('236')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => leaf(page, '236').evaluate(one => Math.round(one.getBoundingClientRect().top)))
    .toBeLessThan(260)
  await expect.poll(() => field.inputValue()).toBe('236')
  await field.fill('900')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  await leaf(page, '236').locator('.leaf-words').focus()
  const width = () =>
    leaf(page, '236')
      .locator('.leaf-paper')
      .evaluate(one => one.clientWidth)
  const before = await width()
  await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(before)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(before)
  expectNoFaults(page)
})

it('steps from excerpt to excerpt, opens the page of one, and keeps running heads out until they are asked for', async () => {
  const { page, w, own, excerpts } = await scene()
  for (const [paragraph, quote] of [
    [3, 'felt listened to'],
    [8, 'Funding ran out'],
  ] as const) {
    const api = w.api(w.lena)
    await api.post(`${own.replace(/^http:\/\/[^/]+/, '')}/excerpts`, { paragraph, quote }).expect(201)
  }
  await page.reload()
  expect(await page.getByText(HEAD).first().isVisible()).toBe(false)
  await page.getByLabel('running heads').check()
  expect(await page.getByText(HEAD).first().isVisible()).toBe(true)
  await page.getByLabel('running heads').uncheck()
  expect(await page.locator('.page-break').allTextContents()).toEqual(['page 235', 'page 236', 'page 237'])
  await page.locator('#p2 .words').focus()
  await page.keyboard.press('.')
  await expect.poll(() => page.locator('mark.quote.current').textContent()).toBe('felt listened to')
  await page.keyboard.press('.')
  await expect.poll(() => page.locator('mark.quote.current').textContent()).toBe('Funding ran out')
  await page.keyboard.press(',')
  await expect.poll(() => page.locator('mark.quote.current').textContent()).toBe('felt listened to')
  const last = (await excerpts()).at(-1)
  await page.goto(`${own}/text?view=pages#x${last?.id}`)
  await expect.poll(() => leaf(page, '237').locator('.excerpt.current').count()).toBe(1)
  expectNoFaults(page)
})

it('is read as text on a phone, and its pages are coded with taps', async () => {
  const { page, excerpts } = await scene({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  })
  await expect.poll(() => page.locator('reading-text').isVisible()).toBe(true)
  await screenshot(page, 'reading-phone')
  await expectNoAxeViolations(page)
  await pages(page).tap()
  await expect.poll(() => isDrawn(page, '235')).toBe(true)
  for (const word of ['Coordinators', 'pivotal']) {
    const { left, right, y } = await spot(page, word)
    await page.touchscreen.tap((left + right) / 2, y)
  }
  await expect.poll(() => passage(page).textContent()).toBe('Coordinators were pivotal')
  await screenshot(page, 'pages-phone')
  await expectNoAxeViolations(page)
  await page.getByRole('group', { name: 'Role of the passage' }).getByRole('button', { name: 'context' }).tap()
  await page.getByLabel('In your words').fill('someone coordinates')
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
  await expect.poll(async () => (await excerpts()).length).toBe(1)
  await expect.poll(() => leaf(page, '235').locator('.excerpt').count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expectNoFaults(page)
})

it('offers the original and the reading text without scripts, and finds words there', async () => {
  const { page, own } = await scene({ javaScriptEnabled: false })
  await pages(page).click()
  const note = page.getByText('The pages are drawn by a script')
  await expect.poll(() => note.isVisible()).toBe(true)
  expect(await note.getByRole('link').getAttribute('href')).toMatch(/\/texts\/1\/file$/)
  expect(await page.locator('#p2 .words').isVisible()).toBe(true)
  await page.getByRole('searchbox', { name: 'Find in the text' }).fill('VISITS')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  expect(await page.locator('mark.found').count()).toBe(3)
  expect(await page.locator('.find-count').textContent()).toBe('3')
  await page.getByRole('link', { name: 'Found next' }).click()
  expect(new URL(page.url()).hash).toBe('#find-1')
  await page.getByRole('textbox', { name: 'Go to page' }).fill('2')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toBe(`${own}/coding#page-2`)
  expectNoFaults(page)
})

/** The longest time the page could not answer while its text was scrolled from end to end, in milliseconds. */
async function longestWhileScrolling(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = { longest: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'longtask' })
  })
  await page.mouse.move(400, 500)
  for (let n = 0; n < 25; n++) {
    await page.mouse.wheel(0, 1_000)
    await page.waitForTimeout(20)
  }
  await page.locator('#text .pane-body').evaluate(pane => pane.scrollTo(0, 0))
  await page.waitForTimeout(300)
  return page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest)
}

/** Others use the machine too, so the best of a few passes counts. */
async function expectSmooth(page: Page): Promise<void> {
  const passes: number[] = []
  for (let n = 0; n < 8 && (passes.at(-1) ?? 51) > 50; n++) passes.push(await longestWhileScrolling(page))
  expect(passes.at(-1), `milliseconds without an answer in each pass: ${passes.join(', ')}`).toBeLessThanOrEqual(50)
}

it('scrolls 60 pages with 500 excerpts without a stop, in both views', async () => {
  const lines = Array.from({ length: 26 }, (_, n) => `Link workers had time to listen and trust grew, ${n} times.`)
  const long = Array.from({ length: 60 }, (_, n) => ({
    label: String(n + 201),
    head: HEAD,
    paragraphs: [lines.slice(0, 13), lines.slice(13)],
  }))
  const { page, w, id, own } = await scene({}, long)
  const { text } = printPages(long)
  const ctx = w.as(w.lena)
  const said = { termIds: [], theme: '', theoryStatementId: null, note: '' }
  const step = Math.floor(text.length / 501)
  for (let n = 0; n < 500; n++) {
    const start = n * step
    const end = start + 40 + (n % 3) * step
    await parkPassage(ctx, id, { start, end, quote: text.slice(start, end) }, said, '')
  }
  await page.goto(`${own}/coding`)
  await page.locator('#p3 mark.quote').first().waitFor()
  await page.waitForTimeout(500)
  await expectSmooth(page)
  await pages(page).click()
  await expect.poll(() => isDrawn(page, '201')).toBe(true)
  await expectSmooth(page)
  expect(await page.locator('page-view canvas').count()).toBeLessThan(10)
  expectNoFaults(page)
})

it('says so when a file cannot be drawn, and its words can still be chosen where they are printed', async () => {
  const { page, w } = await scene()
  const { fileHash } = await w.database.read.selectFrom('documentText').select('fileHash').executeTakeFirstOrThrow()
  fs.writeFileSync(w.services.files.find(w.heard.id, fileHash ?? '') ?? '', '%PDF-1.7 and nothing more')
  await pages(page).click()
  await expect.poll(() => page.getByText('The pages cannot be drawn').isVisible()).toBe(true)
  await expect.poll(() => page.locator('.leaf-words span').count()).toBeGreaterThan(5)
  await drag(page, 'felt', 'felt')
  await expect.poll(() => passage(page).textContent()).toContain('elt')
  await expectNoAxeViolations(page)
})
