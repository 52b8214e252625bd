// Writing programme theories: every save is a version with its reason, and statements keep their identity through them.
import { record } from '../core/db/activity.ts'
import { nextId } from '../core/db/counter.ts'
import { index } from '../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { Invalid, invalid, stale } from '../core/errors.ts'
import { type Inference, sentenceOf } from './domain.ts'
import {
  getTheory,
  insertStatement,
  insertTheory,
  insertVersion,
  insertVersionStatements,
  listVersionStatements,
  listVersions,
  setDropped,
  type TheoryStatus,
  updateTheory,
} from './store.ts'

export type TheoryWords = {
  readonly title: string
  readonly status: TheoryStatus
  readonly text: string
  readonly reason: string
  /** By which inference it was reached, and how; null when nobody says. */
  readonly inference?: Inference | null
  readonly inferenceReason?: string
  /** `id` null for a new statement. Those of the earlier version that are not in the list are dropped. */
  readonly statements: readonly {
    readonly id: number | null
    readonly number: string
    readonly ifText: string
    readonly thenText: string
    readonly becauseText: string
  }[]
}

/** Returns the theory's number and those of its statements in order. */
export function beginTheory(ctx: ReviewCtx, theory: TheoryWords): Promise<{ id: number; statements: number[] }> {
  return transaction(ctx, async ctx => {
    if (theory.reason === '') throw invalid('reason', 'Say where the theory comes from.')
    const id = await nextId(ctx.db, ctx.review.id, 'theory')
    await insertTheory(ctx.db, {
      reviewId: ctx.review.id,
      id,
      title: theory.title,
      status: theory.status,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    const statements = await writeVersion(ctx, id, 1, theory, new Set())
    await record(ctx, {
      verb: 'wrote',
      subjectKind: 'theory',
      subjectId: id,
      after: { title: theory.title, status: theory.status },
    })
    return { id, statements }
  })
}

/** Adds a version; the reason is asked, because the story of a theory is its reasons. */
export function reviseTheory(
  ctx: ReviewCtx,
  id: number,
  version: number,
  theory: TheoryWords,
): Promise<{ version: number; statements: number[] }> {
  return transaction(ctx, async ctx => {
    const before = await getTheory(ctx.db, ctx.review.id, id)
    if (theory.reason === '') throw invalid('reason', 'Say why the theory changes, and on whose evidence.')
    if (!(await updateTheory(ctx.db, ctx.review.id, id, version, { title: theory.title, status: theory.status }))) {
      const [latest] = await listVersions(ctx.db, ctx.review.id, id)
      throw stale('This theory', {
        version: before.version,
        savedBy: latest?.writtenBy ?? null,
        savedAt: latest?.writtenAt ?? null,
        was: [await formAt(ctx, id, version)],
        rows: { key: 'statementId', number: 'number', words: ['ifText', 'thenText', 'becauseText'], noun: 'statement' },
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: theory.title },
          { name: 'text', label: 'Text', theirs: latest?.text ?? '', mine: theory.text },
        ],
      })
    }
    const earlier = await listVersionStatements(ctx.db, ctx.review.id, id)
    const statements = await writeVersion(ctx, id, version + 1, theory, new Set(earlier.map(statement => statement.id)))
    await record(ctx, {
      verb: 'revised',
      subjectKind: 'theory',
      subjectId: id,
      before: { version, status: before.status },
      after: {
        version: version + 1,
        status: theory.status,
        reason: theory.reason,
        ...(theory.inference == null ? {} : { inference: theory.inference }),
      },
    })
    return { version: version + 1, statements }
  })
}

/** What the form of a version held, by its fields. */
async function formAt(ctx: ReviewCtx, id: number, version: number): Promise<Readonly<Record<string, unknown>>> {
  const written = (await listVersions(ctx.db, ctx.review.id, id)).find(one => one.version === version)
  const rows = (await listVersionStatements(ctx.db, ctx.review.id, id)).filter(row => row.version === version)
  return {
    ...(written === undefined ? {} : { title: written.title, status: written.status, text: written.text }),
    statementId: rows.map(row => row.id),
    number: rows.map(row => row.number),
    ifText: rows.map(row => row.ifText),
    thenText: rows.map(row => row.thenText),
    becauseText: rows.map(row => row.becauseText),
  }
}

async function writeVersion(
  ctx: ReviewCtx,
  theoryId: number,
  version: number,
  theory: TheoryWords,
  known: ReadonlySet<number>,
): Promise<number[]> {
  checkStatements(theory.statements, known)
  const reviewId = ctx.review.id
  await insertVersion(ctx.db, {
    reviewId,
    theoryId,
    version,
    title: theory.title,
    status: theory.status,
    text: theory.text,
    reason: theory.reason,
    inference: theory.inference ?? null,
    inferenceReason: theory.inferenceReason ?? '',
    writtenAt: ctx.now,
    writtenBy: personOf(ctx),
  })
  const ids: number[] = []
  for (const statement of theory.statements) {
    const id = statement.id ?? (await nextId(ctx.db, reviewId, 'theory statement'))
    if (statement.id === null) await insertStatement(ctx.db, { reviewId, id, theoryId, createdAt: ctx.now })
    ids.push(id)
  }
  await setDropped(ctx.db, reviewId, theoryId, version, ids)
  await insertVersionStatements(
    ctx.db,
    theory.statements.map(({ number, ifText, thenText, becauseText }, at) => ({
      reviewId,
      statementId: ids[at] as number,
      theoryId,
      version,
      position: at + 1,
      number,
      ifText,
      thenText,
      becauseText,
    })),
  )
  const entries = theory.statements.map((statement, at) => ({
    kind: 'theory statement',
    id: ids[at] as number,
    title: sentenceOf(statement),
    body: '',
  }))
  await index(ctx.db, reviewId, [{ kind: 'theory', id: theoryId, title: theory.title, body: theory.text }, ...entries])
  return ids
}

function checkStatements(statements: TheoryWords['statements'], known: ReadonlySet<number>): void {
  const numbers = new Set<string>()
  for (const { id, number } of statements) {
    if (number === '') throw invalid('number', 'Give every statement a number.')
    if (numbers.has(number)) throw new Invalid({ number: [`Two statements have the number ${number}.`] })
    if (id !== null && !known.has(id)) throw invalid('statement', `Statement ${number} does not belong to this theory.`)
    numbers.add(number)
  }
}
