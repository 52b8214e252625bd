// What changes terms to highlight: the team's lists, and one's own.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { inBoth, linesOf, problemOf } from './domain.ts'
import { findTerms, insertTerms, updateTerms } from './store.ts'

export type Lists = { readonly include: string; readonly exclude: string; readonly version: number }

const VERB = 'changed the terms to highlight in'

/** Saves both lists as a whole; `version` is 0 while there are none. `isOwn`: those that the person alone sees. */
export function saveTerms(ctx: ReviewCtx, lists: Lists, isOwn: boolean): Promise<void> {
  check(lists)
  return transaction(ctx, async ctx => {
    const personId = isOwn ? personOf(ctx) : null
    const before = await findTerms(ctx.db, ctx.review.id, personId)
    const include = linesOf(lists.include).join('\n')
    const exclude = linesOf(lists.exclude).join('\n')
    const row = { includeTerms: include, excludeTerms: exclude, changedAt: ctx.now, changedBy: personOf(ctx) }
    if (before === undefined) {
      const id = await nextId(ctx.db, ctx.review.id, 'highlight terms')
      await insertTerms(ctx.db, { reviewId: ctx.review.id, id, personId, ...row })
    }
    const isSaved = before === undefined || (await updateTerms(ctx.db, ctx.review.id, before.id, lists.version, row))
    if (before !== undefined && !isSaved) {
      const fields = [
        { name: 'include', label: 'For including', theirs: before.includeTerms, mine: include },
        { name: 'exclude', label: 'For excluding', theirs: before.excludeTerms, mine: exclude },
      ]
      const last = await lastChange(ctx.db, ctx.review.id, 'review', ctx.review.id, [VERB])
      throw stale({ several: 'These terms' }, { version: before.version, ...(isOwn ? {} : last), fields })
    }
    await record(ctx, {
      verb: VERB,
      subjectKind: 'review',
      subjectId: ctx.review.id,
      ...(before === undefined ? {} : { before: { include: before.includeTerms, exclude: before.excludeTerms } }),
      after: { include, exclude },
      audience: isOwn ? 'self' : 'team',
    })
  })
}

function check({ include, exclude }: Lists): void {
  for (const [field, list] of Object.entries({ include, exclude })) {
    const problem = problemOf(list)
    if (problem !== null) throw invalid(field, problem)
  }
  const both = inBoth(include, exclude)
  if (both !== null) throw invalid('exclude', `“${both}” stands in both lists. Keep it in one.`)
}
