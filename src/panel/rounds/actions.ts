// What changes rounds: drafting, opening with the words frozen, moving the last day, closing.
import { dayOf } from '../../core/clock.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId, nextIds } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, Invalid, invalid, stale } from '../../core/errors.ts'
import { readPrinciple } from '../../principles/reading.ts'
import { loadGround } from '../../principles/resting/store.ts'
import { putToPanel } from '../../principles/standing/actions.ts'
import { listPrinciples, type Principle } from '../../principles/store.ts'
import { type Language, type Say, type Scale, standingOf } from '../domain.ts'
import { getPanel } from '../panels/store.ts'
import { restsOnText } from './rests-on.ts'
import {
  getRound,
  insertRound,
  listItems,
  listQuestions,
  setItems,
  setQuestions,
  updateItem,
  updateRound,
} from './store.ts'

export type RoundWords = {
  readonly title: string
  readonly intro: string
  readonly closesOn: string | null
  readonly questions: readonly {
    readonly text: string
    readonly scale: Scale
    readonly lowLabel: string
    readonly highLabel: string
  }[]
  /** Numbers of principles, in the order in which they are asked. */
  readonly principles: readonly number[]
}

/** A draft round; returns its number. */
export function addRound(ctx: ReviewCtx, panelId: number, round: RoundWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const { title, intro, closesOn } = round
    needNotPast(ctx, closesOn)
    const id = await nextId(ctx.db, ctx.review.id, 'round')
    await insertRound(ctx.db, {
      reviewId: ctx.review.id,
      id,
      panelId,
      title,
      intro,
      closesOn,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await setParts(ctx, id, round)
    await record(ctx, {
      verb: 'drafted',
      subjectKind: 'round',
      subjectId: id,
      after: { panelId, title, closesOn, principles: round.principles },
    })
    return id
  })
}

export function changeRound(
  ctx: ReviewCtx,
  id: number,
  round: RoundWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getRound(ctx.db, ctx.review.id, id)
    if (before.status !== 'draft') throw conflict('This round has been opened; its questions and principles are fixed.')
    const { title, intro, closesOn, version } = round
    needNotPast(ctx, closesOn)
    if (!(await updateRound(ctx.db, ctx.review.id, id, version, { title, intro, closesOn })))
      throw stale('This round', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'round', id, ['changed'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: title },
          { name: 'intro', label: 'Introduction', theirs: before.intro, mine: intro },
        ],
      })
    await setParts(ctx, id, round)
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'round',
      subjectId: id,
      before: { title: before.title, closesOn: before.closesOn },
      after: { title, closesOn, principles: round.principles },
    })
  })
}

function needNotPast(ctx: ReviewCtx, closesOn: string | null): void {
  if (closesOn !== null && closesOn < dayOf(ctx.now)) throw invalid('closesOn', 'Choose today or a later day.')
}

async function setParts(ctx: ReviewCtx, id: number, round: RoundWords): Promise<void> {
  const first = await nextIds(ctx.db, ctx.review.id, 'round question', round.questions.length)
  await setQuestions(
    ctx.db,
    ctx.review.id,
    id,
    round.questions.map(({ text, scale, lowLabel, highLabel }, at) => ({
      id: first + at,
      text,
      scale,
      lowLabel,
      highLabel,
      position: at + 1,
    })),
  )
  const wanted = [...new Set(round.principles)]
  const principles = new Map(
    (await listPrinciples(ctx.db, ctx.review.id, wanted)).map(principle => [principle.id, principle]),
  )
  const unknown = wanted.filter(
    principle => principles.get(principle) === undefined || principles.get(principle)?.status === 'withdrawn',
  )
  if (unknown.length > 0) throw invalid('principles', `There is no principle ${unknown.join(', ')} to put.`)
  if (wanted.length === 0) return setItems(ctx.db, ctx.review.id, id, [])
  const item = await nextIds(ctx.db, ctx.review.id, 'item', wanted.length)
  await setItems(
    ctx.db,
    ctx.review.id,
    id,
    [...principles.values()]
      .sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id))
      .map((principle, at) => ({
        id: item + at,
        subjectKind: 'principle',
        subjectId: principle.id,
        subjectVersion: principle.version,
        heading: principle.heading,
        plainWords: plainWordsOf(principle),
        restsOn: '',
        position: at + 1,
      })),
  )
}

/** The words for those without words of their own language: English, else Dutch. */
function plainWordsOf(principle: Principle): string {
  return principle.plainWords.en || principle.plainWords.nl || ''
}

/**
 * Opens a draft: every principle is frozen as it stands now, with its version, its words and what it rests on. Refused
 * with one sentence for each thing that is missing.
 */
export function openRound(ctx: ReviewCtx, id: number, sayIn: (language: Language) => Say): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (round.status !== 'draft') throw conflict('This round has been opened already.')
    const panel = await getPanel(ctx.db, ctx.review.id, round.panelId)
    const items = await listItems(ctx.db, ctx.review.id, id)
    const ids = items.flatMap(item => (item.subjectId === null ? [] : [item.subjectId]))
    const principles = await listPrinciples(ctx.db, ctx.review.id, ids)
    const wordless = principles.filter(principle => plainWordsOf(principle) === '')
    const headless = principles.filter(principle => principle.heading === '')
    const withdrawn = principles.filter(principle => principle.status === 'withdrawn')
    const problems = [
      ...(items.length === 0 ? ['Choose at least one principle to put.'] : []),
      ...((await listQuestions(ctx.db, ctx.review.id, [id])).length === 0 ? ['Write at least one question.'] : []),
      ...(round.closesOn !== null && round.closesOn < dayOf(ctx.now)
        ? ['The last day is over; choose a later one.']
        : []),
      ...(wordless.length === 0 ? [] : [`Plain words are missing for ${named(wordless)}.`]),
      ...(headless.length === 0 ? [] : [`Headings are missing for ${named(headless)}.`]),
      ...(withdrawn.length === 0 ? [] : [`Withdrawn meanwhile: ${named(withdrawn)}.`]),
    ]
    const unreachable = panel.contactPhone === '' && panel.contactEmail === ''
    if (problems.length > 0 || unreachable)
      throw new Invalid({
        ...(problems.length === 0 ? {} : { form: problems }),
        ...(unreachable ? { contact: ['Give a telephone number or an e-mail address of the person to ask.'] } : {}),
      })
    const ground = await loadGround(ctx.db, ctx.review.id, principles, 'CMO')
    for (const item of items) {
      const principle = principles.find(one => one.id === item.subjectId)
      if (principle === undefined) continue
      await updateItem(ctx.db, ctx.review.id, item.id, {
        subjectVersion: principle.version,
        heading: principle.heading,
        plainWords: plainWordsOf(principle),
        restsOn: restsOnText(readPrinciple(principle, ground), sayIn),
      })
    }
    if (!(await updateRound(ctx.db, ctx.review.id, id, round.version, { status: 'open', openedAt: ctx.now })))
      throw conflict('This round was changed by someone else just now. Look at it again.')
    await putToPanel(ctx, ids)
    await record(ctx, {
      verb: 'opened',
      subjectKind: 'round',
      subjectId: id,
      after: { items: principles.map(principle => ({ principle: principle.id, version: principle.version })) },
    })
  })
}

function named(principles: readonly Principle[]): string {
  return principles.map(principle => `principle ${principle.id}`).join(', ')
}

/** Moves the last day of an open round; one that is over stays over. */
export function changeClosingDay(ctx: ReviewCtx, id: number, closesOn: string | null, version: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (standingOf(round, ctx.now) === 'closed') throw conflict('This round is closed.')
    needNotPast(ctx, closesOn)
    if (!(await updateRound(ctx.db, ctx.review.id, id, version, { closesOn })))
      throw stale('This round', {
        version: round.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'round', id, ['opened', 'moved the last day of'])),
        fields: [{ name: 'closesOn', label: 'Last day', theirs: round.closesOn ?? '', mine: closesOn ?? '' }],
      })
    await record(ctx, {
      verb: 'moved the last day of',
      subjectKind: 'round',
      subjectId: id,
      before: { closesOn: round.closesOn },
      after: { closesOn },
    })
  })
}

/** From here on the round takes nothing by any path. */
export function closeRound(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (round.status !== 'open')
      throw conflict(round.status === 'draft' ? 'This round has not been opened.' : 'This round is closed already.')
    if (!(await updateRound(ctx.db, ctx.review.id, id, round.version, { status: 'closed', closedAt: ctx.now })))
      throw conflict('This round was changed by someone else just now. Look at it again.')
    await record(ctx, { verb: 'closed', subjectKind: 'round', subjectId: id })
  })
}
