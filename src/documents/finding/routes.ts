// The address that answers where words stand in a document, for the search field above its text.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { pageAt } from '../paragraphs.ts'
import { getText } from '../texts/store.ts'
import { findWords } from './finds.ts'
import { FindForm } from './forms.ts'

/** Positions in code points; `page` is the number of the page in its file. */
const FindsAnswer = z.object({
  find: z.string(),
  isAll: z.boolean(),
  finds: z.array(z.object({ start: z.number(), end: z.number(), page: z.number().nullable() })),
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/finds',
    'review.read',
    { form: FindForm, answer: FindsAnswer, summary: 'Where words stand in the text of a document, always as JSON' },
    async (ctx, { params, form }) => {
      const text = await getText(ctx.db, ctx.review.id, params.document)
      const { finds, isAll } = findWords(text.source, form.find)
      const placed = finds.map(span => ({ ...span, page: pageAt(text.pages, span.start) }))
      const body = JSON.stringify(FindsAnswer.parse({ find: form.find, isAll, finds: placed }))
      return { file: { body, type: 'application/json', name: 'finds.json' } }
    },
  ),
]
