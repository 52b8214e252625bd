// One document of 60 pages as months of coding leave it: 500 excerpts, most of them coded into 110 accounts, some parked.
import { machinery } from '../../src/core/db/transaction.ts'
import { packParagraphs, splitParagraphs } from '../../src/documents/paragraphs.ts'
import type { House } from './house.ts'
import { type Prose, prose } from './prose.ts'
import { AT, type Insert, inserting, type Row } from './rows.ts'

const PAGES = 60
const PARAGRAPHS_A_PAGE = 7
const CHARACTERS = 420
export const EXCERPTS = 500
const ACCOUNTS = 110
const ROLES = ['context', 'mechanism', 'outcome', 'mechanism'] as const
const MARKS = ['C1', 'M1', 'O1', 'M2'] as const
const CMOCS = 100

const rows = <T>(count: number, make: (id: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1))

const DOCUMENT = 1
/** Every 25th excerpt is parked, the others are coded. */
const PARKED = 25
const ELEMENTS = ACCOUNTS * MARKS.length
const CODED = rows(EXCERPTS, number => number).filter(number => number % PARKED !== 0)

/** Returns the number of the document and its text, so that a task can quote from it. */
export async function fillLongDocument(house: House): Promise<{ readonly id: number; readonly text: string }> {
  const reviewId = house.review.id
  const words = prose(11)
  const texts = rows(PAGES * PARAGRAPHS_A_PAGE, at => prose(at).paragraph(CHARACTERS))
  const text = texts.join('\n\n')
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    await documentRows(insert, reviewId, words, texts)
    await excerptRows(insert, reviewId, words, text)
    await accountRows(insert, reviewId, words)
    const counts = { document: 1, excerpt: EXCERPTS, account: ACCOUNTS, configuration: CMOCS, element: ELEMENTS }
    const counters = Object.entries({ ...counts, evidence: CODED.length })
    await insert(
      'counter',
      counters.map(([kind, count]) => ({ reviewId, kind, next: count + 1 })),
    )
  })
  return { id: DOCUMENT, text }
}

async function documentRows(insert: Insert, reviewId: number, words: Prose, texts: readonly string[]): Promise<void> {
  const text = texts.join('\n\n')
  const pages = rows(PAGES, number => {
    const before = texts.slice(0, (number - 1) * PARAGRAPHS_A_PAGE)
    return { number, start: before.reduce((sum, one) => sum + one.length + 2, 0) }
  })
  const document = { kind: 'thesis' as const, label: 'Long 2020', title: words.words(9), createdAt: AT, textNumber: 1 }
  await insert('document', [{ reviewId, id: DOCUMENT, ...document }])
  const paragraphs = packParagraphs(splitParagraphs(text, [], pages))
  const kept = { number: 1, text, paragraphs, pages: JSON.stringify(pages), characters: text.length }
  await insert('documentText', [{ reviewId, documentId: DOCUMENT, ...kept, form: 'pasted' as const, addedAt: AT }])
}

async function excerptRows(insert: Insert, reviewId: number, words: Prose, text: string): Promise<void> {
  await insert(
    'excerpt',
    rows(EXCERPTS, (id): Row<'excerpt'> => {
      const starts = Math.floor(((id - 1) / EXCERPTS) * (text.length - 400)) + words.pick(60)
      const ends = starts + 80 + words.pick(250)
      const place = { starts, ends, quote: text.slice(starts, ends), textNumber: 1 }
      return { reviewId, id, documentId: DOCUMENT, createdAt: AT, ...place, isParked: id % PARKED === 0 ? 1 : 0 }
    }),
  )
}

async function accountRows(insert: Insert, reviewId: number, words: Prose): Promise<void> {
  const configuration = (layer: 'account' | 'synthesised', id: number): Row<'configuration'> => {
    const own = `When [${words.words(8)}](C1), [${words.words(7)}](M1), so [${words.words(8)}](O1).`
    const documentId = layer === 'account' ? DOCUMENT : null
    return { reviewId, layer, id, documentId, title: words.words(5), wording: id % 3 === 0 ? own : '', createdAt: AT }
  }
  await insert(
    'configuration',
    rows(ACCOUNTS, id => configuration('account', id)),
  )
  await insert(
    'configuration',
    rows(CMOCS, id => configuration('synthesised', id)),
  )
  const account = (elementId: number) => Math.floor((elementId - 1) / MARKS.length) + 1
  await insert(
    'element',
    rows(ELEMENTS, (id): Row<'element'> => {
      const part = (id - 1) % MARKS.length
      const said = { role: ROLES[part] ?? 'context', mark: MARKS[part] ?? 'C1', wording: words.words(8) }
      const own = { layer: 'account' as const, configurationId: account(id), position: part + 1, createdAt: AT }
      return { reviewId, id, ...own, ...said }
    }),
  )
  await insert(
    'evidence',
    CODED.map((excerptId, at): Row<'evidence'> => {
      const elementId = (at % ELEMENTS) + 1
      const of = { layer: 'account', configurationId: account(elementId), elementId }
      return { reviewId, id: at + 1, documentId: DOCUMENT, excerptId, stance: 'supports', createdAt: AT, ...of }
    }),
  )
}
