// Where pages of principles stand in the review: navigation and the way up.
type Framed = { readonly review: { readonly slug: string } }

export const listPath = (ctx: Framed) => `/reviews/${ctx.review.slug}/principles`
export const pagePath = (ctx: Framed, id: number) => `${listPath(ctx)}/${id}`

export function frameOf(ctx: Framed, id?: number) {
  const up = { label: 'Principles', href: listPath(ctx) }
  return {
    nav: 'principles',
    crumbs: id === undefined ? [up] : [up, { label: `Principle ${id}`, href: pagePath(ctx, id) }],
  }
}
