// A review of real size, written straight into the tables: 140 documents, 5,000 excerpts, 2,000 configurations in both layers, unless a task asks for more.
import type { Db } from '../../src/core/db/open.ts'
import { machinery } from '../../src/core/db/transaction.ts'
import { packParagraphs, splitParagraphs } from '../../src/documents/paragraphs.ts'
import type { House } from './house.ts'
import { type Prose, prose } from './prose.ts'
import { AT, type Insert, inserting, type Row } from './rows.ts'

const RECORDS = 2000
const EXCERPTS = 5000
const SYNTHESISED = 100
const STATEMENTS = 300

/** What a task may ask more of. */
type Size = { readonly documents: number; readonly accounts: number }
const USUAL: Size = { documents: 140, accounts: 1900 }

const PARAGRAPHS = 90
const ROLES = ['context', 'mechanism', 'outcome'] as const
const POLARITIES = ['enabling', 'hindering', 'both'] as const
const STANCES = ['supports', 'supports', 'supports', 'refines', 'contradicts'] as const
const STATUSES = ['draft', 'draft', 'checked', 'agreed'] as const

/** Numbers 1 to `count`, each made into a row. */
const rows = <T>(count: number, make: (id: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1))
const around = (at: number, count: number) => (at % count) + 1

/** Returns the text that every document has, so that a task can quote from it. */
export async function fill(house: House, size: Size = USUAL): Promise<{ readonly text: string }> {
  const reviewId = house.review.id
  const words = prose(7)
  const text = rows(PARAGRAPHS, at => prose(at).paragraph(500)).join('\n\n')
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    await records(insert, reviewId, words, size)
    await documents(insert, reviewId, words, text, size)
    await configurations(insert, reviewId, words, size)
    await elements(db, insert, reviewId, words, size)
    await evidence(insert, reviewId, words, size)
    await terms(db, insert, reviewId, size)
    const counts = { record: RECORDS, document: size.documents, excerpt: EXCERPTS, account: size.accounts }
    const more = { configuration: SYNTHESISED, statement: STATEMENTS, element: 4 * size.accounts, evidence: EXCERPTS }
    const counters = Object.entries({ ...counts, ...more, contribution: size.accounts })
    await insert(
      'counter',
      counters.map(([kind, count]) => ({ reviewId, kind, next: count + 1 })),
    )
  })
  return { text }
}

async function records(insert: Insert, reviewId: number, words: Prose, size: Size): Promise<void> {
  await insert(
    'recordRow',
    rows(RECORDS, (id): Row<'recordRow'> => {
      const title = words.words(11)
      const keys = { firstAuthor: `author${id % 700}`, titleKey: title, doi: `10.5555/r.${id}` }
      const abstract = words.paragraph(1200)
      return { reviewId, id, type: 'article', title, year: 2000 + (id % 26), abstract, createdAt: AT, ...keys }
    }),
  )
  await insert(
    'screening',
    rows(RECORDS - 100, recordId => {
      const status = recordId <= size.documents ? ('included' as const) : ('excluded' as const)
      return { reviewId, recordId, screen: 'title-abstract' as const, status, settledAt: AT }
    }),
  )
}

async function documents(insert: Insert, reviewId: number, words: Prose, text: string, size: Size): Promise<void> {
  await insert(
    'document',
    rows(size.documents, (id): Row<'document'> => {
      const label = `Author${id} ${2000 + (id % 26)}`
      return {
        reviewId,
        id,
        recordId: id,
        kind: 'article',
        label,
        title: words.words(11),
        createdAt: AT,
        textNumber: 1,
      }
    }),
  )
  const paragraphs = packParagraphs(splitParagraphs(text))
  const shape = { number: 1, text, paragraphs, characters: text.length, form: 'pasted' as const, addedAt: AT }
  await insert(
    'documentText',
    rows(size.documents, documentId => ({ reviewId, documentId, ...shape })),
  )
  await insert(
    'excerpt',
    rows(EXCERPTS, id => {
      const starts = words.pick(text.length - 400)
      const ends = starts + 80 + words.pick(300)
      const place = { starts, ends, quote: text.slice(starts, ends), textNumber: 1 }
      return { reviewId, id, documentId: around(id, size.documents), createdAt: AT, ...place }
    }),
  )
}

async function configurations(insert: Insert, reviewId: number, words: Prose, size: Size): Promise<void> {
  await insert(
    'statement',
    rows(STATEMENTS, id => ({ reviewId, id, name: `${words.words(4)} ${id}`, createdAt: AT })),
  )
  const one = (layer: 'account' | 'synthesised', id: number): Row<'configuration'> => {
    const [c, m, o] = [words.words(9), words.words(7), words.words(8)]
    const wording = id % 4 === 0 ? '' : `When [${c}](C1), [${m}](M1), and so [${o}](O1).`
    const documentId = layer === 'account' ? around(id, size.documents) : null
    const common = { title: words.words(6), status: STATUSES[id % STATUSES.length] as 'draft', createdAt: AT }
    return { reviewId, layer, id, documentId, wording, ...common }
  }
  await insert('configuration', [
    ...rows(size.accounts, id => one('account', id)),
    ...rows(SYNTHESISED, id => one('synthesised', id)),
  ])
  const contributions = rows(size.accounts, id => {
    const stance = STANCES[id % STANCES.length] as 'supports'
    return { reviewId, id, accountId: id, configurationId: around(id, SYNTHESISED), stance, createdAt: AT }
  })
  await insert('contribution', contributions)
}

async function elements(db: Db, insert: Insert, reviewId: number, words: Prose, size: Size): Promise<void> {
  const levels = await db.selectFrom('level').select('id').where('reviewId', '=', reviewId).orderBy('id').execute()
  const owners = [
    ...rows(size.accounts, id => ({ layer: 'account' as const, id })),
    ...rows(SYNTHESISED, id => ({ layer: 'synthesised' as const, id })),
  ]
  const all = owners.flatMap((owner, index) =>
    ROLES.map((role, at): Row<'element'> => {
      const polarity = role === 'outcome' ? null : (POLARITIES[index % 3] ?? null)
      const own = { role, mark: `${role[0]?.toUpperCase()}1`, position: at + 1, wording: words.words(8), polarity }
      const statementId = index % 3 === 0 ? around(index + at, STATEMENTS) : null
      const id = index * ROLES.length + at + 1
      return { reviewId, id, layer: owner.layer, configurationId: owner.id, statementId, createdAt: AT, ...own }
    }),
  )
  await insert('element', all)
  await insert(
    'elementLevel',
    all.map(({ id }) => ({ reviewId, elementId: id, levelId: levels[id % levels.length]?.id ?? 1 })),
  )
}

async function evidence(insert: Insert, reviewId: number, words: Prose, size: Size): Promise<void> {
  await insert(
    'evidence',
    rows(EXCERPTS, id => {
      const account = around(id, size.accounts)
      const stance = STANCES[id % STANCES.length] as 'supports'
      const of = { layer: 'account', configurationId: account, elementId: (account - 1) * ROLES.length + (id % 3) + 1 }
      const from = {
        documentId: around(account, size.documents),
        excerptId: id,
        note: id % 5 === 0 ? words.words(9) : '',
      }
      return { reviewId, id, stance, createdAt: AT, ...of, ...from }
    }),
  )
}

async function terms(db: Db, insert: Insert, reviewId: number, size: Size): Promise<void> {
  const found = await db
    .selectFrom('term')
    .innerJoin('facet', join =>
      join.onRef('facet.id', '=', 'term.facetId').onRef('facet.reviewId', '=', 'term.reviewId'),
    )
    .select('term.id')
    .where('term.reviewId', '=', reviewId)
    .where('facet.describes', '=', 'configurations')
    .execute()
  if (found.length === 0) return
  const row = (layer: string, configurationId: number) => ({
    reviewId,
    layer,
    configurationId,
    termId: found[configurationId % found.length]?.id ?? 1,
  })
  await insert('configurationTerm', [
    ...rows(size.accounts, id => row('account', id)),
    ...rows(SYNTHESISED, id => row('synthesised', id)),
  ])
}
