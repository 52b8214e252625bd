// A PDF of pages in type of one width, so that where every word stands is known, with actions in it that no viewer should follow.
import fs from 'node:fs'
import path from 'node:path'
import { addDocument } from '../../src/documents/actions.ts'
import type { PageLayout, PlacedRun } from '../../src/documents/layout/domain.ts'
import { RUNNING } from '../../src/documents/paragraphs.ts'
import { addText } from '../../src/documents/texts/actions.ts'
import type { World } from './world.ts'

const SIZE = { width: 420, height: 595 }
const LETTER = 10
const ADVANCE = LETTER * 0.6
const LEADING = 14
const LEFT = 40
const TOP = 60

/** A paragraph is a list of printed lines; words are taken over from line to line with a space. `head` runs along the top. */
export type PrintedPage = {
  readonly label?: string
  readonly head?: string
  readonly paragraphs: readonly (readonly string[])[]
}

/** The file and what reading it finds: text, places, pages. */
export function printPages(pages: readonly PrintedPage[]) {
  const layout: PageLayout[] = []
  const drawn: string[] = []
  const starts: { number: number; start: number; label?: string }[] = []
  const headings: { start: number; level: number }[] = []
  let text = ''
  for (const [i, page] of pages.entries()) {
    const runs: PlacedRun[] = []
    const commands: string[] = []
    let y = TOP - 30
    const print = (line: string): void => {
      const start = text.length
      text += line
      runs.push([start, text.length, LEFT, y, line.length * ADVANCE, LETTER])
      commands.push(`BT /F1 ${LETTER} Tf 1 0 0 1 ${LEFT} ${SIZE.height - y - LETTER * 0.8} Tm (${escaped(line)}) Tj ET`)
      y += LEADING
    }
    const begin = text.length === 0 ? 0 : text.length + 2
    starts.push({ number: i + 1, start: begin, ...(page.label === undefined ? {} : { label: page.label }) })
    const paragraphs = page.head === undefined ? page.paragraphs : [[page.head], ...page.paragraphs]
    for (const [at, lines] of paragraphs.entries()) {
      if (text !== '') text += '\n\n'
      if (at === 0 && page.head !== undefined) headings.push({ start: text.length, level: RUNNING })
      for (const [n, line] of lines.entries()) {
        if (n > 0) text += ' '
        print(line)
      }
      y += LEADING
    }
    layout.push({ number: i + 1, label: page.label ?? null, ...SIZE, runs })
    drawn.push(commands.join('\n'))
  }
  return { bytes: pdfOf(drawn), text, pages: starts, headings, layout }
}

/** A document with these pages as its text, as if a worker had read the file. */
export async function addPrinted(w: World, pages: readonly PrintedPage[], title = 'Linking people'): Promise<number> {
  const ctx = w.as(w.lena)
  const { bytes, ...read } = printPages(pages)
  const document = await addDocument(ctx, { title, authors: ['Bertotti, M.'], year: 2018 })
  const file = path.join(w.folder, 'printed.pdf')
  fs.writeFileSync(file, bytes)
  const kept = await w.services.files.keep(w.heard.id, file)
  const found = { form: 'pdf' as const, characters: read.text.length, title: null, doi: null, remark: '', ...read }
  await addText(ctx, document, found, { ...kept, name: 'printed.pdf' })
  return document
}

const escaped = (line: string) => line.replaceAll(/[\\()]/g, found => `\\${found}`)

/** With a script that runs on opening, one on each page, a link that leaves the site, and a form that computes. */
function pdfOf(contents: readonly string[]): Buffer {
  const pages = contents.length
  const page = (i: number) => 5 + i * 3
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R /Names << /JavaScript << /Names [(a) 4 0 R] >> >> >>',
    `<< /Type /Pages /Count ${pages} /Kids [${contents.map((_, i) => `${page(i)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    '<< /S /JavaScript /JS (app.alert\\("opened"\\); window.ran = true; this.submitForm\\("http://127.0.0.1:9/taken"\\)) >>',
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${SIZE.width} ${SIZE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${page(i) + 1} 0 R /Annots [${page(i) + 2} 0 R] /AA << /O 4 0 R >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      `<< /Type /Annot /Subtype /Link /Rect [0 0 ${SIZE.width} ${SIZE.height}] /Border [0 0 0] /A << /S /URI /URI (http://127.0.0.1:9/link) >> >>`,
    ]),
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}
