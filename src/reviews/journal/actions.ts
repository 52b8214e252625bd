// Writing in the journal: memos that stand after a day and are then only followed up.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, stale } from '../../core/errors.ts'
import type { Subject } from '../subjects.ts'
import { isEditable, type MemoKind } from './domain.ts'
import { getMemo, insertMemo, insertSubjects, updateMemo } from './store.ts'

export type NewMemo = {
  readonly kind: MemoKind
  readonly title: string
  readonly text: string
  /** Who was there, for the notes of a session. */
  readonly present?: string
  readonly followsId?: number | null
  readonly about?: readonly Subject[]
}

/** Returns the number of the memo. */
export function writeMemo(ctx: ReviewCtx, memo: NewMemo): Promise<number> {
  return transaction(ctx, async ctx => {
    if (memo.followsId != null) await getMemo(ctx.db, ctx.review.id, memo.followsId)
    const id = await nextId(ctx.db, ctx.review.id, 'memo')
    await insertMemo(ctx.db, {
      reviewId: ctx.review.id,
      id,
      kind: memo.kind,
      title: memo.title,
      text: memo.text,
      present: memo.present ?? '',
      followsId: memo.followsId ?? null,
      writtenAt: ctx.now,
      writtenBy: personOf(ctx),
    })
    await insertSubjects(ctx.db, ctx.review.id, id, memo.about ?? [])
    await index(ctx.db, ctx.review.id, [{ kind: 'memo', id, title: memo.title, body: memo.text }])
    await record(ctx, {
      verb: 'wrote',
      subjectKind: 'memo',
      subjectId: id,
      after: { kind: memo.kind, title: memo.title },
    })
    return id
  })
}

export function changeMemo(
  ctx: ReviewCtx,
  id: number,
  memo: {
    readonly kind: MemoKind
    readonly title: string
    readonly text: string
    readonly present: string
    readonly version: number
  },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getMemo(ctx.db, ctx.review.id, id)
    if (!isEditable(before, personOf(ctx) ?? 0, ctx.now))
      throw conflict('A memo can be edited by its author for a day. Follow it up with a new one.')
    const { version, ...set } = memo
    if (!(await updateMemo(ctx.db, ctx.review.id, id, version, set))) {
      throw stale('This memo', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'memo', id, ['changed'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: memo.title },
          { name: 'text', label: 'Text', theirs: before.text, mine: memo.text },
        ],
      })
    }
    await index(ctx.db, ctx.review.id, [{ kind: 'memo', id, title: memo.title, body: memo.text }])
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'memo',
      subjectId: id,
      before: { title: before.title, text: before.text },
      after: { title: memo.title, text: memo.text },
    })
  })
}
