// Beginning a review and changing what it is called.
import { lastChange, record } from '../core/db/activity.ts'
import { INSTALLATION, nextId, nextIds } from '../core/db/counter.ts'
import { type Ctx, personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { invalid, stale } from '../core/errors.ts'
import { DEFAULT_FACETS, DEFAULT_LEVELS, slugOf } from './domain.ts'
import {
  getReview,
  insertFacets,
  insertLevels,
  insertMember,
  insertReview,
  insertTerms,
  isSlugTaken,
  keepOldAddress,
  updateReview,
} from './store.ts'

export type NewReview = {
  readonly title: string
  readonly kind: 'realist-review' | 'rapid-realist-review'
  readonly intervention?: string
  readonly registration?: string
  readonly slug?: string | null
  readonly isExample?: boolean
  /** Who leads it; null for one made on the command line without `--lead`. */
  readonly leadId: number | null
}

/** Makes a review with its levels, facets and lead. A slug that is taken is refused when given, numbered when made from the title. */
export function createReview(ctx: Ctx, review: NewReview): Promise<{ id: number; slug: string }> {
  return transaction(ctx, async ctx => {
    const slug = await freeSlug(ctx, review.slug ?? null, review.title)
    const id = await nextId(ctx.db, INSTALLATION, 'review')
    await insertReview(ctx.db, {
      id,
      slug,
      title: review.title,
      kind: review.kind,
      intervention: review.intervention ?? '',
      registration: review.registration ?? '',
      isExample: review.isExample === true,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    const levels = await nextIds(ctx.db, id, 'level', DEFAULT_LEVELS.length)
    await insertLevels(
      ctx.db,
      DEFAULT_LEVELS.map((level, at) => ({ reviewId: id, id: levels + at, position: at + 1, ...level })),
    )
    await addShippedFacets(ctx, id)
    if (review.leadId !== null)
      await insertMember(ctx.db, { reviewId: id, personId: review.leadId, role: 'lead', joinedAt: ctx.now })
    await record(
      { ...ctx, review: { id } },
      { verb: 'began', subjectKind: 'review', subjectId: id, after: { title: review.title, kind: review.kind } },
    )
    return { id, slug }
  })
}

async function addShippedFacets(ctx: Ctx, reviewId: number): Promise<void> {
  const facets = await nextIds(ctx.db, reviewId, 'facet', DEFAULT_FACETS.length)
  await insertFacets(
    ctx.db,
    DEFAULT_FACETS.map((facet, at) => ({
      reviewId,
      id: facets + at,
      key: facet.key,
      name: facet.name,
      describes: facet.describes,
      isOrdered: facet.isOrdered ? 1 : 0,
      position: at + 1,
      retiredAt: null,
    })),
  )
  const terms = DEFAULT_FACETS.flatMap((facet, at) =>
    facet.terms.map((name, position) => ({ facetId: facets + at, name, position: position + 1 })),
  )
  const first = await nextIds(ctx.db, reviewId, 'term', terms.length)
  await insertTerms(
    ctx.db,
    terms.map((term, at) => ({ reviewId, id: first + at, parentId: null, retiredAt: null, ...term })),
  )
}

async function freeSlug(ctx: Ctx, wanted: string | null, title: string): Promise<string> {
  if (wanted !== null && wanted !== '') {
    if (slugOf(wanted) !== wanted) throw invalid('slug', 'Use lower-case letters, digits and hyphens.')
    if (await isSlugTaken(ctx.db, wanted)) throw invalid('slug', 'Another review has this address.')
    return wanted
  }
  const base = slugOf(title)
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!(await isSlugTaken(ctx.db, slug))) return slug
  }
}

export type ReviewSettings = {
  readonly title: string
  readonly kind: 'realist-review' | 'rapid-realist-review'
  readonly intervention: string
  readonly registration: string
  readonly slug: string
  readonly shape: 'CMO' | 'resource + response' | 'SCMO' | 'ICAMO'
  readonly version: number
}

const SETTINGS = [
  { name: 'title', label: 'Title' },
  { name: 'kind', label: 'Kind', isChoice: true },
  { name: 'intervention', label: 'Intervention or programme' },
  { name: 'registration', label: 'Registration' },
  { name: 'slug', label: 'Address' },
  { name: 'shape', label: 'Shape of configurations', isChoice: true },
] as const

/** Saves the settings; an old address goes on working for members. Returns the slug now in force. */
export function changeReview(ctx: ReviewCtx, settings: ReviewSettings): Promise<string> {
  return transaction(ctx, async ctx => {
    const before = await getReview(ctx.db, ctx.review.id)
    if (slugOf(settings.slug) !== settings.slug) throw invalid('slug', 'Use lower-case letters, digits and hyphens.')
    if (settings.slug !== before.slug && (await isSlugTaken(ctx.db, settings.slug, ctx.review.id)))
      throw invalid('slug', 'Another review has this address.')
    const { version, ...set } = settings
    if (!(await updateReview(ctx.db, ctx.review.id, version, set))) {
      throw stale(
        { several: 'The settings of this review' },
        {
          version: before.version,
          ...(await lastChange(ctx.db, ctx.review.id, 'review', ctx.review.id, ['changed'])),
          fields: SETTINGS.map(field => ({ ...field, theirs: before[field.name], mine: settings[field.name] })),
        },
      )
    }
    if (settings.slug !== before.slug) await keepOldAddress(ctx.db, ctx.review.id, before.slug, settings.slug)
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'review',
      subjectId: ctx.review.id,
      before: { title: before.title, kind: before.kind, shape: before.shape },
      after: { title: set.title, kind: set.kind, shape: set.shape },
    })
    return settings.slug
  })
}
