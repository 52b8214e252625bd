// Writing what the team says to a RAMESES item, taking memos into it, and going back; each save is a version that is kept.
import { lastChange, record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, notFound, stale } from '../../core/errors.ts'
import { getMemo } from '../../reviews/journal/store.ts'
import { LONGEST, STANDARD, statusOf, UNSAID, withMemo } from './items.ts'
import { findSaid, getVersion, saveSaid, type Written } from './store.ts'

const KIND = 'RAMESES item'
const VERBS = ['wrote', 'took back', 'went back with'] as const

/** Returns the version that stands now; saving what stands already writes nothing. `version` 0 while nobody had written. */
export function sayItem(ctx: ReviewCtx, item: number, written: Written, version: number): Promise<number> {
  if (written.status === 'reported' && written.words === '')
    throw invalid('words', 'Write what the report says; nothing counts as reported without your own words.')
  if (written.status === 'not done' && written.reason === '') throw invalid('reason', 'Say why it was not done.')
  return put(ctx, item, 'wrote', version, async () => written)
}

/** Puts the words of a memo behind those typed so far, which are kept as a version of their own, so that undo leads back to them. */
export function takeMemo(
  ctx: ReviewCtx,
  item: number,
  memoId: number,
  written: Written,
  version: number,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const memo = await getMemo(ctx.db, ctx.review.id, memoId)
    const words = withMemo(written.words, memo.text)
    if (words.length > LONGEST)
      throw invalid('words', 'With this memo the words would be too long. Shorten them first.')
    const typed = await put(ctx, item, 'wrote', version, async () => ({ ...written, status: statusOf(written) }))
    return put(ctx, item, 'wrote', typed, async () => ({ ...written, words, status: statusOf({ ...written, words }) }))
  })
}

/** Undoes the save that made `version`, as long as nobody saved after it. */
export function takeBackItem(ctx: ReviewCtx, item: number, version: number): Promise<number> {
  return put(ctx, item, 'took back', version, ctx => getVersion(ctx.db, ctx.review.id, item, version - 1), LATER)
}

/** Makes an earlier version the newest again. `latest` is the one that the reader saw as the newest. */
export function returnItem(ctx: ReviewCtx, item: number, version: number, latest: number): Promise<number> {
  return put(ctx, item, 'went back with', latest, ctx => getVersion(ctx.db, ctx.review.id, item, version), LATER)
}

const LATER = 'Someone has saved this item since. Its history shows what changed.'

/** `refusal`: what is said of a save in between where there is no form whose texts could be brought together. */
function put(
  ctx: ReviewCtx,
  item: number,
  verb: (typeof VERBS)[number],
  version: number,
  work: (ctx: ReviewCtx) => Promise<Written>,
  refusal: string | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    if (!STANDARD.some(one => one.item === item)) throw notFound('This item')
    const before = await findSaid(ctx.db, ctx.review.id, item)
    const now = before?.version ?? 0
    if (refusal !== null && now !== version) throw conflict(refusal)
    const { status, words, page, reason } = await work(ctx)
    const after = { status, words, page, reason }
    const row = { ...after, reviewId: ctx.review.id, item, writtenAt: ctx.now, writtenBy: personOf(ctx) }
    if (now === version && isSame(before ?? UNSAID, after)) return now
    if (now !== version || !(await saveSaid(ctx.db, { ...row, version: version + 1 })))
      throw stale('This item', {
        version: now,
        ...(await lastChange(ctx.db, ctx.review.id, KIND, item, VERBS)),
        fields: [
          { name: 'words', label: 'In your words', theirs: before?.words ?? '', mine: words },
          { name: 'status', label: 'Status', theirs: before?.status ?? 'open', mine: status, isChoice: true },
          { name: 'page', label: 'Where in the paper', theirs: before?.page ?? '', mine: page },
          { name: 'reason', label: 'Why it was not done', theirs: before?.reason ?? '', mine: reason },
        ],
      })
    await record(ctx, {
      verb,
      subjectKind: KIND,
      subjectId: item,
      ...(before === undefined ? {} : { before: wordsOf(before) }),
      after,
    })
    return version + 1
  })
}

const wordsOf = ({ status, words, page, reason }: Written): Written => ({ status, words, page, reason })

function isSame(one: Written, other: Written): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other))
}
