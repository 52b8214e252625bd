// Reads what a project file holds of a review: its vocabulary, documents with their texts, quotations, codings, notes.
import type { Layer } from '../../configurations/domain.ts'
import { listEvidence } from '../../configurations/evidence/store.ts'
import { listTermsOf, readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { getReview } from '../../reviews/store.ts'
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

export type About = { readonly kind: string; readonly id: number }
export type Written = {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly at: string
  readonly by: number | null
  readonly about: readonly About[]
}

export async function listMemos(db: Db, reviewId: number): Promise<readonly Written[]> {
  const memos = await db.selectFrom('memo').selectAll().where('reviewId', '=', reviewId).orderBy('id').execute()
  const subjects = Map.groupBy(
    await db
      .selectFrom('memoSubject')
      .select(['memoId', 'subjectKind as kind', 'subjectId as id'])
      .where('reviewId', '=', reviewId)
      .orderBy('memoId')
      .orderBy('subjectKind')
      .orderBy('subjectId')
      .execute(),
    row => row.memoId,
  )
  return memos.map(memo => ({
    id: memo.id,
    title: `Memo ${memo.id} (${memo.kind}): ${memo.title}`,
    text: [memo.text, memo.present && `Present: ${memo.present}`, memo.followsId && `Follows memo ${memo.followsId}.`]
      .filter(Boolean)
      .join('\n\n'),
    at: memo.writtenAt,
    by: memo.writtenBy,
    about: subjects.get(memo.id) ?? [],
  }))
}

export async function listComments(db: Db, reviewId: number): Promise<readonly Written[]> {
  const rows = await db.selectFrom('comment').selectAll().where('reviewId', '=', reviewId).orderBy('id').execute()
  return rows.map(row => ({
    ...{ id: row.id, text: row.text, at: row.writtenAt, by: row.writtenBy },
    title: `Comment ${row.id}${row.answerTo === null ? '' : `, answers comment ${row.answerTo}`}${row.resolvedAt === null ? '' : ', resolved'}`,
    about: [{ kind: row.subjectKind, id: row.subjectId }],
  }))
}

const AT_ONCE = 500

export type Configured = Awaited<ReturnType<typeof loadConfigurations>>[number]

/** The configurations of a layer with evidence, terms and signature, in portions, since there may be more than a statement takes. */
export async function loadConfigurations(db: Db, reviewId: number, layer: Layer) {
  const { shape } = await getReview(db, reviewId)
  const rows = await db
    .selectFrom('configuration')
    .select(['id', 'note', 'createdAt', 'createdBy'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .orderBy('id')
    .execute()
  const signed = new Map(rows.map(row => [row.id, row]))
  const all = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const ids = rows.slice(at, at + AT_ONCE).map(row => row.id)
    const evidence = Map.groupBy(await listEvidence(db, reviewId, layer, ids), row => row.configurationId)
    const terms = Map.groupBy(await listTermsOf(db, reviewId, layer, ids), row => row.configurationId)
    for (const reading of await readConfigurations(db, reviewId, layer, ids, shape)) {
      const { note = '', createdAt = '', createdBy = null } = signed.get(reading.id) ?? {}
      const own = { evidence: evidence.get(reading.id) ?? [], terms: terms.get(reading.id) ?? [] }
      all.push({ ...reading, ...own, note, createdAt, createdBy })
    }
  }
  return all
}

/** How configurations hang together: links of both kinds, and accounts under what is built of them. */
export async function listTies(db: Db, reviewId: number) {
  const links = await db.selectFrom('link').selectAll().where('reviewId', '=', reviewId).orderBy('id').execute()
  const contributions = await db
    .selectFrom('contribution')
    .select(['id', 'accountId', 'configurationId', 'stance', 'isConverse'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return { links, contributions }
}

/** Everyone who coded, wrote or commented, with their names; in the order of their accounts. */
export async function listAuthors(db: Db, reviewId: number) {
  const of = (table: 'excerpt' | 'evidence' | 'document' | 'configuration') =>
    db.selectFrom(table).select('createdBy as id').where('reviewId', '=', reviewId).where('createdBy', 'is not', null)
  const ids = of('excerpt')
    .union(of('evidence'))
    .union(of('document'))
    .union(of('configuration'))
    .union(db.selectFrom('memo').select('writtenBy as id').where('reviewId', '=', reviewId))
    .union(db.selectFrom('comment').select('writtenBy as id').where('reviewId', '=', reviewId))
    .union(db.selectFrom('element').select('reasonedBy as id').where('reviewId', '=', reviewId))
  const found = (await ids.execute()).flatMap(row => row.id ?? [])
  if (found.length === 0) return []
  return db.selectFrom('person').select(['id', 'name']).where('id', 'in', found).orderBy('id').execute()
}

export async function getProject(db: Db, reviewId: number) {
  return db
    .selectFrom('review')
    .select(['title', 'createdAt', 'createdBy', 'intervention'])
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
}
