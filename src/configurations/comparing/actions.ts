// Taking over a colleague's account: an account of one's own with the same elements on the same passages.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { addAccount } from '../actions.ts'
import { addElement } from '../elements/actions.ts'
import type { Element } from '../elements/element.ts'
import { addEvidence } from '../evidence/actions.ts'
import { listEvidence } from '../evidence/store.ts'
import { findConfigurationRow, listElements } from '../store.ts'

/** The other account stays as it is. Returns the number of the new one. */
export function adoptAccount(ctx: ReviewCtx, documentId: number, accountId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const row = await findConfigurationRow(ctx.db, reviewId, 'account', accountId)
    if (row === undefined || row.documentId !== documentId)
      throw invalid('account', 'Choose an account of this document.')
    if (row.status === 'retired') throw conflict('This account is retired.')
    const elements = await listElements(ctx.db, reviewId, 'account', [accountId])
    const evidence = await listEvidence(ctx.db, reviewId, 'account', [accountId])
    const { title, theoryStatementId } = row
    const id = await addAccount(ctx, documentId, {
      title,
      theoryStatementId,
      note: `Taken over from account ${accountId}.`,
    })
    const own = new Map<number, number>()
    for (const element of elements) own.set(element.id, (await addElement(ctx, 'account', id, asNew(element))).id)
    for (const one of evidence) {
      const elementId = one.elementId === null ? null : (own.get(one.elementId) ?? null)
      const { excerptId, locator, stance, isConverse, note } = one
      await addEvidence(ctx, 'account', id, {
        documentId: one.documentId,
        excerptId,
        elementId,
        locator,
        stance,
        isConverse,
        note,
      })
    }
    return id
  })
}

function asNew(element: Element) {
  const { role, wording, polarity, levelIds, isInferred, inference, reasoning, statementId } = element
  const { intended, valence, distance, forWhom, mechanismAbsent } = element
  return {
    ...{ role, wording, polarity, levelIds: [...levelIds], isInferred, inference, reasoning },
    ...{ intended, valence, distance, forWhom, mechanismAbsent },
    sameAs: statementId === null ? null : `statement:${statementId}`,
  }
}
