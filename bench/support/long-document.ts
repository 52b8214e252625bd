// One document of 60 pages as months of coding leave it: 500 excerpts, most of them coded into 110 accounts, some parked.
import { machinery } from '../../src/core/db/transaction.ts'
import { packParagraphs, splitParagraphs } from '../../src/documents/paragraphs.ts'
import type { House } from './house.ts'
import { prose } from './prose.ts'
import { AT, inserting, type Row } from './rows.ts'

const PAGES = 60
const PARAGRAPHS_A_PAGE = 7
const CHARACTERS = 420
export const EXCERPTS = 500
const ACCOUNTS = 110
const ROLES = ['context', 'mechanism', 'outcome', 'mechanism'] as const
const MARKS = ['C1', 'M1', 'O1', 'M2'] as const
const CMOCS = 100

const rows = <T>(count: number, make: (id: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1))

/** Returns the number of the document and its text, so that a task can quote from it. */
export async function fillLongDocument(house: House): Promise<{ readonly id: number; readonly text: string }> {
  const reviewId = house.review.id
  const words = prose(11)
  const texts = rows(PAGES * PARAGRAPHS_A_PAGE, at => prose(at).paragraph(CHARACTERS))
  const text = texts.join('\n\n')
  const pages = rows(PAGES, number => {
    const before = texts.slice(0, (number - 1) * PARAGRAPHS_A_PAGE)
    return { number, start: before.reduce((sum, one) => sum + one.length + 2, 0) }
  })
  const id = 1
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    const document = {
      kind: 'thesis' as const,
      label: 'Long 2020',
      title: words.words(9),
      createdAt: AT,
      textNumber: 1,
    }
    await insert('document', [{ reviewId, id, ...document }])
    const paragraphs = packParagraphs(splitParagraphs(text, [], pages))
    const kept = { number: 1, text, paragraphs, pages: JSON.stringify(pages), characters: text.length }
    await insert('documentText', [{ reviewId, documentId: id, ...kept, form: 'pasted' as const, addedAt: AT }])
    await insert(
      'excerpt',
      rows(EXCERPTS, number => {
        const starts = Math.floor(((number - 1) / EXCERPTS) * (text.length - 400)) + words.pick(60)
        const ends = starts + 80 + words.pick(250)
        const place = {
          starts,
          ends,
          quote: text.slice(starts, ends),
          textNumber: 1,
          isParked: number % 25 === 0 ? 1 : 0,
        }
        return { reviewId, id: number, documentId: id, createdAt: AT, ...place } as Row<'excerpt'>
      }),
    )
    const configuration = (layer: 'account' | 'synthesised', number: number): Row<'configuration'> => ({
      reviewId,
      layer,
      id: number,
      documentId: layer === 'account' ? id : null,
      title: words.words(5),
      wording:
        number % 3 === 0 ? `When [${words.words(8)}](C1), [${words.words(7)}](M1), so [${words.words(8)}](O1).` : '',
      createdAt: AT,
    })
    await insert(
      'configuration',
      rows(ACCOUNTS, number => configuration('account', number)),
    )
    await insert(
      'configuration',
      rows(CMOCS, number => configuration('synthesised', number)),
    )
    const coded = rows(EXCERPTS, number => number).filter(number => number % 25 !== 0)
    const place = (at: number) => ({ account: Math.floor(at / MARKS.length) % ACCOUNTS, part: at % MARKS.length })
    const elements = ACCOUNTS * MARKS.length
    await insert(
      'element',
      rows(elements, number => {
        const { account, part } = place(number - 1)
        const said = { role: ROLES[part] as 'context', mark: MARKS[part] as string, wording: words.words(8) }
        const own = { layer: 'account' as const, configurationId: account + 1, position: part + 1, createdAt: AT }
        return { reviewId, id: number, ...own, ...said }
      }),
    )
    await insert(
      'evidence',
      coded.map((excerptId, at) => {
        const elementId = (at % elements) + 1
        const of = { layer: 'account' as const, configurationId: place(elementId - 1).account + 1, elementId }
        return { reviewId, id: at + 1, documentId: id, excerptId, stance: 'supports' as const, createdAt: AT, ...of }
      }),
    )
    const counts = { document: 1, excerpt: EXCERPTS, account: ACCOUNTS, configuration: CMOCS, element: elements }
    await insert(
      'counter',
      Object.entries({ ...counts, evidence: coded.length }).map(([kind, count]) => ({
        reviewId,
        kind,
        next: count + 1,
      })),
    )
  })
  return { id, text }
}
