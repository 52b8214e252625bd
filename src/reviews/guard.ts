// The way into a review: by its address and by membership. Not a member: not found. Not allowed: forbidden.
import { insertAccess } from '../accounts/store.ts'
import { INSTALLATION, nextId } from '../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { forbidden, Moved, notFound, signInNeeded } from '../core/errors.ts'
import { wants } from '../core/http/answers.ts'
import { type BaseCtx, declare } from '../core/http/routes.ts'
import { allows, type ReviewPermission, type Role, rolesThatMay } from './permissions.ts'
import { findMembership, findNewAddress } from './store.ts'

export type Person = { readonly id: number; readonly name: string }

/** The review as every page of it knows it. `members` counts people: with one, votes and waiting states do not appear; `waiting` the threads that wait for the reader, counted for whole pages alone: nothing else shows it. */
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

const declared = declare<ReviewPermission, MemberCtx>(async (base, params, permission, req) => {
  const { person } = base.visitor
  if (person === null) throw signInNeeded()
  const slug = params.review ?? ''
  const review = await findMembership(base.db, slug, person.id, wants(req) === 'page')
  if (review === undefined) {
    const address = await findNewAddress(base.db, slug, person.id)
    if (address !== undefined) throw new Moved(req.originalUrl.replace(`/reviews/${slug}`, `/reviews/${address}`))
    throw notFound('This review')
  }
  if (!allows(review.role, permission))
    throw forbidden(`${rolesThatMay(permission)} may do this; your role in this review is ${review.role}.`)
  return { ...base, review, person: { id: person.id, name: person.name }, may: asked => allows(review.role, asked) }
})

/** Declares a route under /reviews/:review. What is saved from one as a table or a picture is noted in the access log. */
export const route: typeof declared = (method, path, permission, options, handler) =>
  declared(method, path, permission, options, async (ctx, input) => {
    const answer = await handler(ctx, input)
    if ('file' in answer && leaves(answer.file)) await noteSaved(ctx, answer.file.name.split('.').at(-1) ?? '')
    return answer
  })

/** Not what a page shows or fetches for itself, nor what was noted before it was put together. */
function leaves({
  type,
  inline,
  isNoted,
}: {
  readonly type: string
  readonly inline?: boolean
  readonly isNoted?: boolean
}) {
  return inline !== true && isNoted !== true && (type.startsWith('text/csv') || type.startsWith('image/'))
}

function noteSaved(ctx: MemberCtx, detail: string): Promise<void> {
  return transaction({ ...ctx, submission: null }, async ({ db }) => {
    const id = await nextId(db, INSTALLATION, 'access')
    const who = { personId: ctx.person.id, reviewId: ctx.review.id }
    await insertAccess(db, { id, at: ctx.now, kind: 'exported', ...who, detail })
  })
}
