// The way in for panellists: a session that began with a link which still stands. It opens one round of one review and nothing else.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { conflict, Moved, Refusal } from '../../core/errors.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import { type BaseCtx, declare } from '../../core/http/routes.ts'
import { takesAnswers } from '../domain.ts'
import { isRevoked } from '../invitations/store.ts'
import { contactIn } from '../panels/phone.ts'
import { findSitting } from './store.ts'

declare module 'express-session' {
  interface SessionData {
    /** The link with which a panellist's session began; ending the link ends the session. */
    panelInvitationId?: number
  }
}

export type Sitting = NonNullable<Awaited<ReturnType<typeof findSitting>>>

export type PanellistCtx = BaseCtx &
  ReviewCtx & {
    readonly review: {
      readonly id: number
      readonly slug: string
      readonly title: string
      readonly role: string
      readonly kind: string
    }
    readonly sitting: Sitting
    readonly isOpen: boolean
    readonly hasConsent: boolean
  }

const AGAIN =
  'Open the link of your invitation again, then send this once more. / Open de link van uw uitnodiging opnieuw en verstuur dit dan nog eens.'

/** Declares a route under /panel/answer. */
export const route = declare<'panel.answer', PanellistCtx>(async (base, _params, _permission, req) => {
  const who = base.visitor.panellist
  const invitation = req.session?.panelInvitationId
  const isGone = who === null || invitation === undefined || (await isRevoked(base.db, who.reviewId, invitation))
  const sitting = isGone || who === null ? undefined : await findSitting(base.db, who)
  if (sitting === undefined) {
    if (req.method === 'GET' && req.accepts(['html', 'json']) === 'html') throw new Moved('/panel/left')
    throw new Refusal(403, AGAIN, { resend: true })
  }
  return {
    ...base,
    actor: { kind: 'panellist', id: sitting.panellistId },
    review: { id: sitting.reviewId, slug: sitting.slug, title: sitting.reviewTitle, role: 'panellist', kind: '' },
    sitting,
    isOpen: takesAnswers(sitting, base.now) && sitting.withdrawnAt === null,
    hasConsent: sitting.givenAt !== null,
  }
})

/** Refuses in the panellist's language what comes too late, with whom to ask; what was typed is shown back to copy. */
export function needOpen({ isOpen, sitting }: PanellistCtx): void {
  if (isOpen) return
  const { language } = sitting
  throw conflict(sayIn(language)('panel.closed.kept'), { language, contact: contactIn(sitting) })
}
