// What changes panels and panellists: consent text with its version, joining, withdrawing, and being erased.
import { noteAccess } from '../../accounts/actions.ts'
import { dayOf } from '../../core/clock.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, stale } from '../../core/errors.ts'
import { hashSecret, newSecret } from '../../core/secrets.ts'
import { endConsents } from '../consents/store.ts'
import { codeFrom, type Language } from '../domain.ts'
import {
  deleteAnswers,
  endInvitations,
  forgetSpeaker,
  getPanel,
  getPanellist,
  insertPanel,
  insertPanellist,
  isCodeTaken,
  listOpenRoundIds,
  updatePanel,
  updatePanellist,
} from './store.ts'

export type PanelWords = {
  readonly kind: 'local reference' | 'expert'
  readonly name: string
  readonly consentText: string
  /** The same text for those who read Dutch; empty: they read the other. */
  readonly consentTextNl?: string
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string | null
}

/** Returns the number of the panel. */
export function addPanel(ctx: ReviewCtx, panel: PanelWords): Promise<number> {
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, ctx.review.id, 'panel')
    await insertPanel(ctx.db, {
      ...panel,
      consentTextNl: panel.consentTextNl ?? '',
      contactEmail: panel.contactEmail ?? '',
      consentVersion: 1,
      reviewId: ctx.review.id,
      id,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'began',
      subjectKind: 'panel',
      subjectId: id,
      after: { kind: panel.kind, name: panel.name },
    })
    return id
  })
}

/** A changed consent text is a new version of it, which people are asked to agree to before their next answer. */
export function changePanel(
  ctx: ReviewCtx,
  id: number,
  panel: PanelWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getPanel(ctx.db, ctx.review.id, id)
    const { version, consentTextNl = before.consentTextNl, ...words } = panel
    const isSameText = before.consentText === panel.consentText && before.consentTextNl === consentTextNl
    const consentVersion = before.consentVersion + (isSameText ? 0 : 1)
    if (
      !(await updatePanel(ctx.db, ctx.review.id, id, version, {
        ...words,
        consentTextNl,
        contactEmail: panel.contactEmail ?? '',
        consentVersion,
      }))
    )
      throw stale('This panel', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'panel', id, ['changed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: panel.name },
          { name: 'consentText', label: 'Consent text', theirs: before.consentText, mine: panel.consentText },
          { name: 'consentTextNl', label: 'Consent text in Dutch', theirs: before.consentTextNl, mine: consentTextNl },
        ],
      })
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'panel',
      subjectId: id,
      before: { name: before.name, consentVersion: before.consentVersion },
      after: { name: panel.name, consentVersion },
    })
  })
}

export type PanellistWords = {
  readonly name: string
  readonly email: string | null
  readonly role: 'patient or public' | 'practitioner' | 'policy' | 'expert'
  readonly organisation: string
  readonly language: Language
}

/** Returns the number of the panellist; the code for exports is made by chance and says nothing of the person. */
export function addPanellist(ctx: ReviewCtx, panelId: number, panellist: PanellistWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const id = await nextId(ctx.db, ctx.review.id, 'panellist')
    let code = codeFrom(hashSecret(newSecret()))
    while (await isCodeTaken(ctx.db, ctx.review.id, code)) code = codeFrom(hashSecret(newSecret()))
    await insertPanellist(ctx.db, {
      ...panellist,
      email: panellist.email ?? '',
      reviewId: ctx.review.id,
      id,
      panelId,
      code,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'added',
      subjectKind: 'panellist',
      subjectId: id,
      after: { panelId, role: panellist.role },
      audience: 'lead',
    })
    return id
  })
}

export function changePanellist(
  ctx: ReviewCtx,
  id: number,
  panellist: PanellistWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getPanellist(ctx.db, ctx.review.id, id)
    if (before.erasedAt !== null) throw conflict('This person has been erased; only the code is left.')
    const { version, ...set } = panellist
    if (!(await updatePanellist(ctx.db, ctx.review.id, id, version, { ...set, email: panellist.email ?? '' })))
      throw stale('This panellist', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'panellist', id, ['changed', 'withdrew', 'asked back'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: panellist.name },
          { name: 'email', label: 'E-mail address', theirs: before.email, mine: panellist.email ?? '' },
          { name: 'organisation', label: 'Organisation', theirs: before.organisation, mine: panellist.organisation },
        ],
      })
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'panellist',
      subjectId: id,
      before: { role: before.role },
      after: { role: panellist.role },
      audience: 'lead',
    })
  })
}

/**
 * Answers to open rounds go, or stay under the code where that was chosen; answers to closed rounds stay under the code,
 * links end. Returns how many answers went.
 */
export function withdrawPanellist(ctx: ReviewCtx, id: number, keepsAnswers = false): Promise<number> {
  return transaction(ctx, async ctx => {
    const before = await getPanellist(ctx.db, ctx.review.id, id)
    if (before.withdrawnAt !== null) return 0
    await updatePanellist(ctx.db, ctx.review.id, id, before.version, {
      withdrawnAt: ctx.now,
      answersKept: keepsAnswers ? 1 : 0,
    })
    await endConsents(ctx.db, ctx.review.id, id, ctx.now)
    const rounds = await listOpenRoundIds(ctx.db, ctx.review.id, before.panelId, dayOf(ctx.now))
    const gone = keepsAnswers ? 0 : await deleteAnswers(ctx.db, ctx.review.id, id, rounds)
    await record(ctx, {
      verb: 'withdrew',
      subjectKind: 'panellist',
      subjectId: id,
      after: { answersTakenOut: gone, answersKept: keepsAnswers },
      audience: 'lead',
    })
    return gone
  })
}

/** Someone who had withdrawn takes part again, on their own wish; consent is asked for anew. */
export function rejoinPanellist(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getPanellist(ctx.db, ctx.review.id, id)
    if (before.erasedAt !== null)
      throw conflict('This person has been erased and cannot be asked back. Add the person anew.')
    await updatePanellist(ctx.db, ctx.review.id, id, before.version, { withdrawnAt: null, answersKept: null })
    await record(ctx, { verb: 'asked back', subjectKind: 'panellist', subjectId: id, audience: 'lead' })
  })
}

/** Removes name, address, organisation and links for good; ratings stay under the code, or go too where `answers` and the round is open. */
export function erasePanellist(ctx: ReviewCtx, id: number, answers: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getPanellist(ctx.db, ctx.review.id, id)
    if (answers)
      await deleteAnswers(
        ctx.db,
        ctx.review.id,
        id,
        await listOpenRoundIds(ctx.db, ctx.review.id, before.panelId, dayOf(ctx.now)),
      )
    await forgetSpeaker(ctx.db, ctx.review.id, id, before.name)
    await endInvitations(ctx.db, ctx.review.id, id, ctx.now)
    await endConsents(ctx.db, ctx.review.id, id, ctx.now)
    await updatePanellist(ctx.db, ctx.review.id, id, before.version, {
      name: '',
      email: '',
      organisation: '',
      withdrawnAt: before.withdrawnAt ?? ctx.now,
      erasedAt: ctx.now,
    })
    await record(ctx, { verb: 'erased', subjectKind: 'panellist', subjectId: id, audience: 'lead' })
  })
}

/** A look at who panellists are is noted, whoever looks: `what` names the page by number. */
export function noteLook(ctx: ReviewCtx, what: string): Promise<void> {
  return noteAccess(ctx, 'looked at panel identities', personOf(ctx), ctx.review.id, what)
}
