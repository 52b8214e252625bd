// Who belongs to a review: the list, invitations by link, and the page that an invited person sees.
import { z } from 'zod'
import { route as account } from '../../accounts/guard.ts'
import type { BaseCtx, Route } from '../../core/http/routes.ts'
import { beginSession } from '../../core/http/session.ts'
import { hashSecret } from '../../core/secrets.ts'
import { type MemberCtx, route } from '../guard.ts'
import {
  changeRole,
  ended,
  inviteMember,
  joinAsNewPerson,
  joinReview,
  removeMember,
  withdrawInvitation,
} from './actions.ts'
import { InvitationForm, JoinForm, RoleForm } from './forms.ts'
import { findInvitation, listInvitations, listMembers } from './store.ts'

const Members = z.object({
  members: z.array(z.object({ personId: z.number(), name: z.string(), role: z.string(), joinedAt: z.string() })),
  invitations: z.array(
    z.object({ id: z.number(), role: z.string(), email: z.string(), createdAt: z.string(), endsAt: z.string() }),
  ),
  link: z.string().nullable(),
  mailed: z.string().nullable(),
})
const Join = z.object({ secret: z.string(), title: z.string().nullable(), role: z.string().nullable() })

async function membersPage(ctx: MemberCtx, link: string | null = null, mailed: string | null = null) {
  const invitations = ctx.may('review.members') ? await listInvitations(ctx.db, ctx.review.id, ctx.now) : []
  return {
    view: 'reviews/members/list',
    title: 'Members',
    nav: 'settings',
    data: { members: await listMembers(ctx.db, ctx.review.id), invitations, link, mailed },
  }
}

/** The title is shown to people who are signed in only: the link itself says nothing to a mail scanner. */
async function joinPage(ctx: BaseCtx, secret: string) {
  const invitation = ctx.visitor.person === null ? undefined : await findInvitation(ctx.db, hashSecret(secret), ctx.now)
  if (ctx.visitor.person !== null && invitation === undefined) throw ended()
  return {
    view: 'reviews/members/join',
    title: 'Join a review',
    data: { secret, title: invitation?.title ?? null, role: invitation?.role ?? null },
  }
}

async function invite(ctx: MemberCtx, form: { role: 'lead' | 'reviewer' | 'observer'; email: string }) {
  const link = `${ctx.services.config.baseUrl}/join/${await inviteMember(ctx, form)}`
  if (form.email === '' || !ctx.services.mail.canSend) return membersPage(ctx, link)
  const text = `${ctx.person.name} invites you to the review "${ctx.review.title}" as ${form.role}.\n\nOpen this link to join; it works once, for 14 days:\n${link}\n`
  const problem = await ctx.services.mail.send({
    to: form.email,
    name: '',
    subject: `Invitation to a review: ${ctx.review.title.replaceAll(/\s+/g, ' ')}`,
    text,
  })
  return membersPage(ctx, link, problem ?? `Sent to ${form.email}.`)
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/members', 'review.read', { answer: Members }, ctx => membersPage(ctx)),
  route(
    'POST',
    '/reviews/:review/invitations',
    'review.members',
    { form: InvitationForm, answer: Members, example: { role: 'reviewer', email: '' }, again: ctx => membersPage(ctx) },
    (ctx, { form }) => invite(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/invitations/:invitation/withdrawal',
    'review.members',
    { form: z.object({}) },
    async (ctx, { params }) => {
      await withdrawInvitation(ctx, params.invitation)
      return { see: `/reviews/${ctx.review.slug}/members`, done: 'The invitation no longer works.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/members/:person/role',
    'review.members',
    { form: RoleForm, answer: Members, example: { role: 'reviewer' }, again: ctx => membersPage(ctx) },
    async (ctx, { params, form }) => {
      await changeRole(ctx, params.person, form.role)
      return { see: `/reviews/${ctx.review.slug}/members`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/members/:person/removal',
    'review.members',
    { form: z.object({}) },
    async (ctx, { params }) => {
      await removeMember(ctx, params.person)
      ctx.services.jobs.poke()
      return { see: `/reviews/${ctx.review.slug}/members`, done: 'Removed. What they wrote stays.' }
    },
  ),
  account('GET', '/join/:secret', 'public', { answer: Join }, (ctx, { params }) => joinPage(ctx, params.secret)),
  account('POST', '/join/:secret/membership', 'person', { form: z.object({}) }, async (ctx, { params }) => {
    const { slug } = await joinReview(ctx, params.secret, ctx.visitor.person?.id ?? 0)
    return { see: `/reviews/${slug}`, done: 'Welcome to the review.' }
  }),
  account(
    'POST',
    '/join/:secret',
    'public',
    {
      form: JoinForm,
      answer: Join,
      limit: { attempts: 20, minutes: 15 },
      again: (ctx, { params }) => joinPage(ctx, params.secret),
    },
    async (ctx, { params, form, req }) => {
      const { personId, slug } = await joinAsNewPerson(ctx, params.secret, form)
      await beginSession(req, { personId })
      return { see: `/reviews/${slug}`, done: 'Welcome to the review.' }
    },
  ),
]
