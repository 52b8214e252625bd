// Themes that are named while parking a passage: used when they are there, begun when they are not.
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { addFacet, addTerm } from '../../../reviews/vocabulary/actions.ts'
import { findFacetByKey, findTermByName } from '../../../reviews/vocabulary/store.ts'

const THEME = { name: 'Theme', describes: 'configurations', isOrdered: false } as const

/** The theme of this name; null for an empty name. */
export async function themeNamed(ctx: ReviewCtx, name: string): Promise<number | null> {
  if (name === '') return null
  return transaction(ctx, async ctx => {
    const facet = await findFacetByKey(ctx.db, ctx.review.id, 'theme')
    const facetId = facet?.id ?? (await addFacet(ctx, THEME))
    const term = await findTermByName(ctx.db, ctx.review.id, facetId, name)
    return term !== undefined && term.retiredAt === null ? term.id : addTerm(ctx, facetId, { name })
  })
}
