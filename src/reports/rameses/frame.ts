// Where the pages of the RAMESES items stand.
import type { MemberCtx } from '../../reviews/guard.ts'

export const LIST = '/reviews/:review/rameses'

export const pathOf = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/rameses${path}`

export function frameOf(ctx: MemberCtx, isBelow = false) {
  const report = { label: 'Report', href: `/reviews/${ctx.review.slug}/reports` }
  return { nav: 'report', crumbs: isBelow ? [report, { label: 'RAMESES items', href: pathOf(ctx) }] : [report] }
}
