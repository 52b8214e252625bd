// What journeys do again and again: look at a page, press, follow, go to a place, choose words with the mouse, code them.
/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoAxeViolations, expectNoFaults, screenshot } from '../support/browser.ts'

export async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  await expectNoAxeViolations(page)
  expectNoFaults(page)
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first()
export const main = (page: Page) => page.getByRole('main')
export const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).first().click()
export const follow = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name }).first().click()
export const go = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Places of the review' }).getByRole('link', { name: place, exact: true }).click()

/** Drags over the words as a mouse does. */
export async function choose(page: Page, words: string): Promise<void> {
  const box = await page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.querySelector('#text') as Element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      if (first !== undefined && last !== undefined)
        return { x1: first.left + 1, y1: first.top + first.height / 2, x2: last.right, y2: last.top + last.height / 2 }
    }
    throw new Error(`The words are not on the page: ${wanted}`)
  }, words)
  await page.mouse.move(box.x1, box.y1)
  await page.mouse.down()
  await page.mouse.move(box.x2, box.y2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => page.locator('#composer-passage').textContent()).toContain(words)
}

export async function code(page: Page, words: string, key: string, restated: string): Promise<void> {
  await choose(page, words)
  await page.keyboard.press(key)
  await page.getByLabel('In your words').fill(restated)
  await screenshot(page, `coding-${key}`)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#coding-accounts').textContent()).toContain(restated)
}
