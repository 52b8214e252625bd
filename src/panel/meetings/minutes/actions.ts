// Minutes back to those who were there, and their corrections kept beside them.
import { record } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import type { Letter, Mail } from '../../../core/mail.ts'
import type { MEETING_ROLES } from '../../domain.ts'
import { getMeeting } from '../store.ts'
import { insertCorrection, insertLetter } from './store.ts'

export type Written = Letter & { readonly panellistId: number }
export type SentLetter = Written & { readonly problem: string | null }

/** Sends each letter where there is an address and a mail server; the others are to copy. Each is kept as written, without its words. */
export async function sendLetters(
  ctx: ReviewCtx,
  letters: readonly Written[],
  about: { readonly kind: 'minutes' | 'closing'; readonly meetingId: number | null },
  mail: Mail,
): Promise<SentLetter[]> {
  const sent: SentLetter[] = []
  for (const letter of letters) {
    const problem =
      letter.to === ''
        ? 'No e-mail address is known.'
        : mail.canSend
          ? await mail.send(letter)
          : 'This server has no mail set up.'
    await transaction(ctx, async ctx => {
      await insertLetter(ctx.db, {
        ...about,
        reviewId: ctx.review.id,
        id: await nextId(ctx.db, ctx.review.id, 'panel letter'),
        panellistId: letter.panellistId,
        createdAt: ctx.now,
        createdBy: personOf(ctx),
        mailedAt: problem === null ? ctx.now : null,
      })
      await record(ctx, {
        verb: about.kind === 'minutes' ? 'wrote the minutes to' : 'wrote what became of it to',
        subjectKind: 'panellist',
        subjectId: letter.panellistId,
        after: { meeting: about.meetingId, mailed: problem === null },
        audience: 'lead',
      })
    })
    sent.push({ ...letter, problem })
  }
  return sent
}

export type Correction = {
  readonly role: (typeof MEETING_ROLES)[number]
  readonly text: string
  readonly receivedOn: string
  readonly outcome: 'corrected' | 'noted'
  readonly answer: string
}

/** Returns its number. */
export function addCorrection(ctx: ReviewCtx, meetingId: number, correction: Correction): Promise<number> {
  return transaction(ctx, async ctx => {
    await getMeeting(ctx.db, ctx.review.id, meetingId)
    const id = await nextId(ctx.db, ctx.review.id, 'correction')
    const made = { reviewId: ctx.review.id, id, meetingId, createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertCorrection(ctx.db, { ...correction, ...made })
    await record(ctx, {
      verb: 'noted a correction of',
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { correction: id, ...correction },
      audience: 'lead',
    })
    return id
  })
}
