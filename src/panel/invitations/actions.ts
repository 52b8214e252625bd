// Making links, sending them, ending them, and what happens when one is opened. The secret is in the answer and the letter only.
import { minutesLater } from '../../core/clock.ts'
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { type Ctx, personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, notFound } from '../../core/errors.ts'
import type { Letter, Mail } from '../../core/mail.ts'
import { hashSecret, newSecret } from '../../core/secrets.ts'
import { type Language, type Say, standingOf, takesAnswers } from '../domain.ts'
import { listItems } from '../items/store.ts'
import { getRound } from '../rounds/store.ts'
import { isLate } from './late.ts'
import { dayIn, letterTo } from './letter.ts'
import {
  countAskedFor,
  endLinks,
  findInvitation,
  findInvitationRow,
  insertInvitation,
  listInvited,
  updateInvitation,
} from './store.ts'

export type MadeLink = {
  readonly id: number
  readonly panellistId: number
  readonly code: string
  readonly secret: string
  readonly purpose: Purpose
}

type Purpose = 'invitation' | 'reminder'

/** A new link for each person, beside those they have; earlier ones go on working. */
export function makeInvitations(
  ctx: ReviewCtx,
  roundId: number,
  panellistIds: readonly number[],
  purpose: Purpose = 'invitation',
): Promise<MadeLink[]> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, roundId)
    if (standingOf(round, ctx.now) !== 'open')
      throw conflict(
        round.status === 'draft' ? 'Open the round first; then people can be invited.' : 'This round is closed.',
      )
    const people = await listInvited(ctx.db, ctx.review.id, roundId, round.panelId)
    const made: MadeLink[] = []
    for (const id of new Set(panellistIds)) {
      const person = people.find(one => one.id === id)
      if (person === undefined || person.withdrawnAt !== null)
        throw invalid('panellists', 'Choose people of this panel who take part.')
      made.push({ ...(await makeLink(ctx, roundId, id, purpose)), code: person.code })
    }
    return made
  })
}

/** New links for all who were asked, take part and have not answered every item; earlier links go on working. */
export async function makeReminders(ctx: ReviewCtx, roundId: number): Promise<MadeLink[]> {
  const round = await getRound(ctx.db, ctx.review.id, roundId)
  const items = (await listItems(ctx.db, ctx.review.id, roundId)).length
  const people = await listInvited(ctx.db, ctx.review.id, roundId, round.panelId)
  const late = people.filter(one => isLate(one, items))
  if (late.length === 0 && standingOf(round, ctx.now) === 'open')
    throw conflict('Everybody who was asked has finished, or nobody was asked yet.')
  return makeInvitations(
    ctx,
    roundId,
    late.map(one => one.id),
    'reminder',
  )
}

async function makeLink(ctx: ReviewCtx, roundId: number, panellistId: number, purpose: Purpose) {
  const secret = newSecret()
  const id = await nextId(ctx.db, ctx.review.id, 'panel invitation')
  await insertInvitation(ctx.db, {
    reviewId: ctx.review.id,
    id,
    roundId,
    panellistId,
    hash: hashSecret(secret),
    purpose,
    createdAt: ctx.now,
    createdBy: personOf(ctx),
  })
  await record(ctx, {
    verb: purpose === 'reminder' ? 'reminded' : 'invited',
    subjectKind: 'panellist',
    subjectId: panellistId,
    after: { round: roundId, invitation: id },
    audience: 'lead',
  })
  return { id, panellistId, secret, purpose }
}

type Post = { readonly mail: Mail; readonly baseUrl: string; readonly sayIn: (language: Language) => Say }

/** What became of a letter: `problem` is null when it went, else why not; then its words are there to copy. */
export type Posted = { readonly problem: string | null; readonly letter: Letter | null }

/** Sends a link by mail where there is an address and a mail server. */
export async function sendInvitation(
  ctx: ReviewCtx,
  link: Pick<MadeLink, 'id' | 'secret' | 'purpose'>,
  post: Post,
): Promise<Posted> {
  const invited = await findInvitation(ctx.db, hashSecret(link.secret))
  if (invited === undefined) return { problem: 'The link is no longer there.', letter: null }
  const roundTitle = (invited.language === 'nl' && invited.titleNl) || invited.roundTitle
  const letter = letterTo(
    { ...invited, roundTitle },
    `${post.baseUrl}/panel/${link.secret}?language=${invited.language}`,
    link.purpose,
    post.sayIn(invited.language),
    dayIn(invited.language),
  )
  if (letter.to === '') return { problem: 'No e-mail address is known.', letter }
  if (!post.mail.canSend) return { problem: 'This server has no mail set up.', letter }
  const problem = await post.mail.send(letter)
  if (problem !== null) return { problem, letter }
  await transaction(ctx, async ctx => {
    await updateInvitation(ctx.db, ctx.review.id, link.id, { mailedAt: ctx.now })
    await record(ctx, {
      verb: 'mailed the invitation of',
      subjectKind: 'panellist',
      subjectId: invited.panellistId,
      after: { invitation: link.id },
      audience: 'lead',
    })
  })
  return { problem: null, letter }
}

/** All links of this link's person to the round, reminders and older ones alike: they open nothing, and sessions begun with them end. */
export function revokeInvitations(ctx: ReviewCtx, roundId: number, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const row = await findInvitationRow(ctx.db, ctx.review.id, roundId, id)
    if (row === undefined) throw notFound('This invitation')
    const ended = await endLinks(ctx.db, ctx.review.id, roundId, row.panellistId, ctx.now)
    if (ended === 0) return
    await record(ctx, {
      verb: 'ended the links of',
      subjectKind: 'panellist',
      subjectId: row.panellistId,
      after: { round: roundId, links: ended },
      audience: 'lead',
    })
  })
}

export type Opened = {
  readonly reviewId: number
  readonly panellistId: number
  readonly roundId: number
  readonly invitationId: number
}

/** What a link opens: the round, or once it is closed what became of one's words; null for unknown and ended ones alike. The first use is noted with its time, not its place. */
export async function openLink(ctx: Ctx, secret: string): Promise<Opened | null> {
  const found = await findInvitation(ctx.db, hashSecret(secret))
  if (found === undefined || found.revokedAt !== null || found.withdrawnAt !== null) return null
  const { reviewId, panellistId, roundId, id } = found
  if (found.firstUsedAt === null) {
    const asPanellist = {
      ...ctx,
      review: { id: reviewId, slug: found.slug },
      actor: { kind: 'panellist' as const, id: panellistId },
    }
    await transaction(asPanellist, async ctx => {
      await updateInvitation(ctx.db, reviewId, id, { firstUsedAt: ctx.now })
      await record(ctx, {
        verb: 'opened the link',
        subjectKind: 'panellist',
        subjectId: panellistId,
        after: { invitation: id },
        audience: 'lead',
      })
    })
  }
  return { reviewId, panellistId, roundId, invitationId: id }
}

/** At most so many in an hour for one person. */
const ASKED_AN_HOUR = 5

/** Sends a new link to the stored address, when the old one belonged to someone who takes part in an open round. */
export async function sendNewLink(ctx: Ctx, secret: string, post: Post): Promise<void> {
  const found = await findInvitation(ctx.db, hashSecret(secret))
  if (
    found === undefined ||
    found.withdrawnAt !== null ||
    found.email === '' ||
    !post.mail.canSend ||
    !takesAnswers(found, ctx.now)
  )
    return
  if ((await countAskedFor(ctx.db, found.reviewId, found.panellistId, minutesLater(ctx.now, -60))) >= ASKED_AN_HOUR)
    return
  const inReview = {
    ...ctx,
    review: { id: found.reviewId, slug: found.slug },
    actor: { kind: 'panellist' as const, id: found.panellistId },
  }
  const link = await transaction(inReview, ctx => makeLink(ctx, found.roundId, found.panellistId, 'invitation'))
  await sendInvitation(inReview, link, post)
}
