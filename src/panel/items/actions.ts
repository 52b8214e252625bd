// What changes the items of a draft: putting a subject as it stands now or words of one's own, order, words, taking out.
import { readConfigurations } from '../../configurations/store.ts'
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { nextIds } from '../../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { readPrinciple } from '../../principles/reading.ts'
import { loadGround } from '../../principles/resting/store.ts'
import { listPrinciples } from '../../principles/store.ts'
import { listQuestions } from '../../reviews/questions/store.ts'
import { listSearches, listTheoryStatements } from '../../sources/searches/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import type { Language, Say } from '../domain.ts'
import { searchItem } from '../meetings/search-item.ts'
import { getRound } from '../rounds/store.ts'
import { restsOnText } from './rests-on.ts'
import {
  deleteItems,
  getItemRow,
  insertItems,
  listItems,
  listStatementVersions,
  moveItem,
  type NewItem,
  rewordItem,
  updateItem,
} from './store.ts'
import { type Bound, configurationItem, questionItem, type Subject, sameSubject, statementItem } from './words.ts'

type SayIn = (language: Language) => Say

/** Subjects as they stand now, in their order; one that is gone, withdrawn, retired or dropped is left out. */
export async function bindSubjects(ctx: ReviewCtx, subjects: readonly Subject[], sayIn: SayIn): Promise<Bound[]> {
  const principles = await bindPrinciples(
    ctx,
    subjects.flatMap(one => (one.kind === 'principle' ? [one.id] : [])),
    sayIn,
  )
  const configurations = await readConfigurations(
    ctx.db,
    ctx.review.id,
    'synthesised',
    subjects.flatMap(one => (one.kind === 'configuration' ? [one.id] : [])),
    'CMO',
  )
  const others = await bindOthers(ctx, subjects)
  const bound = [
    ...principles,
    ...configurations.filter(one => one.status !== 'retired').map(configurationItem),
    ...others,
  ]
  return subjects.flatMap(({ kind, id }) => {
    const found = bound.find(one => one.subjectKind === kind && (kind === 'question' || one.subjectId === id))
    return found === undefined ? [] : [found]
  })
}

async function bindPrinciples(ctx: ReviewCtx, ids: readonly number[], sayIn: SayIn): Promise<Bound[]> {
  if (ids.length === 0) return []
  const principles = (await listPrinciples(ctx.db, ctx.review.id, ids)).filter(one => one.status !== 'withdrawn')
  const ground = await loadGround(ctx.db, ctx.review.id, principles, 'CMO')
  return principles.map(principle => ({
    subjectKind: 'principle',
    subjectId: principle.id,
    subjectVersion: principle.version,
    heading: principle.heading,
    plainWords: principle.plainWords.en || principle.plainWords.nl || '',
    restsOn: restsOnText(readPrinciple(principle, ground), sayIn),
  }))
}

/** Theory statements, the review question and planned searches: a statement or two for each kind, however many they are. */
async function bindOthers(ctx: ReviewCtx, subjects: readonly Subject[]): Promise<Bound[]> {
  const { db, review } = ctx
  const idsOf = (kind: Subject['kind']) => subjects.flatMap(one => (one.kind === kind ? [one.id] : []))
  const versions = Map.groupBy(
    await listStatementVersions(db, review.id, idsOf('theory statement')),
    one => one.statementId,
  )
  const [question] = idsOf('question').length === 0 ? [] : await listQuestions(db, review.id)
  const wanted = idsOf('search')
  const searches = wanted.length === 0 ? [] : await listSearches(db, review.id)
  const raisedBy = wanted.length === 0 ? [] : await listTheoryStatements(db, review.id)
  return [
    ...[...versions].map(([id, own]) => statementItem(id, own)),
    ...(question === undefined ? [] : [questionItem(question)]),
    ...searches
      .filter(search => search.status === 'planned' && wanted.includes(search.id))
      .map(search => {
        const statement = raisedBy.find(one => one.id === search.theoryStatementId)
        return searchItem(search, statement === undefined ? '' : sentenceOf(statement), '')
      }),
  ]
}

/** A round that can still be changed; its items are fixed once it has been opened. */
async function draftOf(ctx: ReviewCtx, roundId: number) {
  const round = await getRound(ctx.db, ctx.review.id, roundId)
  if (round.status !== 'draft') throw conflict('This round has been opened; its items and questions are fixed.')
  return round
}

/** Puts items at the end of a draft, each bound to the item of the round before that asks about the same. */
export async function putAtEnd(
  ctx: ReviewCtx,
  roundId: number,
  bound: readonly (Bound & { readonly ownWords: 0 | 1 })[],
): Promise<number[]> {
  if (bound.length === 0) return []
  const { followsId } = await getRound(ctx.db, ctx.review.id, roundId)
  const earlier = followsId === null ? [] : await listItems(ctx.db, ctx.review.id, followsId)
  const last = (await listItems(ctx.db, ctx.review.id, roundId)).at(-1)?.position ?? 0
  const first = await nextIds(ctx.db, ctx.review.id, 'item', bound.length)
  const items: NewItem[] = bound.map((one, at) => ({
    ...one,
    id: first + at,
    roundId,
    earlierItemId: sameSubject(one, earlier),
    position: last + at + 1,
  }))
  await insertItems(ctx.db, ctx.review.id, items)
  return items.map(item => item.id)
}

export type OwnWords = { readonly heading: string; readonly plainWords: string }

/** A subject as it stands now, or in the lead's words, or free text where `subject` is null. Returns the item's number. */
export function putRoundItem(
  ctx: ReviewCtx,
  roundId: number,
  { subject, ...words }: OwnWords & { readonly subject: Subject | null },
  sayIn: SayIn,
): Promise<number> {
  return transaction(ctx, async ctx => {
    await draftOf(ctx, roundId)
    const present = await listItems(ctx.db, ctx.review.id, roundId)
    if (present.length >= MOST_ITEMS) throw invalid('subject', `A round holds at most ${MOST_ITEMS} items.`)
    const bound = subject === null ? freeText(words) : await oneSubject(ctx, subject, words, sayIn)
    if (subject !== null && present.some(one => one.subjectKind === subject.kind && one.subjectId === bound.subjectId))
      throw invalid('subject', 'This is in the round already.')
    const [id] = await putAtEnd(ctx, roundId, [bound])
    await record(ctx, {
      verb: 'put an item to',
      subjectKind: 'round',
      subjectId: roundId,
      after: { item: id, kind: bound.subjectKind, subject: bound.subjectId, version: bound.subjectVersion },
    })
    return id ?? 0
  })
}

/** More would keep nobody at it, and a page a person at a time. */
export const MOST_ITEMS = 100

function freeText({ heading, plainWords }: OwnWords): Bound & { ownWords: 1 } {
  if (heading === '') throw invalid('heading', 'Choose what is put, or enter it in your own words.')
  const subject = { subjectKind: 'free text', subjectId: null, subjectVersion: null } as const
  return { ...subject, heading, plainWords, restsOn: '', ownWords: 1 }
}

async function oneSubject(ctx: ReviewCtx, subject: Subject, words: OwnWords, sayIn: SayIn) {
  const own = words.heading !== '' || words.plainWords !== ''
  if (subject.kind === 'principle' && own)
    throw invalid('heading', 'A principle is put in its own plain words. Change them there.')
  const [bound] = await bindSubjects(ctx, [subject], sayIn)
  if (bound === undefined) throw invalid('subject', `There is no ${subject.kind} ${subject.id} to put.`)
  const ownWords = own ? (1 as const) : (0 as const)
  return {
    ...bound,
    heading: words.heading || bound.heading,
    plainWords: own ? words.plainWords : bound.plainWords,
    ownWords,
  }
}

const [REWORDED, MOVED] = ['reworded an item of', 'moved an item of']
const CHANGING = [REWORDED, MOVED]

/** Words of the lead's own for anything but a principle; they are about its version of this moment. */
export function wordItem(
  ctx: ReviewCtx,
  roundId: number,
  id: number,
  { version, ...words }: OwnWords & { readonly version: number },
  sayIn: SayIn,
): Promise<void> {
  return transaction(ctx, async ctx => {
    await draftOf(ctx, roundId)
    const before = await getItemRow(ctx.db, ctx.review.id, roundId, id)
    if (before.subjectKind === 'principle')
      throw invalid('heading', 'A principle is put in its own plain words. Change them there.')
    const subject =
      before.subjectKind === 'free text' || before.subjectId === null
        ? null
        : { kind: before.subjectKind, id: before.subjectId }
    const { heading, plainWords, ownWords, subjectVersion } =
      subject === null ? freeText(words) : await oneSubject(ctx, subject, words, sayIn)
    if (!(await rewordItem(ctx.db, ctx.review.id, id, version, { heading, plainWords, ownWords, subjectVersion })))
      throw stale('This item', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'round', roundId, CHANGING, { item: id })),
        fields: [
          { name: 'heading', label: 'What panellists read first', theirs: before.heading, mine: words.heading },
          { name: 'plainWords', label: 'In plain words', theirs: before.plainWords, mine: words.plainWords },
        ],
      })
    await record(ctx, {
      verb: REWORDED,
      subjectKind: 'round',
      subjectId: roundId,
      before: { item: id, heading: before.heading, plainWords: before.plainWords },
      after: { item: id, heading, plainWords },
    })
  })
}

/** One place up or down, or out of the draft; what it was stays in the activity. */
export function placeItem(
  ctx: ReviewCtx,
  roundId: number,
  id: number,
  to: 'up' | 'down' | 'out',
  decidedOn: number | null = null,
): Promise<void> {
  return transaction(ctx, async ctx => {
    await draftOf(ctx, roundId)
    const before = await getItemRow(ctx.db, ctx.review.id, roundId, id)
    const { subjectKind, heading, plainWords, position } = before
    const thing = { what: 'This item', kind: 'round', id: roundId, verbs: CHANGING, part: { item: id } }
    await refuseOvertaken(ctx, decidedOn, before, thing)
    const items = await listItems(ctx.db, ctx.review.id, roundId)
    const other = items[items.findIndex(one => one.id === id) + (to === 'up' ? -1 : 1)]
    if (to === 'out') await deleteItems(ctx.db, ctx.review.id, [id])
    else if (other === undefined) return
    else {
      await moveItem(ctx.db, ctx.review.id, id, other.position)
      await updateItem(ctx.db, ctx.review.id, other.id, { position })
    }
    await record(ctx, {
      verb: to === 'out' ? 'took an item out of' : MOVED,
      subjectKind: 'round',
      subjectId: roundId,
      before: { item: id, kind: subjectKind, heading, plainWords },
      after: to === 'out' ? undefined : { item: id, to },
    })
  })
}

/** Every item of a draft that is not in the lead's own words becomes what its subject says now. Returns what no longer stands. */
export async function rebindItems(ctx: ReviewCtx, roundId: number, sayIn: SayIn): Promise<number[]> {
  const items = (await listItems(ctx.db, ctx.review.id, roundId)).filter(item => item.subjectKind !== 'free text')
  const now = await bindSubjects(
    ctx,
    items.map(item => ({ kind: item.subjectKind as Subject['kind'], id: item.subjectId ?? 0 })),
    sayIn,
  )
  const gone: number[] = []
  for (const item of items) {
    const bound = now.find(
      one =>
        one.subjectKind === item.subjectKind && (one.subjectKind === 'question' || one.subjectId === item.subjectId),
    )
    if (bound === undefined) gone.push(item.position)
    else if (item.ownWords === 0) {
      const { subjectId, subjectVersion, heading, plainWords, restsOn } = bound
      await updateItem(ctx.db, ctx.review.id, item.id, { subjectId, subjectVersion, heading, plainWords, restsOn })
    }
  }
  return gone
}
