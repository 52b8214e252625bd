// Reads what stands in notes of a project file: configurations with how they hang together, memos, comments, and who wrote them.
import type { Layer } from '../../../configurations/domain.ts'
import { listEvidence } from '../../../configurations/evidence/store.ts'
import { listTermsOf, readConfigurations } from '../../../configurations/store.ts'
import type { Db } from '../../../core/db/open.ts'
import { getReview } from '../../../reviews/store.ts'

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
