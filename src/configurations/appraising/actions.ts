// Judging evidence for the configuration it stands under: each person has one appraisal of it, which goes wherever it goes.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Invalid, notFound, stale } from '../../core/errors.ts'
import { type Appraisal, ASPECTS, ratingsOf, reasonsMissing } from '../../documents/appraisals/domain.ts'
import { kindOf, nameOf, placeOf } from '../domain.ts'
import {
  deleteEvidenceAppraisalRow,
  findEvidenceAppraisalOf,
  getPlaceOf,
  insertEvidenceAppraisal,
  updateEvidenceAppraisal,
} from './store.ts'

/** Saves what the acting person judges; version 0 is a first one. A rating needs its reason, and excludes nothing. */
export function appraiseEvidence(
  ctx: ReviewCtx,
  evidenceId: number,
  version: number,
  appraisal: Appraisal,
): Promise<void> {
  const missing = reasonsMissing(appraisal)
  if (missing !== null) throw new Invalid(missing)
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const place = await getPlaceOf(ctx.db, reviewId, evidenceId)
    const before = await findEvidenceAppraisalOf(ctx.db, reviewId, evidenceId, personOf(ctx))
    const values = { ...ratingsOf(appraisal), appraisedAt: ctx.now }
    if (before === undefined) {
      const id = await nextId(ctx.db, reviewId, 'evidenceAppraisal')
      await insertEvidenceAppraisal(ctx.db, { ...values, reviewId, id, evidenceId, personId: personOf(ctx) })
    } else if (!(await updateEvidenceAppraisal(ctx.db, reviewId, before.id, version, values)))
      // Everybody changes their own alone, so it was in another window.
      throw stale('This appraisal', {
        ...{ version: before.version, savedBy: 'You', savedAt: before.appraisedAt },
        fields: ASPECTS.map(({ name, label }) => ({
          name: `${name}Reason`,
          label: `${label}: reason`,
          theirs: before[`${name}Reason`],
          mine: appraisal[`${name}Reason`],
        })),
      })
    await record(ctx, {
      verb: 'appraised evidence of',
      subjectKind: kindOf(place.layer),
      subjectId: place.configurationId,
      before: before === undefined ? undefined : { evidence: evidenceId, ...ratingsOf(before) },
      after: { evidence: evidenceId, ...ratingsOf(appraisal) },
    })
  })
}

/** Takes back one's own; returns the bin's number. */
export function takeBackAppraisal(ctx: ReviewCtx, evidenceId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const { layer, configurationId } = await getPlaceOf(ctx.db, ctx.review.id, evidenceId)
    const own = await findEvidenceAppraisalOf(ctx.db, ctx.review.id, evidenceId, personOf(ctx))
    if (own === undefined) throw notFound('Your appraisal')
    const bin = await keepInBin(ctx, {
      kind: 'appraisal of evidence',
      id: own.id,
      title: `An appraisal of evidence for ${nameOf(layer, configurationId)}`,
      rows: [{ table: 'evidenceAppraisal', rows: [own] }],
      see: `/${placeOf(layer)}/${configurationId}#elements`,
    })
    await deleteEvidenceAppraisalRow(ctx.db, ctx.review.id, own.id)
    return bin
  })
}
