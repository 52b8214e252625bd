// Judging a document: each person has one appraisal of it, with a reason for each rating.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Invalid, stale } from '../../core/errors.ts'
import { getDocument } from '../store.ts'
import { type Appraisal, ASPECTS } from './domain.ts'
import { findAppraisalOf, insertAppraisal, updateAppraisal } from './store.ts'

/** Saves what the acting person judges; version 0 is a first one. A rating needs its reason. */
export function appraise(ctx: ReviewCtx, documentId: number, version: number, appraisal: Appraisal): Promise<void> {
  refuseReasonless(appraisal)
  return transaction(ctx, async ctx => {
    await getDocument(ctx.db, ctx.review.id, documentId)
    const before = await findAppraisalOf(ctx.db, ctx.review.id, documentId, personOf(ctx))
    const values = { ...appraisal, appraisedAt: ctx.now }
    if (before === undefined) {
      const id = await nextId(ctx.db, ctx.review.id, 'appraisal')
      await insertAppraisal(ctx.db, { ...values, reviewId: ctx.review.id, id, documentId, personId: personOf(ctx) })
    } else if (!(await updateAppraisal(ctx.db, ctx.review.id, before.id, version, values))) {
      const fields = ASPECTS.map(({ name, label }) => ({
        name: `${name}Reason`,
        label: `${label}: reason`,
        theirs: before[`${name}Reason`],
        mine: appraisal[`${name}Reason`],
      }))
      // Everybody changes their own alone, so it was in another window.
      throw stale('This appraisal', { version: before.version, savedBy: 'You', savedAt: before.appraisedAt, fields })
    }
    await record(ctx, {
      verb: 'appraised',
      subjectKind: 'document',
      subjectId: documentId,
      before: before === undefined ? undefined : ratingsOf(before),
      after: appraisal,
    })
  })
}

function ratingsOf({
  relevance,
  relevanceReason,
  rigour,
  rigourReason,
  richness,
  richnessReason,
}: Appraisal): Appraisal {
  return { relevance, relevanceReason, rigour, rigourReason, richness, richnessReason }
}

function refuseReasonless(appraisal: Appraisal): void {
  const missing = ASPECTS.filter(({ name }) => appraisal[name] !== null && appraisal[`${name}Reason`] === '')
  if (missing.length === 0) return
  throw new Invalid(
    Object.fromEntries(
      missing.map(({ name, label }) => [
        `${name}Reason`,
        [`Give a reason in a few words for the rating of ${label.toLowerCase()}.`],
      ]),
    ),
  )
}
