// Where the pages of the framework stand: their addresses and the way up.
type Framed = { readonly review: { readonly slug: string } }

export const frameworkPath = (ctx: Framed, rest = '') => `/reviews/${ctx.review.slug}/framework${rest}`

/** The place in the navigation, with the steps above a page of the framework. */
export function frameOf(ctx: Framed, ...steps: readonly { readonly label: string; readonly href: string }[]) {
  return {
    nav: 'principles',
    crumbs: [
      { label: 'Principles', href: `/reviews/${ctx.review.slug}/principles` },
      { label: 'Framework', href: frameworkPath(ctx) },
      ...steps,
    ],
  }
}

/** A CSV named for the review. */
export const fileOf = (ctx: Framed, name: string, body: string) => ({
  file: { body, type: 'text/csv; charset=utf-8', name: `${ctx.review.slug}-${name}.csv` },
})
