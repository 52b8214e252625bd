// What journeys do with a browser: open it, open pages that listen for faults, check them, take their picture.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchOptions } from './chromium.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const PARTS_OF_A_PAGE = ['stylesheet', 'script', 'image', 'font']
const faults = new WeakMap<Page, string[]>()

/** The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}

/** A page with cookies of its own, listening for faults from its first moment: see `expectNoFaults`. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  listen(page)
  return page
}

function listen(page: Page): void {
  const found: string[] = []
  faults.set(page, found)
  page.on('pageerror', error => found.push(`script error: ${error.message}`))
  page.on('console', message => {
    // The browser notes every answer of 400 and above here, also the 422 and 409 that forms are meant to get.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) found.push(message.text())
  })
  page.on('response', response => {
    const failed = response.status() >= 400 && PARTS_OF_A_PAGE.includes(response.request().resourceType())
    if (failed) found.push(`${response.status()} for ${response.url()}`)
  })
}

/** No script error, nothing refused by the content security policy, no missing part, since the page was opened. */
export function expectNoFaults(page: Page): void {
  expect(faults.get(page), 'the page was not opened by openPage()').toBeDefined()
  expect(faults.get(page), `faults on ${page.url()}`).toEqual([])
}

/** WCAG 2.0 to 2.2, A and AA, in light and in dark. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const axe = new AxeBuilder({ page })
    // Between the two schemes nothing but colours differs.
    if (colorScheme === 'light') axe.withTags(WCAG)
    else axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
    for (const { id, help, nodes } of violations)
      for (const node of nodes)
        found.push(`${colorScheme}: ${id} (${help}) at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

/** Keeps a picture of the whole page in the folder that SCREENSHOTS names; without it, nothing. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
