// The matrix of levels by the terms of a facet, with counts that lead to the lists.
import { z } from 'zod'
import { LayerAnswer, LevelAnswer, NameAnswer } from '../../configurations/answers.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listFacets, listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { MatrixFilter } from './forms.ts'
import { countByLevel, countByLevelAndTerm } from './store.ts'

const Matrix = z.object({
  layer: LayerAnswer,
  facet: NameAnswer.nullable(),
  facets: z.array(NameAnswer),
  levels: z.array(LevelAnswer.extend({ count: z.number() })),
  terms: z.array(NameAnswer),
  cells: z.array(z.object({ levelId: z.number(), termId: z.number(), count: z.number() })),
})

async function matrix(ctx: MemberCtx, { layer, facet }: z.output<typeof MatrixFilter>) {
  const { id: reviewId } = ctx.review
  const all = await listFacets(ctx.db, reviewId)
  const facets = all.filter(one => one.describes === 'configurations' && one.retiredAt === null)
  const terms = await listTerms(ctx.db, reviewId, 'configurations')
  const withTerms = facets.find(one => terms.some(term => term.facetId === one.id))
  const chosen = facets.find(one => one.id === facet) ?? withTerms ?? facets[0] ?? null
  const totals = new Map((await countByLevel(ctx.db, reviewId, layer)).map(row => [row.levelId, row.count]))
  const levels = await listLevels(ctx.db, reviewId)
  return {
    view: 'synthesis/matrix',
    title: 'Levels and terms',
    nav: 'synthesis',
    crumbs: [{ label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` }],
    data: {
      layer,
      facet: chosen,
      facets,
      levels: levels.map(level => ({ ...level, count: totals.get(level.id) ?? 0 })),
      terms: terms.filter(term => term.facetId === chosen?.id),
      cells: chosen === null ? [] : await countByLevelAndTerm(ctx.db, reviewId, layer, chosen.id),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/matrix',
    'review.read',
    {
      form: MatrixFilter,
      answer: Matrix,
      steady: true,
      summary: 'How many configurations at each level, by the terms of a facet',
    },
    (ctx, { form }) => matrix(ctx, form),
  ),
]
