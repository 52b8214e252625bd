// What changes tensions: named, changed, deleted.
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { stale } from '../../../core/errors.ts'
import { checkPrinciples, checkRefs } from '../ties/actions.ts'
import { refsNamed } from '../ties/naming.ts'
import {
  deleteTensionRows,
  getTension,
  insertTension,
  listTensionRows,
  replaceTies,
  type Tension,
  updateTension,
} from './store.ts'

const KIND = 'tension'

export type TensionWords = {
  readonly name: string
  readonly about: string
  readonly firstSide: string
  readonly secondSide: string
  /** What helps to hold both. */
  readonly holding: string
  /** Names such as "CMOC 12", ticked; `…Others` are typed. */
  readonly first: readonly string[]
  readonly firstOthers: string
  readonly second: readonly string[]
  readonly secondOthers: string
  readonly principles: readonly number[]
}

/** Returns its number. */
export function addTension(ctx: ReviewCtx, words: TensionWords): Promise<number> {
  return transaction(ctx, async ctx => {
    const ties = await tiesOf(ctx, words)
    const id = await nextId(ctx.db, ctx.review.id, KIND)
    const own = wordsOf(words)
    const signed = { createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertTension(ctx.db, { reviewId: ctx.review.id, id, ...own, ...signed })
    await replaceTies(ctx.db, ctx.review.id, id, ties)
    await record(ctx, { verb: 'added', subjectKind: KIND, subjectId: id, after: { ...own, ...ties } })
    return id
  })
}

export function changeTension(
  ctx: ReviewCtx,
  id: number,
  words: TensionWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getTension(ctx.db, ctx.review.id, id)
    const ties = await tiesOf(ctx, words)
    const own = wordsOf(words)
    if (!(await updateTension(ctx.db, ctx.review.id, id, words.version, own)))
      throw stale('This tension', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, KIND, id, ['changed'])),
        fields: LABELS.map(([name, label]) => ({ name, label, theirs: before[name], mine: own[name] })),
      })
    await replaceTies(ctx.db, ctx.review.id, id, ties)
    const was = { ...wordsOf(before), ...tiesBefore(before) }
    await record(ctx, { verb: 'changed', subjectKind: KIND, subjectId: id, before: was, after: { ...own, ...ties } })
  })
}

/** Returns the bin's number. */
export function deleteTension(ctx: ReviewCtx, id: number, decidedOn: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const { name, version } = await getTension(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, decidedOn, { version }, { what: 'This tension', kind: KIND, id, verbs: ['changed'] })
    const rows = await listTensionRows(ctx.db, ctx.review.id, id)
    const bin = await keepInBin(ctx, { kind: KIND, id, title: name, rows, see: `/framework/tensions/${id}` })
    await deleteTensionRows(ctx.db, ctx.review.id, id)
    return bin
  })
}

const LABELS = [
  ['name', 'Name'],
  ['about', 'What the tension is'],
  ['firstSide', 'One side'],
  ['secondSide', 'The other side'],
  ['holding', 'What helps to hold both'],
] as const

function wordsOf({ name, about, firstSide, secondSide, holding }: Pick<TensionWords, (typeof LABELS)[number][0]>) {
  return { name, about, firstSide, secondSide, holding }
}

const tiesBefore = ({ first, second, principles }: Tension) => ({
  first,
  second,
  principles: principles.map(one => one.id),
})

/** A configuration may pull on both sides; what helps to hold both may name others, which stay what they are. */
async function tiesOf(ctx: ReviewCtx, words: TensionWords) {
  await checkRefs(ctx, refsNamed([], '', [words.about, words.holding]), 'holding')
  return {
    first: await checkRefs(ctx, refsNamed(words.first, words.firstOthers), 'firstOthers'),
    second: await checkRefs(ctx, refsNamed(words.second, words.secondOthers), 'secondOthers'),
    principles: await checkPrinciples(ctx, words.principles),
  }
}
