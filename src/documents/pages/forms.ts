// What the address of a page with a text may ask of it.
import { z } from 'zod'
import { choice, optional, text, whole } from '../../core/http/fields.ts'

/**
 * `find` marks words and `at` is the one of them that is gone to; `page` goes to a page, by its number in the file;
 * `view` chooses between reading text and pages for this once.
 */
export const toolFields = {
  find: text(200),
  at: optional(whole(1, 9_999)),
  page: optional(whole(1, 99_999)),
  view: optional(choice(['reading', 'pages'])),
}

export const ReadingQuery = z.object({ quote: optional(whole(1, 999_999)), ...toolFields })
