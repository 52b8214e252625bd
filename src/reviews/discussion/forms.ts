// What a comment is made of.
import { z } from 'zod'
import { checkbox, needed } from '../../core/http/fields.ts'

export const CommentForm = z.object({ about: needed('what the comment is about', 60), text: needed('a comment', 5000) })
export const ResolveForm = z.object({ resolved: checkbox() })
