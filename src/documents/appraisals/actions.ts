// Judging a document: each person has one appraisal of it, with a reason for each rating.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Invalid, stale } from '../../core/errors.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { getDocument } from '../store.ts'
import { type Agreed, type Appraisal, ASPECTS, ratingsOf, reasonsMissing } from './domain.ts'
import {
  findAppraisalOf,
  insertAppraisal,
  listAgreed,
  listAppraisals,
  replaceStatements,
  saveAgreed,
  updateAppraisal,
} from './store.ts'

/**
 * Saves what the acting person judges; version 0 is a first one. A rating needs its reason. Nothing else follows from it:
 * no rating excludes a document, its record or anything that was coded.
 */
export function appraise(
  ctx: ReviewCtx,
  documentId: number,
  version: number,
  appraisal: Appraisal,
  statementIds: readonly number[] = [],
): Promise<void> {
  refuseReasonless(appraisal)
  return transaction(ctx, async ctx => {
    await getDocument(ctx.db, ctx.review.id, documentId)
    const before = await findAppraisalOf(ctx.db, ctx.review.id, documentId, personOf(ctx))
    if (before === undefined) refuseEmpty(appraisal, statementIds)
    const values = { ...appraisal, appraisedAt: ctx.now }
    const had = before === undefined ? [] : await statementsOf(ctx, documentId, before.id)
    await refuseUnknownStatements(ctx, statementIds, had)
    const id = before?.id ?? (await nextId(ctx.db, ctx.review.id, 'appraisal'))
    if (before === undefined) {
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
    await replaceStatements(ctx.db, ctx.review.id, id, [...new Set(statementIds)])
    const spoken = (ids: readonly number[]) => (ids.length === 0 ? {} : { theoryStatements: ids })
    await record(ctx, {
      verb: 'appraised',
      subjectKind: 'document',
      subjectId: documentId,
      before: before === undefined ? undefined : { ...ratingsOf(before), ...spoken(had) },
      after: { ...ratingsOf(appraisal), ...spoken(statementIds) },
    })
  })
}

/** What the team settles on beside each person's own appraisal, which stays as it is. Version 0 is a first one. */
export function agreeOn(
  ctx: ReviewCtx,
  documentId: number,
  version: number,
  agreed: Agreed & { readonly reason: string },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await getDocument(ctx.db, ctx.review.id, documentId)
    const before = (await listAgreed(ctx.db, ctx.review.id, [documentId])).get(documentId)
    const { relevance, rigour, richness, reason } = agreed
    const set = { relevance, rigour, richness, reason, notedAt: ctx.now, notedBy: personOf(ctx) }
    if (!(await saveAgreed(ctx.db, ctx.review.id, documentId, version, set)))
      throw stale('The agreed appraisal', {
        version: before?.version ?? 0,
        ...{ savedBy: before?.person ?? null, savedAt: before?.notedAt ?? null },
        fields: [
          ...ASPECTS.map(({ name, label }) => ({
            ...{ name, label, isChoice: true },
            theirs: before?.[name] ?? 'not judged',
            mine: agreed[name] ?? 'not judged',
          })),
          { name: 'reason', label: 'Reason', theirs: before?.reason ?? '', mine: reason },
        ],
      })
    await record(ctx, {
      verb: 'agreed on an appraisal of',
      subjectKind: 'document',
      subjectId: documentId,
      before: before && { ...agreedOf(before), reason: before.reason },
      after: { ...agreedOf(agreed), reason },
    })
  })
}

const agreedOf = ({ relevance, rigour, richness }: Agreed): Agreed => ({ relevance, rigour, richness })

async function statementsOf(ctx: ReviewCtx, documentId: number, appraisalId: number): Promise<readonly number[]> {
  const all = await listAppraisals(ctx.db, ctx.review.id, [documentId])
  return all.find(one => one.id === appraisalId)?.statementIds ?? []
}

/** One that was dropped since stays where it was chosen. */
async function refuseUnknownStatements(ctx: ReviewCtx, wanted: readonly number[], had: readonly number[]) {
  if (wanted.length === 0) return
  const offered = new Set((await listTheoryStatements(ctx.db, ctx.review.id)).map(one => one.id))
  if (wanted.some(id => !offered.has(id) && !had.includes(id)))
    throw new Invalid({ statementIds: ['Choose theory statements of this review.'] })
}

/** A first one says something; what stands may be taken back again. */
function refuseEmpty(appraisal: Appraisal, statementIds: readonly number[]): void {
  const isEmpty = Object.values(ratingsOf(appraisal)).every(given => given === null || given === '')
  if (isEmpty && statementIds.length === 0)
    throw new Invalid({ relevance: ['Judge one of the three at least, or leave it with Cancel.'] })
}

function refuseReasonless(appraisal: Appraisal): void {
  const missing = reasonsMissing(appraisal)
  if (missing !== null) throw new Invalid(missing)
}
