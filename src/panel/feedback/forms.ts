// What the form of feedback takes: which comments the next round shows, and in which words.
import { z } from 'zod'
import { several, text, whole } from '../../core/http/fields.ts'

/** `texts` in the order of `all`, which names every comment the form showed. */
export const FeedbackForm = z.object({
  comments: several(whole(1, 999_999_999), 2000),
  all: several(whole(1, 999_999_999), 2000),
  texts: several(text(4000), 2000),
})
