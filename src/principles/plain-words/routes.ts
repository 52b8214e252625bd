// A principle in plain words: the page to write them on.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { PlainWordsPage } from '../answers.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../domain.ts'
import { frameOf, pagePath } from '../frame.ts'
import { getPrinciple } from '../store.ts'
import { changePlainWords } from './actions.ts'
import { PlainWordsForm } from './forms.ts'
import { tooMany } from './sentences.ts'

async function plainWordsPage(ctx: MemberCtx, id: number) {
  const { heading, plainWords, version } = await getPrinciple(ctx.db, ctx.review.id, id)
  return {
    view: 'principles/plain-words',
    title: `Principle ${id} in plain words`,
    ...frameOf(ctx, id),
    data: { principle: { id, heading, plainWords, version } },
  }
}

const WORDS = '/reviews/:review/principles/:principle/plain-words'

export const routes: readonly Route[] = [
  route('GET', WORDS, 'principles.write', { answer: PlainWordsPage }, (ctx, { params }) =>
    plainWordsPage(ctx, params.principle),
  ),
  route(
    'POST',
    WORDS,
    'principles.write',
    {
      form: PlainWordsForm,
      answer: PlainWordsPage,
      example: { en: 'People return when they feel heard. So leave time for it.', nl: '', version: 1 },
      again: (ctx, { params }) => plainWordsPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await changePlainWords(ctx, params.principle, form)
      const long = tooMany(LANGUAGES.map(language => ({ language: LANGUAGE_NAMES[language], text: form[language] })))
      return { see: pagePath(ctx, params.principle), done: ['Saved.', long].filter(text => text !== '').join(' ') }
    },
  ),
]
