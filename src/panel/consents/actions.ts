// Keeping what somebody agreed to: the words they read, in which language, when, and who of the team entered it.
import { dayOf } from '../../core/clock.ts'
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { getPanel, getPanellist } from '../panels/store.ts'
import { consentIn } from './domain.ts'
import { listConsents, upsertConsent } from './store.ts'

export type Agreed = { readonly mayQuote: boolean; readonly mayThank: boolean }

/** Agreement to the panel's present text, in the person's language. The one who enters it is kept; by link that is nobody of the team. */
export function keepConsent(ctx: ReviewCtx, panellistId: number, agreed: Agreed, givenAt: string): Promise<void> {
  return transaction(ctx, async ctx => {
    const person = await getPanellist(ctx.db, ctx.review.id, panellistId)
    const panel = await getPanel(ctx.db, ctx.review.id, person.panelId)
    const { text, language } = consentIn(panel, person.language)
    await upsertConsent(ctx.db, {
      reviewId: ctx.review.id,
      panellistId,
      consentVersion: panel.consentVersion,
      text,
      language,
      mayQuote: agreed.mayQuote ? 1 : 0,
      mayThank: agreed.mayThank ? 1 : 0,
      givenAt,
      enteredBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'agreed to take part',
      subjectKind: 'panellist',
      subjectId: panellistId,
      after: { consentVersion: panel.consentVersion, language, ...agreed },
      audience: 'lead',
    })
  })
}

/** Signed on paper on a day: kept as given then, and as entered by whoever notes it. */
export function notePaperConsent(
  ctx: ReviewCtx,
  panellistId: number,
  { givenOn, ...agreed }: Agreed & { readonly givenOn: string },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const person = await getPanellist(ctx.db, ctx.review.id, panellistId)
    if (person.withdrawnAt !== null) throw conflict('This person no longer takes part. Ask them back first.')
    if (givenOn > dayOf(ctx.now)) throw invalid('givenOn', 'Give the day it was signed, not one to come.')
    const panel = await getPanel(ctx.db, ctx.review.id, person.panelId)
    const [last] = await listConsents(ctx.db, ctx.review.id, panellistId)
    const isStanding = last?.consentVersion === panel.consentVersion && last.withdrawnAt === null
    if (isStanding && dayOf(last.givenAt) > givenOn)
      throw conflict('This person has agreed to this text since that day; what was agreed later stands.')
    await keepConsent(ctx, panellistId, agreed, givenOn === dayOf(ctx.now) ? ctx.now : `${givenOn}T00:00:00.000Z`)
  })
}
