// HTML, Markdown, Word and PDF of one report hold the same words, block by block, in the same order.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { markdown } from '../../../src/core/markdown.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { reportOf } from '../../../src/reports/report/report.ts'
import { loadSource } from '../../../src/reports/report/store.ts'
import * as b from '../../../src/reports/report/writing/blocks.ts'
import { type Block, contentsOf, type Inline, type Report } from '../../../src/reports/report/writing/blocks.ts'
import { toDocx } from '../../../src/reports/report/writing/docx/compose.ts'
import { toHtml } from '../../../src/reports/report/writing/html.ts'
import { toMarkdown } from '../../../src/reports/report/writing/markdown.ts'
import { toPdf } from '../../../src/reports/report/writing/pdf/compose.ts'
import type { Words } from '../../../src/reports/report/writing/typst/nodes.ts'
import { coverageOf, signs } from '../../../src/reports/report/writing/typst/signs.ts'
import { MOST_BLOCKS } from '../../../src/reports/report/writing/typst/stretches.ts'
import { world } from '../../support/world.ts'
import { partsOf, readTagged, textOf } from '../support/tagged.ts'
import { anyReport } from './any-report.ts'

const FRAME = {
  contents: 'CONTENTS',
  made: 'Made here.',
  notes: 'NOTES',
  skip: 'SKIP',
  lacking: 'LACKING',
}

/** What a reader finds in a file: its words without contents and pictures, and its footnotes apart. */
type Found = { readonly words: string; readonly notes: readonly string[] }

test('of the full report of the example review', async () => {
  const { system, services } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const source = await loadSource(system.db, review.id, 'full')
  await expectTheSame(reportOf(source, 'full', 'en', sayIn('en')), 300)
}, 120_000)

test('of a row that is broken in the midst of its cells', async () => {
  const filling = Array.from({ length: 34 }, () => b.paragraph('felt listened to'))
  const row = [Array.from({ length: 12 }, (_, at) => `first ${at}`), ['second'], ['third', 'third too']]
  const cells = row.map(lines => lines.map(line => [b.plain(line)]))
  await expectTheSame(reportWith([...filling, b.table('Broken', ['One', 'Two', 'Three'], [cells])]))
})

test('of reports made up by chance', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport(), report => expectTheSame(report)),
    { numRuns: 3, endOnFailure: true },
  )
})

function reportWith(blocks: readonly Block[]): Report {
  return { language: 'en', title: 'Title', subtitle: 'Below', notice: 'Notice', blocks }
}

/** As PDF whole and in stretches of so many blocks at most. */
async function expectTheSame(report: Report, short = 25): Promise<void> {
  const { notes, pieces } = wordsOf(report)
  const contents = contentsOf(report.blocks)
  const listed = contents.length > 3 ? [FRAME.contents, ...contents.map(one => one.text)] : []
  const title = [report.title, report.subtitle, report.notice]
  const html = inHtml(toHtml(report, FRAME))
  expectPieces('HTML', html, [...title, ...pieces, FRAME.made], notes)
  expectPieces('Markdown', inMarkdown(toMarkdown(report, FRAME.contents)), [...title, ...listed, ...pieces], notes)
  expectPieces('Word', await inWord(await toDocx(report, FRAME)), [...title, ...pieces, FRAME.made], notes)
  for (const blocks of [MOST_BLOCKS, short]) {
    const pdf = await inPdf(await toPdf(report, FRAME, { ms: 600_000, bytes: 1_500_000_000, blocks }))
    expectPieces('PDF', pdf, [...title, ...pieces].map(shown), notes.map(shown), /^(LACKING.*)?Madehere$/)
  }
}

function expectPieces(format: string, found: Found, pieces: readonly string[], notes: readonly string[], rest = /^$/) {
  let at = 0
  for (const piece of pieces.map(letters)) {
    const here = found.words.slice(at, at + piece.length)
    if (here !== piece)
      expect(`${format}: ${found.words.slice(at, at + piece.length + 40)}`).toBe(`${format}: ${piece}`)
    at += piece.length
  }
  expect(found.words.slice(at), `after the last block of ${format}`).toMatch(rest)
  expect(found.notes, `footnotes of ${format}`).toEqual(notes.map(letters))
}

/** Letters and figures alone: spaces, signs and hyphens at the ends of lines are each format's own. */
function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function wordsOf(report: Report): { pieces: readonly string[]; notes: readonly string[] } {
  const notes: string[] = []
  const inline = (words: readonly Inline[]): string =>
    words
      .map(({ text, mark, role, note }) => {
        if (note !== undefined) notes.push(inline(note))
        return role === undefined ? text : text + (mark ?? '')
      })
      .join(' ')
  const piecesOf = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text]
      case 'paragraph':
        return [inline(block.words)]
      case 'markdown':
        return [inHtml(`<main>${markdown(block.text)}</main>`).words]
      case 'list':
        return block.items.map(inline)
      case 'table':
        return [block.caption, ...block.head, ...block.rows.flatMap(row => row.map(cell => cell.map(inline).join(' ')))]
      case 'quotation':
        return [block.text ?? '', block.stanceWord, inline(block.source)]
      case 'figure':
        return [block.caption]
      case 'squares':
        return [block.sentence, ...block.studies.map(one => `${one.label} ${one.words}`)]
      case 'details':
        return [block.summary, ...block.blocks.flatMap(piecesOf)]
      case 'group':
        return block.blocks.flatMap(piecesOf)
      case 'page':
        return []
    }
  }
  return { pieces: report.blocks.flatMap(piecesOf), notes }
}

function inHtml(html: string): Found {
  const { document } = parseHTML(`<html><body>${html.replace(/^[\s\S]*<body>/, '')}</body></html>`)
  const take = (selector: string) => taken(document, selector)
  take('svg, nav, .skip, .note-mark, [role="doc-backlink"]')
  const notes = take('.notes').flatMap(one => [...one.querySelectorAll('li')].map(note => letters(note.textContent)))
  return { words: letters(document.body.textContent), notes }
}

function inMarkdown(text: string): Found {
  const notes = [...text.matchAll(/^\[\^\d+\]: (.*)$/gm)].map(
    ([, note = '']) => inHtml(marked.parse(note, { async: false })).words,
  )
  const body = text.replaceAll(/^\[\^\d+\]: .*$/gm, '').replaceAll(/\[\^\d+\]/g, '')
  return { words: inHtml(marked.parse(body, { async: false })).words, notes }
}

function taken(document: Document, selector: string): readonly Element[] {
  const found = [...document.querySelectorAll(selector)]
  for (const one of found) one.remove()
  return found
}

async function inWord(bytes: Uint8Array): Promise<Found> {
  const styleMap = ['toc 1', 'toc 2', 'TOC Heading'].map(name => `p[style-name='${name}'] => !`)
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap })
  const { document } = parseHTML(`<html><body>${value}</body></html>`)
  const take = (selector: string) => taken(document, selector)
  take('[id^="footnote-ref-"], a[href^="#footnote-ref-"], img')
  const notes = take('li[id^="footnote-"]').map(one => letters(one.textContent))
  return { words: letters(document.body.textContent), notes }
}

async function inPdf(bytes: Uint8Array): Promise<Found> {
  const { whole } = await readTagged(bytes)
  const words = letters(textOf(whole, ['Lbl', 'Note', 'Figure', 'TOC']))
  const notes = partsOf(whole, 'Note').map(note => letters(textOf(note, ['Lbl'])))
  return { words: words.replace(FRAME.contents, ''), notes }
}

const covers = coverageOf(
  new Uint8Array(readFileSync('node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf')),
)

/** What the typeface of a PDF has of a text. */
function shown(text: string): string {
  const flat = (one: Words): string =>
    typeof one === 'string' ? one : 'map' in one ? one.map(flat).join('') : one.k === 'drawn' ? '' : flat(one.w)
  return flat(signs(covers).show(text))
}
