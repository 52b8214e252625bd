// Finding anything in a review by its words, as far as the reader may see it where it stands.
import type { z } from 'zod'
import { find, hasWords } from '../../core/db/search.ts'
import { forbidden } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { termsOf } from '../../core/search-terms.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { FoundPage } from './answers.ts'
import { type FoundKind, type Hit, isIndexed, kindsFor, placeOf } from './domain.ts'
import { FindQuery } from './forms.ts'
import { partsOf, passageOf, wordsIn } from './highlight.ts'
import { lookThrough } from './looked/store.ts'
import { namedIn, remarksOn } from './reading.ts'
import { readHits } from './store.ts'
import { shownOf } from './stretches.ts'

const A_PAGE = 20
/** So many of the index can be paged through; what is looked through whole follows them. */
const OF_THE_INDEX = 1000

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
  const names = kindsFor(ctx.may('panel.results'))
  if (kind !== null && names[kind] === undefined) throw forbidden()
  const kinds = kind === null ? (Object.keys(names) as FoundKind[]) : [kind]
  const words = wordsIn(q)
  const first = await hitsOf(ctx, q, kinds, from)
  // Whoever went on past the end, because things were deleted since or by a wrong address, gets the last page.
  const start = from < first.count || first.count === 0 ? from : Math.floor((first.count - 1) / A_PAGE) * A_PAGE
  const { hits, count, more } = start === from ? first : await hitsOf(ctx, q, kinds, start)
  return {
    view: 'reports/finding/page',
    title: 'Find',
    nav: 'find',
    data: {
      ...{ q, kind, names, hasWords: hasWords(q), count, more, from: start },
      ...{ remarks: remarksOn(q), named: await namedOf(ctx, q) },
      previous: start === 0 ? null : Math.max(0, start - A_PAGE),
      next: start + A_PAGE < count ? start + A_PAGE : null,
      hits: hits.map(hit => shownHit(ctx.review.slug, hit, words)),
    },
  }
}

/** What is called by its number, where it is there. */
async function namedOf({ db, review }: MemberCtx, q: string) {
  const wanted = namedIn(q)
  const [hit] = wanted === null ? [] : await readHits(db, review.id, [wanted])
  return hit === undefined ? null : { kind: hit.kind, id: hit.id, title: hit.title, ...placeOf(review.slug, hit) }
}

/** A page of hits: first those of the index by rank, then what was looked through. */
async function hitsOf({ db, review }: MemberCtx, q: string, kinds: readonly FoundKind[], from: number) {
  const indexed = kinds.filter(isIndexed)
  const offset = Math.min(from, OF_THE_INDEX)
  const limit = Math.min(A_PAGE, OF_THE_INDEX - offset)
  const found =
    indexed.length === 0
      ? { hits: [], count: 0, more: false }
      : await find(db, review.id, q, { kinds: indexed, limit, offset })
  const looked = await lookThrough(db, review.id, kinds, termsOf(q))
  const further = looked.slice(Math.max(0, from - found.count), Math.max(0, from + A_PAGE - found.count))
  return {
    hits: [...(await readHits(db, review.id, found.hits)), ...further],
    count: found.count + looked.length,
    more: found.more,
  }
}

function shownHit(slug: string, hit: Hit, words: readonly string[]) {
  const shown = shownOf(hit.stretches, words)
  return {
    ...{ kind: hit.kind, id: hit.id, ...placeOf(slug, hit) },
    title: partsOf(hit.title, words),
    what: shown?.what ?? '',
    language: shown?.language ?? null,
    passage: passageOf(shown?.text ?? '', words),
  }
}
