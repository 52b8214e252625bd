// The way into a review: by its address and by membership. Not a member: not found. Not allowed: forbidden.
import type { ReviewCtx } from '../core/db/transaction.ts'
import { forbidden, Moved, notFound, signInNeeded } from '../core/errors.ts'
import { type BaseCtx, declare } from '../core/http/routes.ts'
import { allows, type ReviewPermission, type Role, rolesThatMay } from './permissions.ts'
import { findMembership, findNewAddress } from './store.ts'

export type Person = { readonly id: number; readonly name: string }

/** The review as every page of it knows it. `members` counts people: with one, votes and waiting states do not appear; `waiting` the threads that wait for the reader. */
export type ReviewFrame = {
  readonly id: number
  readonly slug: string
  readonly title: string
  readonly kind: 'realist-review' | 'rapid-realist-review'
  readonly shape: 'CMO' | 'resource + response' | 'SCMO' | 'ICAMO'
  readonly isExample: boolean
  readonly role: Role
  readonly members: number
  readonly waiting: number
}

/** What handlers of review pages get; actions need only its ReviewCtx part. */
export type MemberCtx = BaseCtx & ReviewCtx & { readonly review: ReviewFrame; readonly person: Person }

/** Declares a route under /reviews/:review. */
export const route = declare<ReviewPermission, MemberCtx>(async (base, params, permission, req) => {
  const { person } = base.visitor
  if (person === null) throw signInNeeded()
  const slug = params.review ?? ''
  const review = await findMembership(base.db, slug, person.id)
  if (review === undefined) {
    const address = await findNewAddress(base.db, slug, person.id)
    if (address !== undefined) throw new Moved(req.originalUrl.replace(`/reviews/${slug}`, `/reviews/${address}`))
    throw notFound('This review')
  }
  if (!allows(review.role, permission))
    throw forbidden(`${rolesThatMay(permission)} may do this; your role in this review is ${review.role}.`)
  return { ...base, review, person: { id: person.id, name: person.name }, may: asked => allows(review.role, asked) }
})
