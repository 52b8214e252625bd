// Finding anything in a review by its words; whoever may read the review may read all of it.
import type { z } from 'zod'
import { find, hasWords } from '../../core/db/search.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { FoundPage } from './answers.ts'
import { FOUND_KINDS, NAMES, placeOf } from './domain.ts'
import { FindQuery } from './forms.ts'
import { partsOf, passageOf, wordsIn } from './highlight.ts'
import { readHits } from './store.ts'

const A_PAGE = 20

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/find',
    'review.read',
    {
      form: FindQuery,
      answer: FoundPage,
      again: ctx => foundPage(ctx, FindQuery.parse({})),
      summary: 'Everything in the review that holds these words, with the words in their place',
    },
    (ctx, { form }) => foundPage(ctx, form),
  ),
]

async function foundPage(ctx: MemberCtx, { q, kind, from }: z.output<typeof FindQuery>) {
  const { id, slug } = ctx.review
  const kinds = kind === null ? FOUND_KINDS : [kind]
  const { hits, count, more } = await find(ctx.db, id, q, { kinds, limit: A_PAGE, offset: from })
  const words = wordsIn(q)
  const read = await readHits(ctx.db, id, hits)
  return {
    view: 'reports/finding/page',
    title: 'Find',
    nav: 'find',
    data: {
      ...{ q, kind, names: NAMES, hasWords: hasWords(q), count, more },
      previous: from === 0 ? null : Math.max(0, from - A_PAGE),
      next: from + A_PAGE < count ? from + A_PAGE : null,
      hits: read.map(hit => ({
        ...{ kind: hit.kind, id: hit.id, ...placeOf(slug, hit) },
        title: partsOf(hit.title, words),
        passage: passageOf(hit.text, words),
      })),
    },
  }
}
