// Saying in a sentence what a group too small for figures said of an item.
import { lastChange, record } from '../../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, stale } from '../../../core/errors.ts'
import { getItemRow } from '../../items/store.ts'
import { getRound } from '../../rounds/store.ts'
import type { Role } from '../groups.ts'
import { findSentence, insertSentence, updateSentence } from './store.ts'

export type GroupSentence = {
  readonly role: Role
  readonly text: string
  /** 0 when nobody has written one yet. */
  readonly version: number
}

export function saySentence(ctx: ReviewCtx, roundId: number, itemId: number, sentence: GroupSentence): Promise<void> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const round = await getRound(ctx.db, reviewId, roundId)
    await getItemRow(ctx.db, reviewId, roundId, itemId)
    if (round.status === 'draft') throw conflict('Nobody has been asked in this round yet.')
    const { role, text, version } = sentence
    const present = await findSentence(ctx.db, reviewId, itemId, role)
    const set = { text, writtenAt: ctx.now, writtenBy: personOf(ctx) }
    if (present === undefined) await insertSentence(ctx.db, { ...set, reviewId, itemId, role })
    else if (present.version !== version || !(await updateSentence(ctx.db, { reviewId, itemId, role, version }, set)))
      throw stale('This sentence', {
        version: present.version,
        ...(await lastChange(ctx.db, reviewId, 'item', itemId, ['said what a group said of'])),
        fields: [{ name: 'text', label: 'What this group said', theirs: present.text, mine: text }],
      })
    await record(ctx, {
      verb: 'said what a group said of',
      subjectKind: 'item',
      subjectId: itemId,
      before: present === undefined ? undefined : { role, text: present.text },
      after: { role, text },
    })
  })
}
