// Where the lead's panel pages stand in the review.
type Framed = { readonly review: { readonly slug: string } }

export const panelPath = (ctx: Framed) => `/reviews/${ctx.review.slug}/panel`
export const roundPath = (ctx: Framed, id: number) => `${panelPath(ctx)}/rounds/${id}`
export const meetingPath = (ctx: Framed, id: number) => `${panelPath(ctx)}/meetings/${id}`

export function frameOf(ctx: Framed, ...more: { readonly label: string; readonly href: string }[]) {
  return { nav: 'panel', crumbs: [{ label: 'Panel', href: panelPath(ctx) }, ...more] }
}
