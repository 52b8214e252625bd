// What drafts and changes rounds: words, rule with the time it was chosen, questions, principles put.
import { dayOf } from '../../core/clock.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId, nextIds } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, Invalid, invalid, stale } from '../../core/errors.ts'
import { listPrinciples } from '../../principles/store.ts'
import { isPriority, ratedQuestions, type Scale, standingOf } from '../domain.ts'
import { setFeedback } from '../feedback/store.ts'
import { putAtEnd } from '../items/actions.ts'
import { deleteItems, listItems, updateItem } from '../items/store.ts'
import { sameSubject } from '../items/words.ts'
import { getPanel } from '../panels/store.ts'
import { DEFAULT_RULE, misfitOf, type Rule } from '../rule.ts'
import { getRound, insertRound, listQuestions, type Round, setQuestions, updateRound } from './store.ts'
import { typedBeside } from './typed.ts'

export type RoundWords = Partial<Rule> & {
  readonly title: string
  readonly intro: string
  /** The same in Dutch, where the panel has people who read it. */
  readonly titleNl?: string
  readonly introNl?: string
  readonly closesOn: string | null
  readonly isAnonymous?: boolean
  /** The round of the same panel that this one follows. */
  readonly followsId?: number | null
  readonly questions: readonly {
    /** Its place in the form, for what is wrong with it. */
    readonly n?: number
    readonly text: string
    readonly scale: Scale
    readonly most?: number | null
    readonly lowLabel: string
    readonly highLabel: string
    readonly textNl?: string
    readonly lowLabelNl?: string
    readonly highLabelNl?: string
  }[]
  /** Numbers of principles, in the order in which they are asked. */
  readonly principles: readonly number[]
}

/** A draft round; one that follows another takes over what that put beside principles. Returns its number. */
export function addRound(ctx: ReviewCtx, panelId: number, round: RoundWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const values = await valuesOf(ctx, panelId, round)
    const id = await nextId(ctx.db, ctx.review.id, 'round')
    await insertRound(ctx.db, {
      ...values,
      reviewId: ctx.review.id,
      id,
      panelId,
      ruleChosenAt: ctx.now,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await putQuestions(ctx, id, round.questions)
    await putPrinciples(ctx, id, round.principles)
    if (values.followsId !== null) await takeOver(ctx, id, values.followsId)
    const after = { panelId, ...values, principles: round.principles }
    await record(ctx, { verb: 'drafted', subjectKind: 'round', subjectId: id, after })
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
    if (before.status !== 'draft')
      throw conflict('This round has been opened; its questions and items are fixed.', {
        typed: typedBeside(round, before, await listQuestions(ctx.db, ctx.review.id, [id])),
      })
    const values = await valuesOf(ctx, before.panelId, round, id)
    const ruleChosenAt = isSameRule(before, values) ? (before.ruleChosenAt ?? ctx.now) : ctx.now
    if (!(await updateRound(ctx.db, ctx.review.id, id, round.version, { ...values, ruleChosenAt })))
      throw stale('This round', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'round', id, ['changed'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: round.title },
          { name: 'intro', label: 'Introduction', theirs: before.intro, mine: round.intro },
        ],
      })
    await putQuestions(ctx, id, round.questions)
    await putPrinciples(ctx, id, round.principles)
    await linkEarlier(ctx, id, values.followsId)
    if (before.followsId !== values.followsId) await setFeedback(ctx.db, ctx.review.id, id, [])
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'round',
      subjectId: id,
      before: { title: before.title, closesOn: before.closesOn, rule: before.rule, rulePercent: before.rulePercent },
      after: { ...values, principles: round.principles },
    })
  })
}

function isSameRule(a: Rule, b: Rule): boolean {
  return a.rule === b.rule && a.rulePercent === b.rulePercent && a.ruleRange === b.ruleRange
}

async function valuesOf(ctx: ReviewCtx, panelId: number, round: RoundWords, id?: number) {
  const { title, titleNl = '', intro, introNl = '', closesOn, followsId = null } = round
  needNotPast(ctx, closesOn)
  const rule = {
    rule: round.rule ?? DEFAULT_RULE.rule,
    rulePercent: round.rulePercent ?? DEFAULT_RULE.rulePercent,
    ruleRange: round.ruleRange ?? DEFAULT_RULE.ruleRange,
  }
  const misfit = misfitOf(
    rule.rule,
    round.questions.flatMap(one => (isPriority(one.scale) ? [] : [one.scale])),
  )
  if (misfit !== null) throw invalid('rule', misfit)
  if (followsId !== null) needEarlier(await getRound(ctx.db, ctx.review.id, followsId).catch(() => null), panelId, id)
  const isAnonymous = round.isAnonymous === false ? (0 as const) : (1 as const)
  return { title, titleNl, intro, introNl, closesOn, isAnonymous, followsId, ...rule }
}

function needEarlier(earlier: Round | null, panelId: number, id?: number): void {
  if (earlier === null || earlier.panelId !== panelId || earlier.id === id || earlier.status === 'draft')
    throw invalid('follows', 'Choose a round of this panel that was opened before.')
}

export function needNotPast(ctx: ReviewCtx, closesOn: string | null): void {
  if (closesOn !== null && closesOn < dayOf(ctx.now)) throw invalid('closesOn', 'Choose today or a later day.')
}

async function putQuestions(ctx: ReviewCtx, id: number, questions: RoundWords['questions']): Promise<void> {
  const problems = questions.flatMap((question, at) => problemsOf(question, question.n ?? at + 1))
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems))
  const first = await nextIds(ctx.db, ctx.review.id, 'round question', questions.length)
  await setQuestions(
    ctx.db,
    ctx.review.id,
    id,
    questions.map(({ text, scale, most = null, lowLabel, highLabel, ...dutch }, at) => ({
      id: first + at,
      text,
      scale,
      most: isPriority(scale) ? most : null,
      lowLabel: isPriority(scale) ? '' : lowLabel,
      highLabel: isPriority(scale) ? '' : highLabel,
      textNl: dutch.textNl ?? '',
      lowLabelNl: isPriority(scale) ? '' : (dutch.lowLabelNl ?? ''),
      highLabelNl: isPriority(scale) ? '' : (dutch.highLabelNl ?? ''),
      position: at + 1,
    })),
  )
}

/** Both ends of a scale have words; priorities say how much there is to give. */
function problemsOf(question: RoundWords['questions'][number], n: number): [string, string[]][] {
  if (question.scale === 'choose')
    return (question.most ?? 0) > 0 ? [] : [[`q${n}Most`, ['Say how many may be chosen.']]]
  if (question.scale === 'points')
    return (question.most ?? 0) > 1 ? [] : [[`q${n}Most`, ['Say how many points there are to share, 2 or more.']]]
  if (question.scale === 'agree') return []
  const low: [string, string[]][] =
    question.lowLabel === '' ? [[`q${n}Low`, ['Say what the lowest answer means.']]] : []
  const high: [string, string[]][] =
    question.highLabel === '' ? [[`q${n}High`, ['Say what the highest answer means.']]] : []
  return [...low, ...high]
}

/** The principles of a draft become those chosen: others leave, new ones come at the end; everything else stays. */
async function putPrinciples(ctx: ReviewCtx, id: number, chosen: readonly number[]): Promise<void> {
  const wanted = [...new Set(chosen)]
  const principles = new Map((await listPrinciples(ctx.db, ctx.review.id, wanted)).map(one => [one.id, one]))
  const unknown = wanted.filter(one => (principles.get(one)?.status ?? 'withdrawn') === 'withdrawn')
  if (unknown.length > 0) throw invalid('principles', `There is no principle ${unknown.join(', ')} to put.`)
  const present = (await listItems(ctx.db, ctx.review.id, id)).filter(item => item.subjectKind === 'principle')
  await deleteItems(
    ctx.db,
    ctx.review.id,
    present.filter(item => !wanted.includes(item.subjectId ?? 0)).map(item => item.id),
  )
  const fresh = wanted.filter(one => !present.some(item => item.subjectId === one))
  await putAtEnd(
    ctx,
    id,
    fresh.flatMap(one => {
      const principle = principles.get(one)
      if (principle === undefined) return []
      return [
        {
          subjectKind: 'principle' as const,
          subjectId: principle.id,
          subjectVersion: principle.version,
          heading: principle.heading,
          plainWords: principle.plainWords.en || principle.plainWords.nl || '',
          restsOn: '',
          ownWords: 0 as const,
        },
      ]
    }),
  )
}

/** What the round before put beside its principles, in the words it had. */
async function takeOver(ctx: ReviewCtx, id: number, followsId: number): Promise<void> {
  const others = (await listItems(ctx.db, ctx.review.id, followsId)).filter(item => item.subjectKind !== 'principle')
  await putAtEnd(
    ctx,
    id,
    others.map(({ subjectKind, subjectId, subjectVersion, heading, plainWords, restsOn, ownWords }) => ({
      subjectKind,
      subjectId,
      subjectVersion,
      heading,
      plainWords,
      restsOn,
      ownWords: ownWords === 1 ? (1 as const) : (0 as const),
    })),
  )
}

/** Which item of the round before each item asks about again; free text keeps the tie it has. */
async function linkEarlier(ctx: ReviewCtx, id: number, followsId: number | null): Promise<void> {
  const earlier = followsId === null ? [] : await listItems(ctx.db, ctx.review.id, followsId)
  for (const item of await listItems(ctx.db, ctx.review.id, id)) {
    const kept = item.subjectKind === 'free text' && earlier.some(one => one.id === item.earlierItemId)
    const earlierItemId = kept ? item.earlierItemId : sameSubject(item, earlier)
    if (earlierItemId !== item.earlierItemId) await updateItem(ctx.db, ctx.review.id, item.id, { earlierItemId })
  }
}

/** What a round still lacks to be opened, one sentence each. */
export async function lacksOf(ctx: ReviewCtx, round: Round): Promise<string[]> {
  const questions = await listQuestions(ctx.db, ctx.review.id, [round.id])
  const items = await listItems(ctx.db, ctx.review.id, round.id)
  const misfit = misfitOf(
    round.rule,
    ratedQuestions(questions).map(one => one.scale),
  )
  const earlier = round.followsId === null ? null : await getRound(ctx.db, ctx.review.id, round.followsId)
  const tooMany = questions.filter(one => one.scale === 'choose' && (one.most ?? 0) > items.length)
  return [
    ...(items.length === 0 ? ['Choose at least one principle to put, or something else.'] : []),
    ...(questions.length === 0 ? ['Write at least one question.'] : []),
    ...(misfit === null ? [] : [misfit]),
    ...(tooMany.length === 0 || items.length === 0
      ? []
      : [`“${tooMany[0]?.text}” lets people choose more than the ${items.length} there are.`]),
    ...(round.closesOn !== null && round.closesOn < dayOf(ctx.now)
      ? ['The last day is over; choose a later one.']
      : []),
    ...(earlier !== null && standingOf(earlier, ctx.now) !== 'closed'
      ? [`Close “${earlier.title}” first: this round shows how the group answered it.`]
      : []),
  ]
}
