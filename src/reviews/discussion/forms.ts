// What a comment is made of, and what lists of comments are filtered by.
import { z } from 'zod'
import { checkbox, choice, decidedOn, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { SUBJECTS, type SubjectKind } from '../subjects.ts'

const id = () => whole(1, 999_999_999)
const words = { text: needed('a comment', 5000), mentioned: several(id(), 50) }

/** `answerTo` is the first comment of a thread about the same thing. */
export const CommentForm = z.object({
  about: needed('what the comment is about', 60),
  answerTo: optional(id()),
  ...words,
})
export const CommentChangeForm = z.object({ ...words, version: version() })
export const CommentDeletionForm = z.object({ version: decidedOn() })
/** `back` is the list that the button stood in; without it, the thing itself is shown. */
export const ResolveForm = z.object({ resolved: checkbox(), back: optional(choice(['comments', 'for-you'])) })
export const AboutQuery = z.object({ about: text(60) })

const KINDS = Object.keys(SUBJECTS) as [SubjectKind, ...SubjectKind[]]

/** `after` is the `next` of the page before. */
export const CommentFilter = z.object({
  state: optional(choice(['open', 'settled', 'all'])),
  kind: optional(choice(KINDS, 'Choose a kind of the list.')),
  person: optional(id()),
  after: text(12),
})
