// What rests on an idea, or on ideas that meet: the configurations, each with what speaks for and against it.
import { z } from 'zod'
import { LayerAnswer, NameAnswer } from '../../../configurations/answers.ts'
import { readConfigurations } from '../../../configurations/store.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listTerms } from '../../../reviews/vocabulary/store.ts'
import { evidenceOf } from '../../store.ts'
import { ROLES_OF } from '../addresses.ts'
import { listAnswering, listIdeaNames, listPlaying } from '../store.ts'
import { RestingAnswer, withEvidence } from './answer.ts'
import { RestingFilter } from './forms.ts'

const PAGE = 50
const PLAYING = ['context', 'strategy', 'actor', 'mechanism', 'outcome'] as const

const RestingPage = z.object({
  layer: LayerAnswer,
  filter: RestingFilter,
  asked: z.array(z.object({ role: z.enum(PLAYING), idea: NameAnswer.nullable() })),
  theme: NameAnswer.nullable(),
  count: z.number(),
  next: z.number().nullable(),
  configurations: z.array(RestingAnswer),
})

async function resting(ctx: MemberCtx, filter: z.output<typeof RestingFilter>) {
  const { id: reviewId, shape, slug } = ctx.review
  const { layer, theme, after } = filter
  const asked = PLAYING.flatMap(role => {
    const idea = filter[role]
    return idea === null ? [] : [{ role, idea }]
  })
  let ids = await listAnswering(ctx.db, reviewId, layer, shape, { term: theme })
  for (const { role, idea } of asked) {
    const playing = new Set(await listPlaying(ctx.db, reviewId, layer, ROLES_OF[role], idea))
    ids = ids.filter(id => playing.has(id))
  }
  const names = new Map((await listIdeaNames(ctx.db, reviewId)).map(one => [one.id, one]))
  const themes = theme === null ? [] : await listTerms(ctx.db, reviewId, 'configurations')
  const page = ids.filter(id => after === null || id > after)
  const shown = page.slice(0, PAGE)
  const readings = await readConfigurations(ctx.db, reviewId, layer, shown, shape)
  return {
    view: 'synthesis/map/resting',
    title: 'What rests on it',
    nav: 'synthesis',
    crumbs: [
      { label: 'Synthesis', href: `/reviews/${slug}/synthesis` },
      { label: 'Map', href: `/reviews/${slug}/synthesis/map` },
    ],
    data: {
      layer,
      filter,
      asked: asked.map(({ role, idea }) => ({ role, idea: names.get(idea) ?? null })),
      theme: themes.find(term => term.id === theme) ?? null,
      count: ids.length,
      next: page.length > PAGE ? (shown.at(-1) ?? null) : null,
      configurations: withEvidence(readings, await evidenceOf(ctx.db, reviewId, layer, shown)),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/resting',
    'review.read',
    {
      form: RestingFilter,
      answer: RestingPage,
      steady: true,
      summary: 'Configurations in which ideas meet, with their evidence',
    },
    (ctx, { form }) => resting(ctx, form),
  ),
]
