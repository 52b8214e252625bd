// The example's panel: people, a meeting with its points, a round with answers and comments, and what became of them.

import type { ReviewCtx } from '../../../core/db/transaction.ts'
import { writeAccount } from '../../../panel/account/actions.ts'
import { giveConsent, saveAnswers, saveMissing } from '../../../panel/answering/actions.ts'
import { chooseFeedback } from '../../../panel/feedback/actions.ts'
import { makeInvitations } from '../../../panel/invitations/actions.ts'
import { putRoundItem } from '../../../panel/items/actions.ts'
import { addMeeting } from '../../../panel/meetings/actions.ts'
import { putItem } from '../../../panel/meetings/agenda/actions.ts'
import { addCorrection } from '../../../panel/meetings/minutes/actions.ts'
import { addPoint } from '../../../panel/meetings/points/actions.ts'
import { closeRound, openRound } from '../../../panel/opening/actions.ts'
import { addPanel, addPanellist } from '../../../panel/panels/actions.ts'
import { dispose } from '../../../panel/results/actions.ts'
import { addRound } from '../../../panel/rounds/actions.ts'
import type { Loading } from '../actions.ts'
import type { Content } from '../content.ts'
import type { Stage } from '../stage.ts'
import { listCommentsOf, listItemsOf } from '../store.ts'

type Round = Content['rounds'][number]

/** People and the meetings that came before anything else. */
export async function meet(stage: Stage, { sayIn }: Loading): Promise<void> {
  const { content, numbers, on } = stage
  const first = on(content.meetings[0]?.heldOn ?? null)
  for (const { key, kind, name, consentText, consentTextNl, contactName, contactPhone, contactEmail } of content.panels)
    numbers.set(
      'panel',
      key,
      await addPanel(first, { kind, name, consentText, consentTextNl, contactName, contactPhone, contactEmail }),
    )
  for (const { key, panel, name, email, role, organisation, language } of content.panellists) {
    const words = { name, email: email.replace(/@.*$/, '@example.invalid'), role, organisation, language }
    numbers.set('panellist', key, await addPanellist(first, numbers.get('panel', panel), words))
  }
  for (const { key, panel, title, heldOn, form, minutes, presence, attending, corrections } of content.meetings) {
    const ctx = on(heldOn)
    const there = attending.map(one => numbers.get('panellist', one))
    const words = { title, heldOn, form, minutes, presence, attending: there }
    const id = await addMeeting(ctx, numbers.get('panel', panel), words)
    for (const correction of corrections) await addCorrection(on(correction.receivedOn), id, correction)
    numbers.set('meeting', key, id)
    for (const item of content.items.filter(one => one.meeting === key)) {
      const words = { principle: null, heading: item.heading, plainWords: item.plainWords }
      numbers.set('item', item.key, await putItem(ctx, id, words, sayIn))
    }
    for (const point of content.points.filter(one => one.meeting === key)) {
      const { role, saidBy, text, choice, reason, disposedAt } = point
      const item = numbers.find('item', point.item)
      const number = await addPoint(ctx, id, { role, saidBy, text, item })
      if (choice !== null)
        await dispose(on(disposedAt), 'point', number, { choice, reason, resultingVersion: null, version: 0 })
    }
  }
}

/** Every round opened, answered and closed; the answers to comments come once the principles have their new versions. */
export async function askRounds(stage: Stage, { sayIn }: Loading): Promise<void> {
  const { content, numbers, on } = stage
  for (const round of content.rounds.filter(one => one.status === 'closed')) {
    const items = content.items.filter(one => one.round === round.key)
    const { title, intro, closesOn, questions, panel, opensOn } = round
    const principles = items.map(item => numbers.get('principle', item.subject ?? ''))
    const id = await addRound(on(opensOn), numbers.get('panel', panel), {
      title,
      intro,
      closesOn,
      questions,
      principles,
    })
    numbers.set('round', round.key, id)
    await openRound(on(opensOn), id, sayIn)
    const put = await listItemsOf(on(opensOn).db, on(opensOn).review.id, id)
    for (const [at, item] of items.entries()) numbers.set('item', item.key, put[at] ?? 0)
    await answer(stage, round, id)
    await closeRound(on(closesOn), id)
  }
}

async function answer(stage: Stage, round: Round, roundId: number): Promise<void> {
  const { content, numbers, on } = stage
  const people = content.panellists.filter(one => one.panel === round.panel)
  await makeInvitations(
    on(round.opensOn),
    roundId,
    people.map(one => numbers.get('panellist', one.key)),
  )
  for (const { panellist, mayQuote, mayThank, givenAt } of content.consents) {
    const { ctx, seat } = seatOf(stage, panellist, roundId, givenAt)
    await giveConsent(ctx, seat, { mayQuote, mayThank })
  }
  for (const rating of content.ratings.filter(one => one.round === round.key)) {
    const { ctx, seat } = seatOf(stage, rating.panellist, roundId, rating.ratedAt)
    const position = round.questions.findIndex(question => question.key === rating.question) + 1
    const said = content.panelComments.find(one => one.item === rating.item && one.panellist === rating.panellist)
    const scores = new Map([[position, rating.score]])
    await saveAnswers(ctx, seat, numbers.get('item', rating.item), { scores, comment: said?.text ?? '' })
  }
  for (const { item, panellist, text, writtenAt, round: key } of content.panelComments) {
    if (key !== round.key) continue
    const { ctx, seat } = seatOf(stage, panellist, roundId, writtenAt)
    if (item === null) await saveMissing(ctx, seat, text)
    else await saveAnswers(ctx, seat, numbers.get('item', item), { scores: new Map(), comment: text })
  }
  for (const { item, panellist, setting, differs, because, writtenAt, round: key } of content.differences) {
    if (key !== round.key) continue
    const { ctx, seat } = seatOf(stage, panellist, roundId, writtenAt)
    const comment = content.panelComments.find(one => one.item === item && one.panellist === panellist)?.text ?? ''
    const difference = { setting, differs, because }
    await saveAnswers(ctx, seat, numbers.get('item', item), { scores: new Map(), comment, difference })
  }
}

function seatOf({ numbers, on }: Stage, panellist: string, roundId: number, day: string) {
  const panellistId = numbers.get('panellist', panellist)
  const ctx: ReviewCtx = { ...on(day), actor: { kind: 'panellist', id: panellistId } }
  return { ctx, seat: { panellistId, roundId } }
}

/** The account of the panel, and what became of each comment, with the version of the principle that it led to. */
export async function answerComments({ content, numbers, on }: Stage): Promise<void> {
  for (const { key, account } of content.panels) {
    const { at, ...words } = account
    await writeAccount(on(at), numbers.get('panel', key), { ...words, version: 0 })
  }
  for (const one of content.panelComments) {
    if (one.choice === null) continue
    const { choice, reason, resultingVersion, disposedAt } = one
    const ctx = on(disposedAt)
    const written = await listCommentsOf(ctx.db, ctx.review.id, numbers.get('round', one.round))
    const item = numbers.find('item', one.item)
    const panellist = numbers.get('panellist', one.panellist)
    const comment = written.find(row => row.itemId === item && row.panellistId === panellist)
    if (comment !== undefined)
      await dispose(ctx, 'comment', comment.id, { choice, reason, resultingVersion, version: 0 })
  }
}

/** The rounds that are still drafts: all principles as they stand, words of the team's own, and what they show of the round before. */
export async function draftRounds({ content, numbers, on }: Stage, { sayIn }: Loading): Promise<void> {
  for (const round of content.rounds.filter(one => one.status === 'draft')) {
    const ctx = on(round.opensOn)
    const { title, intro, questions, follows = null } = round
    const principles = content.items.flatMap(item =>
      item.round === follows && item.subject !== null ? [numbers.get('principle', item.subject)] : [],
    )
    const followsId = numbers.find('round', follows)
    const words = { title, intro, closesOn: round.closesOn, questions, principles, followsId }
    const id = await addRound(ctx, numbers.get('panel', round.panel), words)
    for (const { heading, plainWords } of content.items.filter(item => item.round === round.key))
      await putRoundItem(ctx, id, { subject: null, heading, plainWords }, sayIn)
    const written = followsId === null ? [] : await listCommentsOf(ctx.db, ctx.review.id, followsId)
    const chosen = content.feedback.flatMap(({ round: key, item, panellist, text }) => {
      const put = numbers.get('item', item)
      const who = numbers.get('panellist', panellist)
      const comment = written.find(row => row.itemId === put && row.panellistId === who)
      return key !== round.key || comment === undefined ? [] : [{ id: comment.id, text }]
    })
    if (chosen.length > 0) await chooseFeedback(ctx, id, chosen)
  }
}
