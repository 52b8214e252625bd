// Naming outside theories that inform the review; they are never counted as evidence.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { listTheoryStatements } from '../store.ts'
import {
  findSubstantiveByName,
  getSubstantiveTheory,
  insertSubstantiveTheory,
  setInformed,
  updateSubstantiveTheory,
} from './store.ts'

export type SubstantiveTheory = {
  readonly name: string
  readonly summary: string
  readonly citation: string
  readonly url: string
  /** The theory statements it informs, with a note on how where there is one. */
  readonly informs: readonly (number | { readonly statementId: number; readonly note: string })[]
}

/** Returns the number of the substantive theory. */
export function nameSubstantiveTheory(ctx: ReviewCtx, theory: SubstantiveTheory): Promise<number> {
  return transaction(ctx, async ctx => {
    if ((await findSubstantiveByName(ctx.db, ctx.review.id, theory.name)) !== undefined)
      throw invalid('name', 'This theory is in the list already.')
    const id = await nextId(ctx.db, ctx.review.id, 'substantive theory')
    const { informs, ...words } = theory
    await insertSubstantiveTheory(ctx.db, {
      reviewId: ctx.review.id,
      id,
      ...words,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await connect(ctx, id, theory)
    await record(ctx, { verb: 'named', subjectKind: 'substantive theory', subjectId: id, after: { name: theory.name } })
    return id
  })
}

export function changeSubstantiveTheory(
  ctx: ReviewCtx,
  id: number,
  version: number,
  theory: SubstantiveTheory,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getSubstantiveTheory(ctx.db, ctx.review.id, id)
    const { informs, ...words } = theory
    const same = await findSubstantiveByName(ctx.db, ctx.review.id, theory.name)
    if (same !== undefined && same.id !== id) throw invalid('name', 'Another theory in the list has this name.')
    if (!(await updateSubstantiveTheory(ctx.db, ctx.review.id, id, version, words))) {
      throw stale('This substantive theory', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'substantive theory', id, ['changed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: theory.name },
          { name: 'summary', label: 'Summary', theirs: before.summary, mine: theory.summary },
          { name: 'citation', label: 'Citation', theirs: before.citation, mine: theory.citation },
        ],
      })
    }
    await connect(ctx, id, theory)
    await record(ctx, { verb: 'changed', subjectKind: 'substantive theory', subjectId: id, before, after: theory })
  })
}

async function connect(ctx: ReviewCtx, id: number, theory: SubstantiveTheory): Promise<void> {
  const known = new Set((await listTheoryStatements(ctx.db, ctx.review.id)).map(statement => statement.id))
  const informed = theory.informs.map(one => (typeof one === 'number' ? { statementId: one, note: '' } : one))
  if (informed.some(one => !known.has(one.statementId)))
    throw invalid('informs', 'Choose theory statements from the list.')
  const each = new Map(informed.map(one => [one.statementId, one]))
  await setInformed(ctx.db, ctx.review.id, id, [...each.values()])
  await index(ctx.db, ctx.review.id, [
    { kind: 'substantive theory', id, title: theory.name, body: `${theory.summary} ${theory.citation}` },
  ])
}
