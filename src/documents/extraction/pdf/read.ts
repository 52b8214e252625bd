/** Knows how a PDF is opened and read page by page within limits, and what to tell people whose PDF cannot be. */

import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'
import { findDoi } from '../clean-text.ts'
import type { FoundText } from '../plain.ts'
import { type Content, readSheet, type SheetPage } from './page/piece.ts'
import { type Arranged, arrange } from './text/arrange.ts'

export type PdfText =
  | { readonly ok: true; readonly found: FoundText }
  | { readonly ok: false; readonly sentence: string }

export const MOST_PAGES = 2_000
/** Fewer letters a page than this are a stamp on a picture, not a text. */
const LEAST_LETTERS = 25
const FONT_PAGES = 12

const refuse = (sentence: string): PdfText => ({ ok: false, sentence })
const SCANNED =
  'This PDF is a scan: its pages are pictures, without text that can be read or quoted. Run text recognition (OCR) over it and add it again.'
const DAMAGED = 'This PDF is damaged and cannot be read. Download or save it anew and add it again.'

export async function readPdf(file: Uint8Array): Promise<PdfText> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (isCutOff(bytes)) return refuse('This PDF is incomplete: its end is missing. Download it anew and add it again.')
  const hasPictures = /\/Subtype\s{0,4}\/Image\b|\bBI\s/.test(bytes.toString('latin1'))
  const opened = await open(bytes)
  if ('sentence' in opened) return refuse(opened.sentence)
  const { pdf } = opened
  try {
    if (pdf.numPages > MOST_PAGES)
      return refuse('This PDF has more than 2,000 pages. Divide it into several documents.')
    const { pages, unread } = await readPages(pdf)
    if (pages.length === 0) return refuse(DAMAGED)
    const text = arrange(filled(pages, pdf.numPages), await labelsOf(pdf))
    return await finished(pdf, text, { unread, hasPictures })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** A linearised file says its length; any other ends by saying where its table of contents stands. */
function isCutOff(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1_024).toString('latin1')
  const length =
    /\/Linearized[^>]{0,200}\/L\s{1,4}(\d{1,10})/.exec(head) ?? /\/L\s{1,4}(\d{1,10})[^>]{0,200}\/Linearized/.exec(head)
  if (length !== null && Number(length[1]) > bytes.length) return true
  return bytes.lastIndexOf('startxref') === -1 && bytes.lastIndexOf('%%EOF') === -1
}

async function open(bytes: Buffer): Promise<{ readonly pdf: PDFDocumentProxy } | { readonly sentence: string }> {
  const { getDocumentProxy } = await import('unpdf')
  const beside = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      // Pictures are passed over; nothing of them is decoded.
      maxImageSize: 1,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      useWasm: false,
      cMapUrl: `${beside}cmaps/`,
      standardFontDataUrl: `${beside}standard_fonts/`,
    })
    return { pdf }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return {
      sentence:
        name === 'PasswordException'
          ? 'This PDF is protected by a password. Save it without one and add it again.'
          : DAMAGED,
    }
  }
}

async function readPages(pdf: PDFDocumentProxy) {
  const pages: SheetPage[] = []
  const unread: number[] = []
  const fonts = new Map<string, boolean>()
  let looked = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number)
      const content = (await page.getTextContent()) as unknown as Content
      if (Object.keys(content.styles).some(font => !fonts.has(font)) && looked < FONT_PAGES) {
        looked++
        await learnFonts(page, content, fonts)
      }
      pages.push(await readSheet(page, font => fonts.get(font) === true, content))
      page.cleanup()
    } catch {
      unread.push(number)
    }
  }
  return { pages, unread }
}

/** Names of fonts are known once a page has been prepared for drawing; only those of the first pages are asked for. */
async function learnFonts(page: PDFPageProxy, content: Content, fonts: Map<string, boolean>): Promise<void> {
  try {
    await page.getOperatorList()
  } catch {
    // A page that cannot be drawn may still be read.
  }
  for (const font of Object.keys(content.styles)) {
    if (fonts.has(font) || !page.commonObjs.has(font)) continue
    const { name, bold, black } = page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean }
    fonts.set(font, bold === true || black === true || isBoldName(name ?? ''))
  }
}

function isBoldName(name: string): boolean {
  return /bold|black|heavy|demi|-medi(?!um)|CMBX|CMSSBX/i.test(name)
}

/** A page that could not be read stands there empty, so that the numbers of the others stay right. */
function filled(pages: readonly SheetPage[], count: number): readonly SheetPage[] {
  const known = new Map(pages.map(page => [page.number, page]))
  const like = pages[0]!
  return Array.from(
    { length: count },
    (_, i) => known.get(i + 1) ?? { number: i + 1, width: like.width, height: like.height, frames: [], hasText: false },
  )
}

/** Null where the file gives none, or none that say more than the count of pages. */
async function labelsOf(pdf: PDFDocumentProxy): Promise<readonly string[] | null> {
  const labels = await pdf.getPageLabels().catch(() => null)
  if (labels === null || labels.every((label, i) => label === String(i + 1) || label === '')) return null
  return labels.map((label, i) => label.slice(0, 20) || String(i + 1))
}

type Circumstances = { readonly unread: readonly number[]; readonly hasPictures: boolean }

async function finished(
  pdf: PDFDocumentProxy,
  text: Arranged,
  { unread, hasPictures }: Circumstances,
): Promise<PdfText> {
  const letters = text.letters.reduce((sum, count) => sum + count, 0)
  const most = text.letters.reduce((a, b) => Math.max(a, b), 0)
  if (letters === 0 && unread.length > 0) return refuse(DAMAGED)
  if (hasPictures && letters < LEAST_LETTERS * text.letters.length && most < LEAST_LETTERS * 8) return refuse(SCANNED)
  if (letters === 0)
    return refuse('There is no text in this PDF. If it is a scan, run text recognition (OCR) over it and add it again.')
  if (isUnreadable(text.text))
    return refuse(
      'The letters of this PDF have no meaning a program could read. Run text recognition (OCR) over it and add it again.',
    )
  const bare = text.letters.flatMap((count, i) => (count < 10 && !unread.includes(i + 1) ? [i + 1] : []))
  const remarks = [
    ...(unread.length > 0 ? [`${named(unread)} could not be read: the file is damaged there.`] : []),
    ...(bare.length > 0
      ? [`${named(bare)} ${bare.length === 1 ? 'has' : 'have'} no text that can be read: empty, or pictures.`]
      : []),
  ]
  const { pages, headings, layout } = text
  const info = await infoOf(pdf)
  const title = titleFrom(info.title, text)
  const doi = findDoi(info.doi) ?? findDoi(text.text.slice(0, 6_000))
  return {
    ok: true,
    found: { form: 'pdf', text: text.text, title, doi, pages, headings, layout, remark: remarks.join(' ') },
  }
}

/** "Pages 3–5 and 9". */
function named(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else spans.push([number, number])
  }
  const words = spans.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]
  return `${numbers.length === 1 ? 'Page' : 'Pages'} ${list}${spans.length > 12 ? ' and more' : ''}`
}

function isUnreadable(text: string): boolean {
  const sample = text.slice(0, 200_000)
  const strange = sample.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return strange > sample.length * 0.3
}

async function infoOf(pdf: PDFDocumentProxy): Promise<{ readonly title: string; readonly doi: string }> {
  const found = await pdf.getMetadata().catch(() => null)
  const info = (found?.info ?? {}) as { Title?: unknown; Subject?: unknown; doi?: unknown }
  const metadata = found?.metadata as { get?: (name: string) => unknown } | null | undefined
  const from = (name: string) => String(metadata?.get?.(name) ?? '').slice(0, 500)
  const doi = [
    from('prism:doi'),
    from('pdfx:doi'),
    from('dc:identifier'),
    String(info.doi ?? ''),
    String(info.Subject ?? ''),
  ]
  return { title: String(info.Title ?? '').slice(0, 500), doi: doi.join(' ').slice(0, 2_000) }
}

/** What a program wrote as the title counts when the first page says it too, or says nothing that stands out. */
function titleFrom(title: string, { heading, text }: Arranged): string | null {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = bare(title)
  const shown = bare(heading ?? text.slice(0, 8_000))
  const agrees = wanted.length >= 8 && (shown.includes(wanted) || (heading !== null && wanted.includes(shown)))
  return agrees ? title.replace(/\s+/g, ' ').trim() : heading
}
