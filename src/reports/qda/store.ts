// Reads what a project file holds of a review: its vocabulary, documents with their texts, quotations, codings.
import type { Db } from '../../core/db/open.ts'
import type { Vocabulary } from './writing/codebook.ts'

export async function loadVocabulary(db: Db, reviewId: number): Promise<Vocabulary> {
  const levels = await db
    .selectFrom('level')
    .select(['id', 'name', 'definition'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const facets = await db
    .selectFrom('facet')
    .select(['id', 'name', 'retiredAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const terms = await db
    .selectFrom('term')
    .select(['id', 'facetId', 'parentId', 'name', 'definition', 'retiredAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const statements = await db
    .selectFrom('statement')
    .select(['id', 'name', 'code', 'definition', 'partOfId'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return {
    ...{ levels, facets, terms, theoryStatements: await listTheoryStatements(db, reviewId) },
    statements: statements.map(({ code, name, ...idea }) => ({
      ...idea,
      name: code === null ? name : `${code} ${name}`,
    })),
  }
}

/** In their latest words; a statement has a version for each version of its theory that kept it. */
async function listTheoryStatements(db: Db, reviewId: number): Promise<Vocabulary['theoryStatements']> {
  const rows = await db
    .selectFrom('theoryStatement')
    .leftJoin('theoryStatementVersion as v', join =>
      join.onRef('v.reviewId', '=', 'theoryStatement.reviewId').onRef('v.statementId', '=', 'theoryStatement.id'),
    )
    .select(['theoryStatement.id', 'theoryStatement.theoryId', 'v.number', 'v.ifText', 'v.thenText', 'v.becauseText'])
    .where('theoryStatement.reviewId', '=', reviewId)
    .orderBy('theoryStatement.id')
    .orderBy('v.version')
    .execute()
  const latest = new Map(rows.map(row => [row.id, row]))
  return [...latest.values()].map(row => ({
    id: row.id,
    name: `Theory ${row.theoryId}, statement ${row.number ?? row.id}`,
    definition: [row.ifText, row.thenText, row.becauseText].filter(Boolean).join(' – '),
  }))
}

export type Source = Awaited<ReturnType<typeof listSources>>[number]

/** Each document with the facts of its present text, in the order of their numbers. */
export async function listSources(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .leftJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'document.reviewId')
        .onRef('t.documentId', '=', 'document.id')
        .onRef('t.number', '=', 'document.textNumber'),
    )
    .selectAll('document')
    .select(['study.name as studyName', 't.number as presentText', 't.form', 't.fileHash'])
    .where('document.reviewId', '=', reviewId)
    .orderBy('document.id')
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

/** Document and text of the quotations that stand in no present text. */
export async function listEarlierTexts(db: Db, reviewId: number) {
  return db
    .selectFrom('excerpt')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'excerpt.reviewId').onRef('document.id', '=', 'excerpt.documentId'),
    )
    .innerJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'excerpt.reviewId')
        .onRef('t.documentId', '=', 'excerpt.documentId')
        .onRef('t.number', '=', 'excerpt.textNumber'),
    )
    .select(['excerpt.documentId', 'excerpt.textNumber', 'document.label', 'document.textNumber as present'])
    .where('excerpt.reviewId', '=', reviewId)
    .where(eb =>
      eb.or([eb('document.textNumber', 'is', null), eb('document.textNumber', '<>', eb.ref('excerpt.textNumber'))]),
    )
    .distinct()
    .orderBy('excerpt.documentId')
    .orderBy('excerpt.textNumber')
    .execute()
}

export async function readTextBody(db: Db, reviewId: number, documentId: number, number: number): Promise<string> {
  const row = await db
    .selectFrom('documentText')
    .select('text')
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.text ?? ''
}

export type Quotation = Awaited<ReturnType<typeof listQuotations>>[number]

export async function listQuotations(db: Db, reviewId: number, documentId: number) {
  return db
    .selectFrom('excerpt')
    .select(['id', 'textNumber', 'starts', 'ends', 'quote', 'note', 'theoryStatementId', 'createdAt', 'createdBy'])
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .orderBy('starts')
    .orderBy('id')
    .execute()
}

/** One code on one quotation or, where `excerptId` is null, on a document as a whole. */
export type Coded = {
  readonly code: readonly [kind: string, id: string | number]
  readonly by: number | null
  readonly at: string | null
}

/** The codes of every quotation, by its number: roles, levels and ideas of the elements it is evidence for, and its terms. */
export async function loadCodings(db: Db, reviewId: number): Promise<ReadonlyMap<number, readonly Coded[]>> {
  const evidence = await db
    .selectFrom('evidence')
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .select(['evidence.excerptId', 'evidence.stance', 'evidence.createdBy', 'evidence.createdAt'])
    .select(['evidence.elementId', 'element.role', 'element.statementId'])
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.excerptId', 'is not', null)
    .orderBy('evidence.id')
    .execute()
  const levels = Map.groupBy(
    await db.selectFrom('elementLevel').select(['elementId', 'levelId']).where('reviewId', '=', reviewId).execute(),
    row => row.elementId,
  )
  const found = new Map<number, Coded[]>()
  const add = (excerptId: number | null, coded: Coded) => {
    if (excerptId === null) return
    const known = found.get(excerptId) ?? []
    if (!known.some(one => one.code[0] === coded.code[0] && one.code[1] === coded.code[1])) known.push(coded)
    found.set(excerptId, known)
  }
  for (const { excerptId, stance, role, statementId, elementId, createdBy: by, createdAt: at } of evidence) {
    if (role !== null) add(excerptId, { code: ['role', role], by, at })
    if (statementId !== null) add(excerptId, { code: ['statement', statementId], by, at })
    for (const { levelId } of elementId === null ? [] : (levels.get(elementId) ?? []))
      add(excerptId, { code: ['level', levelId], by, at })
    add(excerptId, { code: ['stance', stance], by, at })
  }
  const terms = await db
    .selectFrom('excerptTerm')
    .select(['excerptId', 'termId'])
    .where('reviewId', '=', reviewId)
    .orderBy('excerptId')
    .orderBy('termId')
    .execute()
  for (const { excerptId, termId } of terms) add(excerptId, { code: ['term', termId], by: null, at: null })
  return found
}

/** The terms of every document, by its number. */
export async function loadDocumentTerms(db: Db, reviewId: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await db
    .selectFrom('documentTerm')
    .select(['documentId', 'termId'])
    .where('reviewId', '=', reviewId)
    .orderBy('documentId')
    .orderBy('termId')
    .execute()
  return new Map([...Map.groupBy(rows, row => row.documentId)].map(([id, own]) => [id, own.map(row => row.termId)]))
}

export async function getProject(db: Db, reviewId: number) {
  return db
    .selectFrom('review')
    .select(['title', 'createdAt', 'createdBy', 'intervention'])
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
}
