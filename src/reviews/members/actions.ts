// Inviting people into a review, joining it, and changing who may do what.
import { addPerson } from '../../accounts/actions.ts'
import { passwordProblem } from '../../accounts/domain.ts'
import { hashPassword } from '../../accounts/passwords.ts'
import { updatePerson } from '../../accounts/store.ts'
import { daysLater } from '../../core/clock.ts'
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { type Ctx, personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, notFound, Refusal } from '../../core/errors.ts'
import { addJob } from '../../core/jobs/store.ts'
import { hashSecret, newSecret } from '../../core/secrets.ts'
import type { Role } from '../permissions.ts'
import { insertMember } from '../store.ts'
import {
  countOtherLeads,
  deleteMember,
  findInvitation,
  findMember,
  insertInvitation,
  revokeInvitation,
  setRole,
  useInvitation,
} from './store.ts'

const INVITATION_DAYS = 14
/** The same for an invitation that was used, withdrawn, over or never made. */
const ENDED = 'This invitation no longer works. Ask the person who invited you for a new one.'
export const ended = () => new Refusal(404, ENDED)

/** A link that lets one person join with a role; the secret is in the answer only. */
export function inviteMember(
  ctx: ReviewCtx,
  invitation: { readonly role: Role; readonly email: string },
): Promise<string> {
  const secret = newSecret()
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, ctx.review.id, 'invitation')
    await insertInvitation(ctx.db, {
      reviewId: ctx.review.id,
      id,
      hash: hashSecret(secret),
      role: invitation.role,
      email: invitation.email,
      createdBy: personOf(ctx),
      createdAt: ctx.now,
      endsAt: daysLater(ctx.now, INVITATION_DAYS),
    })
    await record(ctx, { verb: 'invited', subjectKind: 'member', after: { role: invitation.role }, audience: 'lead' })
    return secret
  })
}

export function withdrawInvitation(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    if (!(await revokeInvitation(ctx.db, ctx.review.id, id, ctx.now))) throw notFound('This invitation')
    await record(ctx, { verb: 'withdrew an invitation for', subjectKind: 'member', audience: 'lead' })
  })
}

/** Someone with an account joins; who is a member already keeps the higher of both roles' rights, that is the present role. */
export function joinReview(ctx: Ctx, secret: string, personId: number): Promise<{ slug: string }> {
  return transaction(ctx, async ctx => {
    const invitation = await findInvitation(ctx.db, hashSecret(secret), ctx.now)
    if (invitation === undefined) throw ended()
    if ((await findMember(ctx.db, invitation.reviewId, personId)) !== undefined) return { slug: invitation.slug }
    if (!(await useInvitation(ctx.db, invitation.reviewId, invitation.id, personId, ctx.now))) throw ended()
    await addMember({ ...ctx, review: { id: invitation.reviewId, slug: invitation.slug } }, personId, invitation.role)
    return { slug: invitation.slug }
  })
}

/** Someone without an account makes one and joins, in one go. Returns the new person's id. */
export async function joinAsNewPerson(
  ctx: Ctx,
  secret: string,
  person: { readonly name: string; readonly email: string; readonly password: string },
): Promise<{ personId: number; slug: string }> {
  const problem = passwordProblem(person.password, [person.name, person.email])
  if (problem !== null) throw invalid('password', problem)
  const passwordHash = await hashPassword(person.password)
  return transaction(ctx, async ctx => {
    if ((await findInvitation(ctx.db, hashSecret(secret), ctx.now)) === undefined) throw invalid('form', ENDED)
    const personId = await addPerson(ctx, { name: person.name, email: person.email, isAdmin: false })
    await updatePerson(ctx.db, personId, { passwordHash })
    const { slug } = await joinReview(ctx, secret, personId)
    return { personId, slug }
  })
}

export function addMember(ctx: ReviewCtx, personId: number, role: Role): Promise<void> {
  return transaction(ctx, async ctx => {
    await insertMember(ctx.db, { reviewId: ctx.review.id, personId, role, joinedAt: ctx.now })
    await record(ctx, { verb: 'joined', subjectKind: 'member', subjectId: personId, after: { role } })
  })
}

/** The last lead stays lead. */
export function changeRole(ctx: ReviewCtx, personId: number, role: Role): Promise<void> {
  return transaction(ctx, async ctx => {
    const member = await findMember(ctx.db, ctx.review.id, personId)
    if (member === undefined) throw notFound('This member')
    if (member.role === 'lead' && role !== 'lead') await needAnotherLead(ctx, personId)
    await setRole(ctx.db, ctx.review.id, personId, role)
    await record(ctx, {
      verb: 'changed the role of',
      subjectKind: 'member',
      subjectId: personId,
      before: { role: member.role },
      after: { role },
    })
  })
}

/** Later features look at what waited for who has left; the job is theirs. */
const LEFT = 'settle a screen'

/** What the person wrote and decided stays, under their name. */
export function removeMember(ctx: ReviewCtx, personId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const member = await findMember(ctx.db, ctx.review.id, personId)
    if (member === undefined) throw notFound('This member')
    if (member.role === 'lead') await needAnotherLead(ctx, personId)
    await deleteMember(ctx.db, ctx.review.id, personId)
    await addJob(ctx, ctx.review.id, LEFT, {})
    await record(ctx, { verb: 'removed', subjectKind: 'member', subjectId: personId, before: { role: member.role } })
  })
}

async function needAnotherLead(ctx: ReviewCtx, personId: number): Promise<void> {
  if ((await countOtherLeads(ctx.db, ctx.review.id, personId)) === 0)
    throw conflict('A review keeps at least one lead. Make someone else a lead first.')
}
