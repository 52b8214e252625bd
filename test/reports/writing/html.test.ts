// A report as one HTML file: found one's way in by link and by key, without a script, and printed with what a screen folds.
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import {
  contentsOf,
  details,
  figure,
  footnote,
  group,
  heading,
  linkTo,
  paragraph,
  plain,
  type Report,
  wideTable,
} from '../../../src/reports/report/writing/blocks.ts'
import { toHtml } from '../../../src/reports/report/writing/html.ts'
import { toMarkdown } from '../../../src/reports/report/writing/markdown.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
const principle = (n: number) =>
  group([
    heading(2, `Principle ${n}`, `p${n}`),
    heading(3, 'Where it holds', `holds${n}`),
    heading(3, `Own ${n}`, `own${n}`),
  ])
const REPORT: Report = {
  ...{ language: 'nl', title: 'A <review>', subtitle: '', notice: '' },
  blocks: [
    ...[1, 2, 3].map(principle),
    paragraph([plain('Said.'), footnote([plain('By '), linkTo('Bos', 'https://example.org/bos')]), footnote('Twice')]),
    paragraph([linkTo('https://example.org/x', 'https://example.org/x')]),
    wideTable('Wide', ['a'], [['b']]),
    figure(SVG, '', 'Flow'),
    details('More', [paragraph('inside')], 'odd "id"'),
  ],
}
const FRAME = { contents: 'Inhoud', made: 'Gemaakt.', notes: 'Noten', skip: 'Naar het rapport' }

test('its contents, notes and first link lead to places that are there', () => {
  const { document } = parseHTML(toHtml(REPORT, FRAME))
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const link of document.querySelectorAll('a[href^="#"]'))
    expect(ids).toContain(link.getAttribute('href')?.slice(1))
  expect(document.querySelector('body > a')?.textContent).toBe('Naar het rapport')
  expect([...document.querySelectorAll('nav a')].map(one => one.textContent)).toEqual([
    'Principle 1',
    'Own 1',
    'Principle 2',
    'Own 2',
    'Principle 3',
    'Own 3',
  ])
  const notes = [...document.querySelectorAll('[role="doc-endnotes"] li')].map(one => one.textContent)
  expect(notes).toEqual(['By Bos ↩', 'Twice ↩'])
  expect(document.querySelectorAll('script')).toHaveLength(0)
  expect(document.documentElement.lang).toBe('nl')
  expect(document.querySelector('.drawing [role="group"]')?.getAttribute('aria-label')).toBe('Flow')
  // Addresses are printed behind links, but for one that is its own words.
  expect(document.querySelector('a[href="https://example.org/x"]')?.className).toBe('bare')
  expect(document.querySelector('.wide')?.hasAttribute('data-landscape')).toBe(true)
})

test('a name that comes again and again is left out of the contents', () => {
  expect(contentsOf(REPORT.blocks).map(one => one.text)).not.toContain('Where it holds')
  expect(contentsOf(REPORT.blocks.slice(0, 2)).map(one => one.text)).toContain('Where it holds')
})

test('Markdown has the notes, the drawing with its words, and the caption', () => {
  const text = toMarkdown(REPORT, 'Inhoud')
  expect(text).toContain('Said.[^1][^2]')
  expect(text).toContain('[^1]: By [Bos](https://example.org/bos)\n[^2]: Twice')
  expect(text).toMatch(/!\[Flow\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+\)\n\n\*Flow\*/)
})
