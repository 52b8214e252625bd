// Queries on what was found: the words of each hit, one statement a kind however many there are.
import { readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { searchWords } from '../../reviews/discussion/mentions.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { type Hit, INDEXED_KINDS, type IndexedKind } from './domain.ts'
import { plainWordsIn, stretches } from './stretches.ts'

/** Of a text so much is looked through for a passage; a hit further on shows the beginning. */
const LOOKED_THROUGH = 300_000

type Ids = readonly number[]
type Words = Omit<Hit, 'kind' | 'about'> & { readonly about?: Hit['about'] }
type Reader = (db: Db, reviewId: number, ids: Ids) => Promise<readonly Words[]>

/** In the order of `found`; what is no longer there is left out. */
export async function readHits(
  db: Db,
  reviewId: number,
  found: readonly { readonly kind: string; readonly id: number }[],
): Promise<Hit[]> {
  const read = new Map<string, Hit>()
  for (const kind of INDEXED_KINDS) {
    const ids = found.filter(one => one.kind === kind).map(one => one.id)
    if (ids.length === 0) continue
    for (const row of await READERS[kind](db, reviewId, ids))
      read.set(`${kind} ${row.id}`, { about: null, ...row, kind })
  }
  return found.flatMap(one => read.get(`${one.kind} ${one.id}`) ?? [])
}

const joined = (...parts: readonly (string | number | null)[]) =>
  parts
    .filter(part => part !== null && part !== '')
    .map(part => String(part).replace(/[.\s]{1,9}$/, ''))
    .join('. ')

/** Elements whose words the sentence does not hold as they are. */
const withoutThose = (sentence: string, elements: readonly { readonly wording: string }[]) =>
  elements
    .map(element => element.wording)
    .filter(wording => !sentence.includes(wording))
    .join('; ')

/** Authors and keywords are kept as a list. */
const listOf = (kept: string) => (JSON.parse(kept) as string[]).join('; ')

const readLayer =
  (layer: 'account' | 'synthesised'): Reader =>
  async (db, reviewId, ids) =>
    (await readConfigurations(db, reviewId, layer, ids, 'CMO')).map(({ id, label, title, sentence, elements }) => ({
      id,
      title: `${label ?? ''} ${title || sentence}`.trim(),
      stretches: stretches(['', title === '' ? '' : sentence], ['Elements', withoutThose(sentence, elements)]),
    }))

const READERS: Readonly<Record<IndexedKind, Reader>> = {
  record: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('record')
      .select(['id', 'title', 'year', 'journal', 'abstract', 'authors', 'keywords', 'doi', 'pmid', 'notes'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, title, year, journal, abstract, authors, keywords, doi, pmid, notes }) => ({
      id,
      title: title || '(no title came in)',
      stretches: stretches(
        ['', abstract],
        ['Authors', listOf(authors)],
        ['Published', joined(journal, year)],
        ['Keywords', listOf(keywords)],
        ['Numbers', joined(doi, pmid)],
        ['Notes', notes],
      ),
    }))
  },
  document: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('document as d')
      .leftJoin('documentText as t', join =>
        join
          .onRef('t.reviewId', '=', 'd.reviewId')
          .onRef('t.documentId', '=', 'd.id')
          .onRef('t.number', '=', 'd.textNumber'),
      )
      .select(['d.id', 'd.label', 'd.title', 'd.authors', 'd.journal'])
      .select(eb => eb.fn<string>('substr', [eb.ref('t.text'), eb.lit(1), eb.lit(LOOKED_THROUGH)]).as('text'))
      .where('d.reviewId', '=', reviewId)
      .where('d.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, label, title, authors, journal, text }) => ({
      id,
      title: joined(label, title),
      stretches: stretches(['', text], ['Authors', listOf(authors)], ['Published', journal]),
    }))
  },
  excerpt: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('excerpt as e')
      .innerJoin('document as d', join =>
        join.onRef('d.reviewId', '=', 'e.reviewId').onRef('d.id', '=', 'e.documentId'),
      )
      .select(['e.id', 'e.quote', 'e.note', 'd.label'])
      .where('e.reviewId', '=', reviewId)
      .where('e.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, quote, note, label }) => ({
      id,
      title: label,
      stretches: stretches(['', `“${quote}”`], ['Note', note]),
    }))
  },
  account: readLayer('account'),
  configuration: readLayer('synthesised'),
  statement: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('statement')
      .select(['id', 'code', 'name', 'definition'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, code, name, definition }) => ({
      id,
      title: `${code ?? ''} ${name}`.trim(),
      stretches: stretches(['', definition]),
    }))
  },
  theory: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('theory as o')
      .innerJoin('theoryVersion as v', join =>
        join
          .onRef('v.reviewId', '=', 'o.reviewId')
          .onRef('v.theoryId', '=', 'o.id')
          .onRef('v.version', '=', 'o.version'),
      )
      .select(['o.id', 'o.title', 'v.text'])
      .where('o.reviewId', '=', reviewId)
      .where('o.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, title, text }) => ({ id, title, stretches: stretches(['', text]) }))
  },
  'theory statement': async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('theoryStatementVersion as v')
      .innerJoin('theory as o', join => join.onRef('o.reviewId', '=', 'v.reviewId').onRef('o.id', '=', 'v.theoryId'))
      .select(['v.statementId as id', 'v.ifText', 'v.thenText', 'v.becauseText', 'o.title'])
      .where('v.reviewId', '=', reviewId)
      .where('v.statementId', 'in', [...ids])
      .orderBy('v.version')
      .execute()
    return rows.map(({ id, title, ...words }) => ({ id, title, stretches: stretches(['', sentenceOf(words)]) }))
  },
  'substantive theory': async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('substantiveTheory')
      .select(['id', 'name', 'summary', 'citation'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, name, summary, citation }) => ({
      id,
      title: name,
      stretches: stretches(['', summary], ['Reference', citation]),
    }))
  },
  principle: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('principle')
      .select(['id', 'heading', 'explanation', 'whereItHolds', 'whereItDoesNot'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    const plain = await db
      .selectFrom('plainWords')
      .select(['principleId', 'language', 'text'])
      .where('reviewId', '=', reviewId)
      .where('principleId', 'in', [...ids])
      .orderBy('language')
      .execute()
    const lines = await db
      .selectFrom('principleLine')
      .select(['principleId', 'kind', 'text'])
      .where('reviewId', '=', reviewId)
      .where('principleId', 'in', [...ids])
      .orderBy('position')
      .execute()
    return rows.map(({ id, heading, explanation, whereItHolds, whereItDoesNot }) => ({
      id,
      title: heading,
      stretches: [
        ...stretches(['', explanation], ['Where it holds', whereItHolds], ['Where it does not', whereItDoesNot]),
        ...plain.filter(one => one.principleId === id).flatMap(one => plainWordsIn(one.language, one.text)),
        ...stretches(
          ...lines.filter(line => line.principleId === id).map(line => [`Line: ${line.kind}`, line.text] as const),
        ),
      ],
    }))
  },
  question: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('question')
      .select(['id', 'text', 'reason'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, text, reason }) => ({ id, title: text, stretches: stretches(['', reason]) }))
  },
  memo: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('memo')
      .select(['id', 'title', 'text'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, title, text }) => ({ id, title, stretches: stretches(['', text]) }))
  },
  comment: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'text', 'subjectKind', 'subjectId'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, text, subjectKind, subjectId }) => ({
      ...{ id, title: '', stretches: stretches(['', searchWords(text)]) },
      about: { kind: subjectKind, id: subjectId },
    }))
  },
  move: async (db, reviewId, ids) => {
    const rows = await db
      .selectFrom('move as m')
      .leftJoin('configuration as c', join =>
        join
          .onRef('c.reviewId', '=', 'm.reviewId')
          .onRef('c.layer', '=', 'm.configurationLayer')
          .onRef('c.id', '=', 'm.configurationId'),
      )
      .leftJoin('theory as o', join => join.onRef('o.reviewId', '=', 'm.reviewId').onRef('o.id', '=', 'm.theoryId'))
      .select(['m.id', 'm.kind', 'm.reason', 'm.configurationId', 'c.title', 'o.title as theory', 'm.undoneAt'])
      .where('m.reviewId', '=', reviewId)
      .where('m.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, kind, reason, configurationId, title, theory, undoneAt }) => ({
      id,
      title: `${kind}: ${configurationId === null ? (theory ?? '') : `CMOC ${configurationId} ${title ?? ''}`.trim()}`,
      stretches: stretches([undoneAt === null ? 'Why' : 'Why, undone since', reason]),
    }))
  },
}
