/** Knows what an extracted text is, and how plain text becomes one. No libraries: a pasted text is read at once. */

import { countPoints } from '../anchoring/code-points.ts'
import type { PageLayout } from '../layout/domain.ts'
import { type Heading, type Page, splitParagraphs } from '../paragraphs.ts'
import { cleanText, findDoi } from './clean-text.ts'

export type ExtractedText = {
  readonly form: 'pasted' | 'txt' | 'html' | 'docx' | 'pdf'
  readonly text: string
  readonly characters: number
  /** Where each page begins; empty where the file knows no pages. */
  readonly pages: readonly Page[]
  readonly headings: readonly Heading[]
  readonly title: string | null
  readonly doi: string | null
  /** Where the words stand on the pages of a PDF; empty for other forms. */
  readonly layout: readonly PageLayout[]
  /** What people should know of how the text was read; empty where nothing is to be said. */
  readonly remark: string
}

export type Extraction =
  | { readonly ok: true; readonly value: ExtractedText }
  | { readonly ok: false; readonly sentence: string }

export const LARGEST_TEXT = 2_000_000

export type FoundText = Pick<ExtractedText, 'form' | 'text' | 'title' | 'doi'> &
  Partial<Pick<ExtractedText, 'pages' | 'headings' | 'layout' | 'remark'>>

/** Markup in a pasted text is text: nothing of it is read as HTML. */
export function extractPasted(text: string): Extraction {
  return readPlain(text, 'pasted')
}

/** Form feeds are page breaks, as programs that turn PDF into text write them. */
export function readPlain(raw: string, form: 'txt' | 'pasted'): Extraction {
  const sheets = cleanText(raw).split('\f')
  const pages: Page[] = []
  const text = sheets.join('\n\n')
  let start = 0
  for (const [i, sheet] of sheets.entries()) {
    if (sheets.length > 1) pages.push({ number: i + 1, start })
    start += countPoints(sheet) + 2
  }
  const first = splitParagraphs(text.slice(0, 5_000))[0]
  const opening = first ? [...text.slice(0, 5_000)].slice(first.start, first.end).join('') : ''
  const title = opening.replace(/\s+/g, ' ')
  return finishText({
    form,
    text,
    pages,
    title: title !== '' && title.length <= 300 ? title : null,
    doi: findDoi(text.slice(0, 5_000)),
  })
}

export function finishText(found: FoundText): Extraction {
  const characters = countPoints(found.text)
  if (found.text.trim() === '')
    return refuseText('There is no text in it. If it is a scan, its text must be recognised first.')
  if (characters > LARGEST_TEXT)
    return refuseText('This text has more than 2,000,000 characters. Divide it into several documents.')
  const { form, text, pages = [], headings = [], title, doi, layout = [], remark = '' } = found
  return { ok: true, value: { form, text, characters, pages, headings, title, doi, layout, remark } }
}

export function refuseText(sentence: string): Extraction {
  return { ok: false, sentence }
}
