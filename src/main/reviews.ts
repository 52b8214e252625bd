// Commands for reviews: beginning one, listing all, adding members, and finding the one that --review names.
import { z } from 'zod'
import type { Ctx, ReviewCtx } from '../core/db/transaction.ts'
import { createReview } from '../reviews/actions.ts'
import { NewReviewForm } from '../reviews/forms.ts'
import { addMember, changeRole } from '../reviews/members/actions.ts'
import { findMember } from '../reviews/members/store.ts'
import { ROLES } from '../reviews/permissions.ts'
import { findReviewBySlug, listReviews } from '../reviews/store.ts'
import { personByEmail } from './accounts.ts'
import { type Command, inHouse } from './command.ts'

export const reviewCreate: Command = {
  options: {
    title: { type: 'string' },
    slug: { type: 'string' },
    lead: { type: 'string' },
    kind: { type: 'string' },
  },
  needed: ['title'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx }) => {
      const parsed = NewReviewForm.safeParse({ title: flags.title, kind: flags.kind ?? 'realist-review' })
      if (!parsed.success)
        throw new Error(
          z.flattenError(parsed.error).fieldErrors.title?.[0] ?? 'The kind is realist-review or rapid-realist-review.',
        )
      const lead = flags.lead === undefined ? null : await personByEmail(ctx.db, String(flags.lead))
      return createReview(ctx, {
        ...parsed.data,
        slug: flags.slug === undefined ? null : String(flags.slug),
        leadId: lead?.id ?? null,
      })
    }),
  lines: (made: { slug: string }) => [`The review has begun. Its address: ${made.slug}`],
}

export const reviewList: Command = {
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx }) =>
      (await listReviews(ctx.db)).map(review => ({ ...review, isExample: review.isExample === 1 })),
    ),
  lines: (reviews: readonly { slug: string; title: string }[]) =>
    reviews.length === 0 ? ['There are no reviews yet.'] : reviews.map(review => `${review.slug}  ${review.title}`),
}

export const memberAdd: Command = {
  options: { review: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' } },
  needed: ['review', 'email', 'role'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx }) => {
      const role = ROLES.find(role => role === flags.role)
      if (role === undefined) throw new Error(`The role is ${ROLES.join(', ')}.`)
      const inside = await inReview(ctx, flags.review)
      const person = await personByEmail(ctx.db, String(flags.email))
      const member = await findMember(ctx.db, inside.review.id, person.id)
      if (member === undefined) await addMember(inside, person.id, role)
      else if (member.role !== role) await changeRole(inside, person.id, role)
      return { review: inside.review.slug, name: person.name, role }
    }),
  lines: (added: { review: string; name: string; role: string }) => [
    `${added.name} is now ${added.role} in the review ${added.review}.`,
  ],
}

/** The context of a command inside the review that --review names. */
export async function inReview<C extends Ctx>(ctx: C, slug: unknown): Promise<C & ReviewCtx> {
  const review = await findReviewBySlug(ctx.db, String(slug))
  if (review === undefined) throw new Error(`There is no review ${slug}. retroduce review list names them.`)
  return { ...ctx, review: { id: review.id, slug: review.slug } }
}
