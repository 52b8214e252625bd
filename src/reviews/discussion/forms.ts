// What a comment is made of.
import { z } from 'zod'
import { checkbox, choice, needed, optional, text } from '../../core/http/fields.ts'

export const CommentForm = z.object({ about: needed('what the comment is about', 60), text: needed('a comment', 5000) })
export const ResolveForm = z.object({ resolved: checkbox() })

/** `after` is the `next` of the page before. */
export const CommentFilter = z.object({ state: optional(choice(['open', 'all'])), after: text(12) })
