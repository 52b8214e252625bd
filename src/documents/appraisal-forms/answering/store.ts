// Queries on answers to appraisal forms: one set for each person, document and form, and one that was agreed.
import type { Db } from '../../../core/db/open.ts'
import type { DocumentKind } from '../../domain.ts'
import { type Content, categoriesOf } from '../content.ts'
import { listEditions, listForms } from '../store.ts'
import { type AnswerSet, type Answers, chosenBy, linesOf } from './given.ts'
import { formCells, formColumns } from './table.ts'

export type PersonsSet = AnswerSet & {
  readonly id: number
  readonly formId: number
  readonly documentId: number
  readonly personId: number | null
  readonly person: string | null
  readonly isAgreed: boolean
  readonly answeredAt: string
  readonly version: number
}

/** Answers of one document, or of all, oldest first, each with the form as its edition asked it. */
export async function listSets(db: Db, reviewId: number, documentId: number | null): Promise<PersonsSet[]> {
  let query = db
    .selectFrom('formAnswer as a')
    .leftJoin('person', 'person.id', 'a.personId')
    .select(['a.id', 'a.formId', 'a.edition', 'a.documentId', 'a.personId', 'person.name as person'])
    .select(['a.isAgreed', 'a.categories', 'a.answers', 'a.answeredAt', 'a.version'])
    .where('a.reviewId', '=', reviewId)
  if (documentId !== null) query = query.where('a.documentId', '=', documentId)
  const rows = await query.orderBy('a.id').execute()
  if (rows.length === 0) return []
  const editions = new Map((await listEditions(db, reviewId)).map(one => [`${one.formId} ${one.number}`, one.content]))
  return rows.flatMap(row => {
    const content = editions.get(`${row.formId} ${row.edition}`)
    if (content === undefined) return []
    const categories = JSON.parse(row.categories) as number[]
    const answers = JSON.parse(row.answers) as Answers
    return [{ ...row, content, categories, answers, isAgreed: row.isAgreed === 1 }]
  })
}

/** Each form that is asked or was answered, with what stands for one document. */
export async function listAppraisedWith(db: Db, reviewId: number, documentId: number, kind: DocumentKind) {
  const sets = Map.groupBy(await listSets(db, reviewId, documentId), set => set.formId)
  const forms = await listForms(db, reviewId)
  return forms
    .filter(form => form.retiredAt === null || sets.has(form.id))
    .map(({ id, content, retiredAt }) => {
      const all = sets.get(id) ?? []
      const own = all.filter(set => !set.isAgreed)
      const agreed = all.find(set => set.isAgreed)
      return {
        ...{ id, name: content.name, retiredAt, isAgreed: agreed !== undefined },
        people: own.map(set => set.person ?? 'Without a name'),
        categories: titlesOf(content, chosenBy(own, agreed)),
        lines: all.length === 0 ? [] : linesOf(content, kind, own, agreed).flatMap(part => part.lines.map(flat)),
      }
    })
}

const flat = ({ question, standing }: ReturnType<typeof linesOf>[number]['lines'][number]) => ({
  number: question.number,
  text: question.text,
  standing,
})

const titlesOf = (content: Content, keys: readonly number[]) =>
  categoriesOf(content)
    .filter(part => keys.includes(part.key))
    .map(part => part.title)

/** Columns and cells of the table of included studies: what stands of each document, question by question. */
export async function readFormTable(db: Db, reviewId: number, kinds: ReadonlyMap<number, DocumentKind>) {
  const forms = await listForms(db, reviewId)
  const sets = (await listSets(db, reviewId, null)).filter(set => kinds.has(set.documentId))
  const cells = new Map(
    [...Map.groupBy(sets, set => set.documentId)].map(([id, own]) => [
      id,
      formCells(forms, own, kinds.get(id) as DocumentKind),
    ]),
  )
  return { columns: formColumns(forms, sets), cells }
}

/** One's own, or the agreed one, as its row stands. */
export async function findSetRow(
  db: Db,
  reviewId: number,
  formId: number,
  documentId: number,
  whose: { readonly personId: number | null } | 'agreed',
) {
  const query = db
    .selectFrom('formAnswer')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('formId', '=', formId)
    .where('documentId', '=', documentId)
    .where('isAgreed', '=', whose === 'agreed' ? 1 : 0)
  if (whose === 'agreed') return query.executeTakeFirst()
  return query.where('personId', whose.personId === null ? 'is' : '=', whose.personId).executeTakeFirst()
}

type Values = {
  readonly edition: number
  readonly categories: string
  readonly answers: string
  readonly answeredAt: string
  readonly personId: number | null
}

export async function insertSet(
  db: Db,
  row: Values & {
    readonly reviewId: number
    readonly id: number
    readonly formId: number
    readonly documentId: number
    readonly isAgreed: 0 | 1
  },
): Promise<void> {
  await db.insertInto('formAnswer').values(row).execute()
}

/** False when it was saved in between. */
export async function updateSet(db: Db, reviewId: number, id: number, version: number, set: Values): Promise<boolean> {
  const done = await db
    .updateTable('formAnswer')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteSetRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('formAnswer').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
